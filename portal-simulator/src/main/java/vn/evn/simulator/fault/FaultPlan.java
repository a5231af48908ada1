package vn.evn.simulator.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which call misbehaves how often.
 *
 * <p>The n-th call of a name draws from the seed, the name and n alone, so that a run can be
 * repeated whatever the other calls do in between.
 *
 * @param calls per call (service, {@link #LOGIN} or {@link #EVERY}) the probability of each fault;
 *     the probabilities of one call sum to 1 at most
 * @param scripts by call, what happens to its first calls, one after the other; empty for one
 *     without fault
 * @param seed of the draws
 * @param slowMillis how late a slow answer is, in milliseconds
 */
public record FaultPlan(
    Map<String, Map<Fault, Double>> calls,
    Map<String, List<Optional<Fault>>> scripts,
    long seed,
    long slowMillis) {
  /** Name of the login, which has no service name on the wire. */
  public static final String LOGIN = "login";

  /** Name of the portal's own pushes. */
  public static final String PUSH = "push";

  /** Name of the question of what became of a payment. */
  public static final String QUERY = "QUERY";

  /** Stands for every service (not the login) that is not named itself. */
  public static final String EVERY = "*";

  /** Longer than the 6 seconds after which one known client gives up. */
  public static final long DEFAULT_SLOW_MILLIS = 8000;

  /** No fault at all. */
  public static final FaultPlan NONE = new FaultPlan(Map.of(), Map.of(), 0, DEFAULT_SLOW_MILLIS);

  public FaultPlan {
    Map<String, Map<Fault, Double>> copy = new LinkedHashMap<>();
    calls.forEach(
        (call, faults) -> copy.put(call, Collections.unmodifiableMap(new LinkedHashMap<>(faults))));
    calls = Collections.unmodifiableMap(copy);
    Map<String, List<Optional<Fault>>> scriptsCopy = new LinkedHashMap<>();
    scripts.forEach((call, script) -> scriptsCopy.put(call, List.copyOf(script)));
    scripts = Collections.unmodifiableMap(scriptsCopy);
  }

  /** A plan of probabilities alone. */
  public FaultPlan(Map<String, Map<Fault, Double>> calls, long seed, long slowMillis) {
    this(calls, Map.of(), seed, slowMillis);
  }

  /** Whether nothing can go wrong. */
  boolean isEmpty() {
    return calls.isEmpty() && scripts.isEmpty();
  }

  /**
   * What happens to a call.
   *
   * @param number how many calls of this name came before
   */
  Optional<Fault> draw(String call, long number) {
    List<Optional<Fault>> script = scripts.get(call);
    if (script != null) {
      return number < script.size() ? script.get((int) number) : Optional.empty();
    }
    Map<Fault, Double> faults = calls.get(call);
    if (faults == null && !call.equals(LOGIN) && !call.equals(PUSH) && !call.equals(QUERY)) {
      faults = calls.get(EVERY);
    }
    if (faults == null) {
      return Optional.empty();
    }
    double drawn = new SplittableRandom(mix(mix(seed) ^ call.hashCode()) + number).nextDouble();
    for (Map.Entry<Fault, Double> fault : faults.entrySet()) {
      if (drawn < fault.getValue()) {
        return Optional.of(fault.getKey());
      }
      drawn -= fault.getValue();
    }
    return Optional.empty();
  }

  private static long mix(long value) {
    return new SplittableRandom(value).nextLong();
  }
}
