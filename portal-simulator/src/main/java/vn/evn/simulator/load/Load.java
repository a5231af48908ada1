package vn.evn.simulator.load;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.problem.Problem.FieldFault;
import vn.evn.simulator.problem.ProblemException;
import vn.evn.simulator.procedure.Procedures;
import vn.evn.simulator.push.Pushes;

/** The load run that is under way, or the last one. There is one at a time. */
@ApplicationScoped
public class Load {
  private final Pushes pushes;
  private final Procedures procedures;
  private final SimulatorSettings.Limits limits;
  private final Clock clock;
  private @Nullable LoadRun run;

  Load(Pushes pushes, Procedures procedures, SimulatorSettings settings, Clock clock) {
    this.pushes = pushes;
    this.procedures = procedures;
    this.limits = settings.limits();
    this.clock = clock;
  }

  /**
   * Starts a run.
   *
   * @throws ProblemException 422 if a value is out of bounds, 409 if a run is under way
   */
  synchronized LoadStatus start(LoadRequest request) {
    check(request);
    if (run != null && run.isRunning()) {
      throw new ProblemException(
          409, "load-running", "A load run is under way", "DELETE /api/v1/load stops it");
    }
    Integer perSecond = request.perSecond();
    Integer count = request.count();
    Long seed = request.seed();
    List<String> chosen = request.procedures();
    LoadRun started =
        new LoadRun(
            perSecond == null ? 1 : perSecond,
            count == null ? 1 : count,
            seed == null ? 0 : seed,
            chosen == null ? procedures.codes() : chosen,
            limits.loadInFlight(),
            (procedure, each) -> pushes.submit(procedure, pushes.allotCode(), each),
            clock);
    run = started;
    Thread thread = new Thread(started, "load-run");
    thread.setDaemon(true);
    thread.start();
    return started.status();
  }

  synchronized LoadStatus status() {
    return run == null ? LoadStatus.NEVER : run.status();
  }

  /** Stops the run after the push it is at; pushes under way still get their answer. */
  @PreDestroy
  public synchronized void stop() {
    if (run != null) {
      run.stop();
    }
  }

  private void check(LoadRequest request) {
    List<FieldFault> faults = new ArrayList<>();
    bounds(faults, "/perSecond", request.perSecond(), limits.loadPerSecond());
    bounds(faults, "/count", request.count(), limits.loadCount());
    List<String> chosen = request.procedures();
    if (chosen != null) {
      if (chosen.isEmpty()) {
        faults.add(new FieldFault("/procedures", "must not be empty"));
      }
      for (int i = 0; i < chosen.size(); i++) {
        if (procedures.name(chosen.get(i)).isEmpty()) {
          faults.add(new FieldFault("/procedures/" + i, "no such procedure"));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults);
    }
  }

  private static void bounds(
      List<FieldFault> faults, String pointer, @Nullable Integer value, int most) {
    if (value == null || value < 1 || value > most) {
      faults.add(new FieldFault(pointer, "is required, 1 to " + most));
    }
  }
}
