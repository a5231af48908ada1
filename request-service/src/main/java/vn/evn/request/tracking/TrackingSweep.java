package vn.evn.request.tracking;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.request.job.RepeatedTask;

/** Forgets tries and calls that count no longer. */
@ApplicationScoped
class TrackingSweep {
  private static final String TRIES =
      "DELETE FROM tracking_attempt WHERE id IN (SELECT id FROM tracking_attempt"
          + " WHERE at < now() - interval '2 hours' LIMIT 5000 FOR UPDATE SKIP LOCKED)";
  private static final String CALLS =
      "DELETE FROM tracking_address WHERE (address_hash, minute) IN (SELECT address_hash, minute"
          + " FROM tracking_address WHERE minute < now() - interval '10 minutes' LIMIT 5000"
          + " FOR UPDATE SKIP LOCKED)";

  private final DataSource dataSource;
  private final RepeatedTask task = new RepeatedTask("tracking-sweep", this::sweep);

  @Inject
  TrackingSweep(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void start(@Observes StartupEvent event) {
    task.start(Duration.ofMinutes(1));
  }

  void stop(@Observes ShutdownEvent event) {
    task.close();
  }

  /** Forgets what is old; returns how many rows. */
  int sweep() {
    return delete(TRIES) + delete(CALLS);
  }

  private int delete(String step) {
    int deleted = 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(step)) {
      int now;
      do {
        now = statement.executeUpdate();
        deleted += now;
      } while (now > 0);
      return deleted;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
