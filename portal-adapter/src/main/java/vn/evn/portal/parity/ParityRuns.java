package vn.evn.portal.parity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.projection.PortalState;

/** The comparisons and what they found. */
@ApplicationScoped
class ParityRuns {
  private final DataSource dataSource;
  private final Clock clock;

  @Inject
  ParityRuns(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * A dossier as we know it.
   *
   * @param state number of the portal
   * @param dueAt time of the portal's form; empty if nothing is promised
   * @param isOnTheWay whether messages about it wait: the portal cannot be up to date
   */
  record Ours(String codeKey, String state, String dueAt, boolean isOnTheWay) {}

  /**
   * Begins a comparison; empty if the one of the day has begun already, here or in another copy.
   */
  Optional<Long> begin(@Nullable LocalDate day) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO parity_run (day, started_at) VALUES (?, ?)"
                    + " ON CONFLICT DO NOTHING RETURNING id")) {
      insert.setObject(1, day);
      insert.setObject(2, OffsetDateTime.now(clock));
      try (ResultSet result = insert.executeQuery()) {
        return result.next() ? Optional.of(result.getLong(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  void finish(long run, int compared, int onTheWay, @Nullable String trouble) {
    update(
        "UPDATE parity_run SET finished_at = ?, compared = ?, on_the_way = ?, trouble = ?"
            + " WHERE id = ?",
        OffsetDateTime.now(clock),
        compared,
        onTheWay,
        trouble,
        run);
  }

  void found(long run, Difference difference) {
    update(
        "INSERT INTO parity_finding (run_id, code_key, kind, ours, theirs) VALUES (?, ?, ?, ?, ?)",
        run,
        difference.codeKey(),
        difference.kind().name(),
        difference.ours(),
        difference.theirs());
  }

  void repaired(long finding) {
    update(
        "UPDATE parity_finding SET repaired_at = ? WHERE id = ?",
        OffsetDateTime.now(clock),
        finding);
  }

  /** Reported dossiers that are open or of which something was told lately, in order of the key. */
  List<Ours> ours(String after, int days, int most) {
    List<Ours> ours = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT p.code_key, p.snapshot->>'state', (p.snapshot->>'dueAt')::timestamptz,"
                    + " EXISTS (SELECT 1 FROM outbound_task t WHERE t.code_key = p.code_key"
                    + " AND t.status IN ('PENDING', 'DEAD'))"
                    + " FROM request_projection p WHERE p.code_key > ?"
                    + " AND EXISTS (SELECT 1 FROM outbound_dossier d WHERE d.code_key = p.code_key)"
                    + " AND (p.snapshot->>'endedAt' IS NULL OR EXISTS (SELECT 1 FROM outbound_task t"
                    + " WHERE t.code_key = p.code_key AND t.done_at > ?))"
                    + " ORDER BY p.code_key LIMIT ?")) {
      query.setString(1, after);
      query.setObject(2, OffsetDateTime.now(clock).minusDays(days));
      query.setInt(3, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ours.add(
              new Ours(
                  row.getString(1),
                  String.valueOf(PortalState.codeOf(RequestState.valueOf(row.getString(2)))),
                  PortalTime.format(row.getObject(3, OffsetDateTime.class)),
                  row.getBoolean(4)));
        }
      }
      return ours;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Whether the portal pushed a dossier that we took in. */
  boolean isTakenIn(String codeKey) {
    return exists("SELECT 1 FROM dossier WHERE code_key = ?", codeKey);
  }

  boolean exists(long run) {
    return exists("SELECT 1 FROM parity_run WHERE id::text = ?", String.valueOf(run));
  }

  private boolean exists(String sql, String value) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, value);
      try (ResultSet result = query.executeQuery()) {
        return result.next();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The last comparisons, newest first. */
  List<ParityReport.Run> last(int most) {
    List<ParityReport.Run> runs = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, started_at, finished_at, compared, on_the_way, trouble,"
                    + " (SELECT count(*) FROM parity_finding f WHERE f.run_id = r.id),"
                    + " (SELECT count(*) FROM parity_finding f WHERE f.run_id = r.id"
                    + " AND f.repaired_at IS NOT NULL)"
                    + " FROM parity_run r ORDER BY id DESC LIMIT ?")) {
      query.setInt(1, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          runs.add(
              new ParityReport.Run(
                  row.getLong(1),
                  there(row.getObject(2, OffsetDateTime.class)),
                  thereOrNull(row.getObject(3, OffsetDateTime.class)),
                  row.getInt(4),
                  row.getInt(5),
                  row.getInt(7),
                  row.getInt(8),
                  row.getString(6)));
        }
      }
      return runs;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** What a comparison found, in order. */
  List<ParityReport.Finding> findings(long run, long after, int most) {
    List<ParityReport.Finding> findings = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, code_key, kind, ours, theirs, repaired_at FROM parity_finding"
                    + " WHERE run_id = ? AND id > ? ORDER BY id LIMIT ?")) {
      query.setLong(1, run);
      query.setLong(2, after);
      query.setInt(3, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          findings.add(
              new ParityReport.Finding(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  thereOrNull(row.getObject(6, OffsetDateTime.class))));
        }
      }
      return findings;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static OffsetDateTime there(OffsetDateTime time) {
    return time.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
  }

  private static @Nullable OffsetDateTime thereOrNull(@Nullable OffsetDateTime time) {
    return time == null ? null : there(time);
  }

  private void update(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
