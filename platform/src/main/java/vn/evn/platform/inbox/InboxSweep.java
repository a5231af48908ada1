package vn.evn.platform.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets once an hour which events were carried out long ago, if it is told after what time; in
 * small steps, so that no consumer waits for it. Several copies may do it at once; a step of one is
 * then empty for the other.
 *
 * <p>Nothing is forgotten unless a time is set: our topics keep their records for ever, and a
 * consumer whose place in a topic was lost reads it from its beginning.
 */
@ApplicationScoped
class InboxSweep {
  private static final Logger LOG = Logger.getLogger(InboxSweep.class);
  private static final int STEP = 5_000;
  private static final int MOST_STEPS = 200;

  private final Inbox inbox;
  private final Optional<Duration> keep;
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
   * @param keep how long an event is remembered, longer than its topic keeps its records; empty:
   *     for ever
   */
  @Inject
  InboxSweep(Inbox inbox, @ConfigProperty(name = "evn.inbox.keep") Optional<Duration> keep) {
    this.inbox = inbox;
    this.keep = keep;
  }

  void start(@Observes StartupEvent event) {
    if (keep.isEmpty()) {
      return;
    }
    var unused = timer.scheduleWithFixedDelay(this::sweepOrWait, 5, 60, TimeUnit.MINUTES);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  /** Forgets what is too old; returns how many events. */
  int sweep() {
    if (keep.isEmpty()) {
      return 0;
    }
    int forgotten = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      int now = inbox.forgetOlderThan(keep.get(), STEP);
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
