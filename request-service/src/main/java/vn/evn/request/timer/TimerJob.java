package vn.evn.request.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import vn.evn.request.calendar.DeadlineSettings;
import vn.evn.request.work.TimedWork;

/**
 * Looks again and again for what is past. Every copy of the service does; they share the work by
 * the locks of the rows. A request that fails is put off and holds up no other.
 */
@ApplicationScoped
class TimerJob {
  private static final Logger LOG = Logger.getLogger(TimerJob.class);
  private static final int BATCH = 50;
  private static final int MOST_FAILURES = 100;

  private final TimedWork work;
  private final DeadlineSettings.Timer settings;
  private final MeterRegistry metrics;
  private final ScheduledExecutorService threads =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "request-timer");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  TimerJob(TimedWork work, DeadlineSettings settings, MeterRegistry metrics) {
    this.work = work;
    this.settings = settings.timer();
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    if (settings.enabled()) {
      every(settings.recountEvery(), this::recount);
      every(settings.every(), this::fire);
    }
  }

  private void every(Duration pause, Runnable round) {
    var unused =
        threads.scheduleWithFixedDelay(
            () -> attempt(round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    threads.shutdownNow();
  }

  private static void attempt(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      // Thrown on, it would end the looking for good; the next round tries again.
      LOG.warnf("Timers could not be looked at: %s", e.getClass().getSimpleName());
    }
  }

  /** Lets everything happen that is past. */
  void fire() {
    int done;
    do {
      done = fireBatch();
      metrics.counter("request.timers.fired").increment(done);
    } while (done == BATCH);
  }

  private int fireBatch() {
    try {
      return work.fire(BATCH);
    } catch (RuntimeException e) {
      // One of them cannot be done: one after the other shows which.
      List<String> codes = work.past(BATCH);
      oneByOne(codes, work::fire, code -> work.putOff(code, settings.retryAfter()));
      return codes.size();
    }
  }

  /** Counts every date by the calendar in use that was counted by an older one. */
  void recount() {
    Set<String> failed = new HashSet<>();
    int done;
    do {
      done = recountBatch(failed);
    } while (done > 0 && failed.size() < MOST_FAILURES);
  }

  private int recountBatch(Set<String> failed) {
    try {
      return work.recount(BATCH, failed).size();
    } catch (RuntimeException e) {
      List<String> codes = work.outdated(BATCH, failed);
      oneByOne(codes, work::recount, failed::add);
      return codes.size();
    }
  }

  private void oneByOne(List<String> codes, Consumer<String> action, Consumer<String> onFailure) {
    for (String code : new ArrayList<>(codes)) {
      try {
        action.accept(code);
      } catch (RuntimeException e) {
        LOG.warnf("A timer of request %s failed: %s", code, e.getClass().getSimpleName());
        metrics.counter("request.timers.failed").increment();
        onFailure.accept(code);
      }
    }
  }
}
