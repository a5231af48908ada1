package vn.evn.request.rating;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import vn.evn.request.job.RepeatedTask;

/** Forgets links whose time is over, once an hour. */
@ApplicationScoped
class RatingSweep {
  private final RepeatedTask task;

  @Inject
  RatingSweep(RatingLinks links) {
    this.task = new RepeatedTask("rating-sweep", links::forgetExpired);
  }

  void start(@Observes StartupEvent event) {
    task.start(Duration.ofHours(1));
  }

  void stop(@Observes ShutdownEvent event) {
    task.close();
  }
}
