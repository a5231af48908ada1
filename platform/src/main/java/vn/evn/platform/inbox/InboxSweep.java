package vn.evn.platform.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets once an hour which events were carried out long ago, in small steps so that no consumer
 * waits for it. Several copies may do it at once; a step of one is then empty for the other.
 */
@ApplicationScoped
class InboxSweep {
  private static final Logger LOG = Logger.getLogger(InboxSweep.class);
  private static final int STEP = 5_000;
  private static final int MOST_STEPS = 200;

  private final Inbox inbox;
  private final Duration keep;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "inbox-sweep");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Makes the sweep.
   *
   * @param keep how long an event is remembered; longer than a topic keeps its records
   */
  @Inject
  InboxSweep(
      Inbox inbox, @ConfigProperty(name = "evn.inbox.keep", defaultValue = "P30D") Duration keep) {
    this.inbox = inbox;
    this.keep = keep;
  }

  void start(@Observes StartupEvent event) {
    var unused = timer.scheduleWithFixedDelay(this::sweepOrWait, 5, 60, TimeUnit.MINUTES);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  /** Forgets what is too old; returns how many events. */
  int sweep() {
    int forgotten = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      int now = inbox.forgetOlderThan(keep, STEP);
      forgotten += now;
      if (now < STEP) {
        break;
      }
    }
    return forgotten;
  }

  private void sweepOrWait() {
    try {
      sweep();
    } catch (RuntimeException e) {
      // Thrown on, it would end the timer for good; the next hour tries again.
      LOG.warnf("Old events could not be forgotten: %s", e.getClass().getSimpleName());
    }
  }
}
