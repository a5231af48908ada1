package vn.evn.request.work;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import vn.evn.request.job.RepeatedTask;

/** Forgets once an hour the keys by which no application can look like an earlier one any more. */
@ApplicationScoped
class DuplicateKeySweep {
  private static final int STEP = 5_000;
  private static final int MOST_STEPS = 200;

  private final DuplicateKeys keys;
  private final RepeatedTask task = new RepeatedTask("duplicate-key-sweep", this::sweep);

  @Inject
  DuplicateKeySweep(DuplicateKeys keys) {
    this.keys = keys;
  }

  void start(@Observes StartupEvent event) {
    task.start(Duration.ofHours(1));
  }

  void stop(@Observes ShutdownEvent event) {
    task.close();
  }

  /** In steps, so that no intake waits for it. */
  void sweep() {
    for (int step = 0; step < MOST_STEPS && keys.forget(STEP) == STEP; step++) {
      continue;
    }
  }
}
