package vn.evn.request.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.evn.platform.outbox.OutboxFailure;

/**
 * Forgets once an hour the keys whose time is over: they hold answers with personal data, which are
 * kept no longer than promised. Several copies may do it at once.
 */
@ApplicationScoped
class IdempotencySweep {
  private static final Logger LOG = Logger.getLogger(IdempotencySweep.class);
  private static final int STEP = 1_000;
  private static final int MOST_STEPS = 500;

  private final DataSource dataSource;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "idempotency-sweep");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  IdempotencySweep(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void start(@Observes StartupEvent event) {
    var unused = timer.scheduleWithFixedDelay(this::sweepOrWait, 10, 60, TimeUnit.MINUTES);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  /** Forgets what is too old, in steps so that no call waits for it; returns how many keys. */
  int sweep() {
    int forgotten = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      int now = forget();
      forgotten += now;
      if (now < STEP) {
        break;
      }
    }
    return forgotten;
  }

  private int forget() {
    // A key that a call takes anew at this moment is locked by it, and young when it is let go.
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM idempotency_key WHERE (client, key) IN"
                    + " (SELECT client, key FROM idempotency_key"
                    + " WHERE created_at < now() - ? * interval '1 day'"
                    + " ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)")) {
      delete.setInt(1, IdempotencyKeys.KEPT_DAYS);
      delete.setInt(2, STEP);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private void sweepOrWait() {
    try {
      sweep();
    } catch (RuntimeException e) {
      // Thrown on, it would end the timer for good; the next hour tries again.
      LOG.warnf("Old keys could not be forgotten: %s", e.getClass().getSimpleName());
    }
  }
}
