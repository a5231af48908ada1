package vn.evn.portal.outbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.evn.portal.PortalConfig;

/** Looks from time to time whether a month's ratings are to be told. */
@ApplicationScoped
class RatingTimer {
  private static final Logger LOG = Logger.getLogger(RatingTimer.class);

  private final MonthlyRatings ratings;
  private final PortalConfig config;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "monthly-ratings");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  RatingTimer(MonthlyRatings ratings, PortalConfig config) {
    this.ratings = ratings;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.ratings().enabled()) {
      long every = config.ratings().every().toMillis();
      timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void look() {
    try {
      ratings.queueWhatIsDue();
    } catch (RuntimeException e) {
      LOG.warnf("The monthly ratings have to wait: %s", e.getClass().getSimpleName());
    }
  }
}
