package vn.evn.portal.parity;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.PortalConfig;

/** Runs comparisons, one at a time in this copy: the daily one, and those asked for. */
@ApplicationScoped
class ParityWork {
  private static final Logger LOG = Logger.getLogger(ParityWork.class);

  private final ParityRuns runs;
  private final ParityCheck check;
  private final PortalConfig.Parity settings;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "parity");
            made.setDaemon(true);
            return made;
          });

  @Inject
  ParityWork(ParityRuns runs, ParityCheck check, PortalConfig config, Clock clock) {
    this.runs = runs;
    this.check = check;
    this.settings = config.parity();
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (settings.enabled()) {
      thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  /** Begins a comparison that somebody asked for; its identifier. */
  long begin() {
    long run = runs.begin(null).orElseThrow();
    thread.execute(() -> check.carryOut(run));
    return run;
  }

  private void look() {
    try {
      ZonedDateTime now = ZonedDateTime.now(clock.withZone(BusinessTime.ZONE));
      if (!now.toLocalTime().isBefore(settings.at())) {
        runs.begin(now.toLocalDate()).ifPresent(check::carryOut);
      }
    } catch (RuntimeException e) {
      LOG.warnf("The daily comparison has to wait: %s", e.getClass().getSimpleName());
    }
  }
}
