package vn.evn.request.statistics;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;

/**
 * Runs recounts in the background, one at a time over all copies of the service. Whoever runs one
 * holds the lock of its row: an unfinished row without a lock is of a copy that is gone.
 */
@ApplicationScoped
class Recounts {
  private static final Logger LOG = Logger.getLogger(Recounts.class);

  private static final String BURY_LOST =
      "UPDATE statistics_recount SET ended_at = ?, failure = 'the copy that ran it is gone'"
          + " WHERE id IN (SELECT id FROM statistics_recount WHERE ended_at IS NULL"
          // A fresh one may not have its lock yet.
          + " AND started_at < ? FOR UPDATE SKIP LOCKED)";

  private static final String BEGIN =
      "INSERT INTO statistics_recount (started_by, started_at) VALUES (?, ?)"
          + " ON CONFLICT DO NOTHING RETURNING id";

  private static final String LATEST =
      "SELECT started_by, started_at, ended_at, requests, repaired, differences, failure"
          + " FROM statistics_recount ORDER BY id DESC LIMIT 1";

  private static final int SECONDS_TO_TAKE_THE_LOCK = 60;

  private final DataSource dataSource;
  private final Recount recount;
  private final Clock clock;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "statistics-recount");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  Recounts(DataSource dataSource, Recount recount, Clock clock) {
    this.dataSource = dataSource;
    this.recount = recount;
    this.clock = clock;
  }

  void stop(@Observes ShutdownEvent event) {
    worker.shutdownNow();
  }

  /**
   * Begins a recount.
   *
   * @param startedBy name for the record
   * @return false if one is running
   */
  boolean begin(String startedBy) {
    Optional<Long> id = record(startedBy);
    id.ifPresent(number -> worker.execute(() -> run(number)));
    return id.isPresent();
  }

  /** The latest recount; empty if there was none. */
  Optional<RecountView> latest() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(LATEST);
        ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(view(row)) : Optional.empty();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private Optional<Long> record(String startedBy) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement bury = connection.prepareStatement(BURY_LOST);
        PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      bury.setObject(1, now);
      bury.setObject(2, now.minusSeconds(SECONDS_TO_TAKE_THE_LOCK));
      bury.executeUpdate();
      begin.setString(1, startedBy);
      begin.setObject(2, now);
      try (ResultSet row = begin.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private void run(long id) {
    try {
      // This transaction does nothing but hold the lock until the recount has ended.
      OwnTransaction.run(
          dataSource,
          Connection.TRANSACTION_READ_COMMITTED,
          true,
          connection -> {
            lock(connection, id);
            end(connection, id, recounted(id));
            return id;
          });
    } catch (RuntimeException e) {
      // The row stays unfinished and without a lock; the next recount buries it.
      LOG.errorf(e, "Recount %d could not be recorded", id);
    }
  }

  private record Ended(Recount.@Nullable Found found, @Nullable String failure) {}

  private Ended recounted(long id) {
    try {
      return new Ended(recount.run(), null);
    } catch (RuntimeException e) {
      LOG.errorf(e, "Recount %d failed", id);
      return new Ended(null, e.getClass().getSimpleName());
    }
  }

  private static void lock(Connection connection, long id) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT 1 FROM statistics_recount WHERE id = ? FOR UPDATE")) {
      lock.setLong(1, id);
      lock.execute();
    }
  }

  private void end(Connection connection, long id, Ended ended) throws SQLException {
    Recount.Found found = ended.found();
    try (PreparedStatement end =
        connection.prepareStatement(
            "UPDATE statistics_recount SET ended_at = ?, requests = ?, repaired = ?,"
                + " differences = ?, failure = ? WHERE id = ?")) {
      end.setObject(1, OffsetDateTime.now(clock));
      end.setObject(2, found == null ? null : found.requests());
      end.setObject(3, found == null ? null : found.repaired());
      end.setObject(4, found == null ? null : found.differences());
      end.setString(5, ended.failure());
      end.setLong(6, id);
      end.executeUpdate();
    }
  }

  private static RecountView view(ResultSet row) throws SQLException {
    OffsetDateTime endedAt = time(row, 3);
    String failure = row.getString(7);
    RecountView.Status ended =
        failure == null ? RecountView.Status.DONE : RecountView.Status.FAILED;
    return new RecountView(
        endedAt == null ? RecountView.Status.RUNNING : ended,
        row.getString(1),
        Objects.requireNonNull(time(row, 2)),
        endedAt,
        row.getObject(4, Long.class),
        row.getObject(5, Long.class),
        row.getObject(6, Long.class),
        failure);
  }

  private static @Nullable OffsetDateTime time(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
  }
}
