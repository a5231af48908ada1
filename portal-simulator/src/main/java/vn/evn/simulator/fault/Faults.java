package vn.evn.simulator.fault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The plan in force and how many calls it has seen. It is not kept over a restart. */
@ApplicationScoped
public class Faults {
  private volatile State state = new State(FaultPlan.NONE);

  Faults() {}

  public FaultPlan plan() {
    return state.plan;
  }

  /** Puts a plan in force; every count begins anew. */
  public void put(FaultPlan plan) {
    state = new State(plan);
  }

  /** What happens to the next call of this name: a service, or {@link FaultPlan#LOGIN}. */
  public Optional<Fault> next(String call) {
    State now = state;
    if (now.plan.isEmpty()) {
      return Optional.empty();
    }
    long number = now.seen.computeIfAbsent(call, name -> new AtomicLong()).getAndIncrement();
    return now.plan.draw(call, number);
  }

  private static final class State {
    private final FaultPlan plan;
    private final Map<String, AtomicLong> seen = new ConcurrentHashMap<>();

    private State(FaultPlan plan) {
      this.plan = plan;
    }
  }
}
