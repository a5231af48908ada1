package vn.evn.request.document;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import vn.evn.request.job.RepeatedTask;

/** Forgets once an hour the uploads that no request has referred to in time. */
@ApplicationScoped
class UploadSweep {
  private static final int STEP = 1_000;
  private static final int MOST_STEPS = 200;

  private final Uploads uploads;
  private final RepeatedTask task = new RepeatedTask("upload-sweep", this::sweep);

  @Inject
  UploadSweep(Uploads uploads) {
    this.uploads = uploads;
  }

  void start(@Observes StartupEvent event) {
    task.start(Duration.ofHours(1));
  }

  void stop(@Observes ShutdownEvent event) {
    task.close();
  }

  /** In steps, so that no upload waits for it. */
  void sweep() {
    for (int step = 0; step < MOST_STEPS && uploads.forgetUnused(STEP) == STEP; step++) {
      continue;
    }
  }
}
