package vn.evn.billing.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;

/** Runs and their chunks. Every statement joins the caller's transaction. */
@ApplicationScoped
class RunRows {
  private static final String FIELDS =
      "SELECT id, bill_period, unit, customer_group, programme, tax_point_date, state, points,"
          + " content_hash, created_at, started_at, computed_at, issued_at, closed_at FROM bill_run";

  /** Statements over a whole run take longer than a call of the API. */
  private static final int MOST_MILLIS = 600_000;

  private final DataSource dataSource;

  @Inject
  RunRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Sets the values of a statement. */
  interface Values {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The rows of a query. */
  <T> List<T> list(String sql, Values values, Row<T> row) {
    try (Connection connection = dataSource.getConnection()) {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, MOST_MILLIS);
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        values.set(query);
        List<T> rows = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
          while (result.next()) {
            rows.add(row.read(result));
          }
        }
        return rows;
      } finally {
        connection.setNetworkTimeout(Runnable::run, before);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Runs a statement and gives the number of its rows. */
  long run(String sql, Values values) {
    try (Connection connection = dataSource.getConnection()) {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, MOST_MILLIS);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        values.set(statement);
        return statement.executeLargeUpdate();
      } finally {
        connection.setNetworkTimeout(Runnable::run, before);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  Optional<Run> find(long id) {
    return list(FIELDS + " WHERE id = ?", s -> s.setLong(1, id), RunRows::run).stream().findFirst();
  }

  /** The run, locked until the end of the transaction. */
  Optional<Run> lock(long id) {
    return list(FIELDS + " WHERE id = ? FOR UPDATE", s -> s.setLong(1, id), RunRows::run).stream()
        .findFirst();
  }

  /** The run at work for a scope and period. */
  Optional<Run> atWork(
      YearMonth period, @Nullable String unit, @Nullable String group, @Nullable String programme) {
    return list(
            FIELDS
                + " WHERE bill_period = ? AND unit IS NOT DISTINCT FROM ?"
                + " AND customer_group IS NOT DISTINCT FROM ?"
                + " AND programme IS NOT DISTINCT FROM ?"
                + " AND state NOT IN ('CLOSED', 'CANCELLED')",
            s -> {
              s.setObject(1, period.atDay(1));
              s.setString(2, unit);
              s.setString(3, group);
              s.setString(4, programme);
            },
            RunRows::run)
        .stream()
        .findFirst();
  }

  List<Run> page(long after, int rows) {
    return list(
        FIELDS + " WHERE id > ? ORDER BY id LIMIT ?",
        s -> {
          s.setLong(1, after);
          s.setInt(2, rows);
        },
        RunRows::run);
  }

  /** Makes a run; absent if one is at work for the same scope. */
  Optional<Long> insert(
      YearMonth period,
      @Nullable String unit,
      @Nullable String group,
      @Nullable String programme,
      LocalDate taxPointDate,
      OffsetDateTime now,
      String by) {
    return list(
            "INSERT INTO bill_run (bill_period, unit, customer_group, programme,"
                + " tax_point_date, state, points, created_at, created_by)"
                + " VALUES (?, ?, ?, ?, ?, 'CREATED', 0, ?, ?)"
                + " ON CONFLICT DO NOTHING RETURNING id",
            s -> {
              s.setObject(1, period.atDay(1));
              s.setString(2, unit);
              s.setString(3, group);
              s.setString(4, programme);
              s.setObject(5, taxPointDate);
              s.setObject(6, now);
              s.setString(7, by);
            },
            r -> r.getLong(1))
        .stream()
        .findFirst();
  }

  /** Cuts the points of a run into chunks. */
  void cut(long runId, YearMonth period, @Nullable String unit, @Nullable String group, int size) {
    String points =
        unit == null && group == null
            ? "SELECT id FROM service_point"
            : "SELECT service_point_id AS id FROM (SELECT DISTINCT ON (service_point_id)"
                + " service_point_id, unit, customer_group FROM service_point_facts"
                + " WHERE valid_from <= ? ORDER BY service_point_id, valid_from DESC) newest"
                + " WHERE unit = coalesce(?, unit)"
                + " AND customer_group = coalesce(?, customer_group)";
    run(
        "INSERT INTO bill_run_chunk (run_id, chunk_no, first_point, last_point, points)"
            + " SELECT ?, chunk, min(id), max(id), count(*) FROM (SELECT id,"
            + " (row_number() OVER (ORDER BY id) - 1) / ? + 1 AS chunk FROM ("
            + points
            + ") p) q GROUP BY chunk ORDER BY chunk",
        s -> {
          s.setLong(1, runId);
          s.setInt(2, size);
          if (unit != null || group != null) {
            s.setObject(3, period.atEndOfMonth());
            s.setString(4, unit);
            s.setString(5, group);
          }
        });
    run(
        "UPDATE bill_run SET points = (SELECT coalesce(sum(points), 0) FROM bill_run_chunk"
            + " WHERE run_id = ?) WHERE id = ?",
        s -> {
          s.setLong(1, runId);
          s.setLong(2, runId);
        });
  }

  /** Moves a run on and notes when, in the column of the new state. */
  void move(long id, RunState to, @Nullable String column, OffsetDateTime now) {
    run(
        "UPDATE bill_run SET state = ?"
            + (column == null ? "" : ", " + column + " = ?")
            + " WHERE id = ?",
        s -> {
          int at = 1;
          s.setString(at++, to.name());
          if (column != null) {
            s.setObject(at++, now);
          }
          s.setLong(at, id);
        });
  }

  /** Takes a chunk of any running run, one that nobody has or whose lease ran out. */
  Optional<Chunk> claim(UUID owner, Duration lease) {
    return list(
            "UPDATE bill_run_chunk c SET state = 'RUNNING', owner = ?,"
                + " leased_until = clock_timestamp() + ? * interval '1 millisecond'"
                + " FROM bill_run r WHERE r.id = c.run_id AND (c.run_id, c.chunk_no) ="
                + " (SELECT o.run_id, o.chunk_no FROM bill_run_chunk o JOIN bill_run w"
                + " ON w.id = o.run_id WHERE w.state = 'RUNNING' AND o.state IN ('PENDING',"
                + " 'RUNNING') AND o.leased_until < clock_timestamp()"
                + " ORDER BY o.run_id, o.chunk_no LIMIT 1 FOR UPDATE OF o SKIP LOCKED)"
                + " RETURNING c.run_id, c.chunk_no, c.first_point, c.last_point, r.bill_period,"
                + " r.unit, r.customer_group, r.programme, r.tax_point_date",
            s -> {
              s.setObject(1, owner);
              s.setLong(2, lease.toMillis());
            },
            r ->
                new Chunk(
                    r.getLong(1),
                    r.getInt(2),
                    owner,
                    r.getLong(3),
                    r.getLong(4),
                    YearMonth.from(r.getDate(5).toLocalDate()),
                    r.getString(6),
                    r.getString(7),
                    r.getString(8),
                    r.getDate(9).toLocalDate()))
        .stream()
        .findFirst();
  }

  /**
   * Gives a chunk back after a failure.
   *
   * @param counts whether it counts; after too many the chunk is left to a person
   * @param pause how long nobody takes it
   */
  void giveBack(Chunk chunk, String error, boolean counts, int mostFailures, Duration pause) {
    run(
        "UPDATE bill_run_chunk SET failures = failures + ?, last_error = ?, owner = NULL,"
            + " leased_until = clock_timestamp() + ? * interval '1 millisecond',"
            + " state = CASE WHEN failures + ? >= ? THEN 'FAILED' ELSE 'PENDING' END"
            + " WHERE run_id = ? AND chunk_no = ? AND owner = ? AND state = 'RUNNING'",
        s -> {
          s.setInt(1, counts ? 1 : 0);
          s.setString(2, error);
          s.setLong(3, pause.toMillis());
          s.setInt(4, counts ? 1 : 0);
          s.setInt(5, mostFailures);
          s.setLong(6, chunk.runId());
          s.setInt(7, chunk.chunkNo());
          s.setObject(8, chunk.owner());
        });
  }

  /** Lets failed chunks be taken again. */
  void retry(long runId) {
    run(
        "UPDATE bill_run_chunk SET state = 'PENDING', failures = 0, leased_until = '-infinity'"
            + " WHERE run_id = ? AND state = 'FAILED'",
        s -> s.setLong(1, runId));
  }

  /** Ends the computing of runs whose every chunk is done. */
  void finishComputed() {
    run(
        "UPDATE bill_run r SET state = 'COMPUTED', computed_at = clock_timestamp(),"
            + " points = (SELECT coalesce(sum(points), 0) FROM bill_run_chunk WHERE run_id = r.id)"
            + " WHERE state = 'RUNNING' AND NOT EXISTS (SELECT 1 FROM bill_run_chunk c"
            + " WHERE c.run_id = r.id AND c.state <> 'DONE')",
        s -> {});
  }

  /** Sums of a run over its chunks. */
  RunProgress progress(long runId) {
    return list(
            "SELECT count(*), count(*) FILTER (WHERE c.state = 'DONE'),"
                + " count(*) FILTER (WHERE c.state = 'RUNNING'"
                + " AND leased_until > clock_timestamp()),"
                + " count(*) FILTER (WHERE c.state = 'FAILED'),"
                + " coalesce(sum(c.points), 0),"
                + " coalesce(sum(c.points) FILTER (WHERE c.state = 'DONE'), 0),"
                + " coalesce(sum(bills), 0), coalesce(sum(held), 0),"
                + " coalesce(sum(without_bill), 0), coalesce(sum(billed_before), 0),"
                + " coalesce(sum(not_due), 0), coalesce(sum(usage_kwh), 0),"
                + " coalesce(sum(pre_tax_vnd), 0), coalesce(sum(reduction_vnd), 0),"
                + " coalesce(sum(vat_vnd), 0), coalesce(sum(total_vnd), 0),"
                + " coalesce(sum(bills) FILTER (WHERE sent_all), 0),"
                + " (extract(epoch FROM coalesce(max(r.computed_at), clock_timestamp())"
                + " - max(r.started_at)) * 1000)::bigint, max(r.state),"
                + " coalesce(sum(estimated), 0)"
                + " FROM bill_run_chunk c JOIN bill_run r ON r.id = c.run_id WHERE run_id = ?",
            s -> s.setLong(1, runId),
            RunProgress::read)
        .get(0);
  }

  /** The sum of the hashes of a run's chunks. */
  List<byte[]> hashes(long runId) {
    return list(
        "SELECT content_hash FROM bill_run_chunk WHERE run_id = ? AND content_hash IS NOT NULL",
        s -> s.setLong(1, runId),
        r -> r.getBytes(1));
  }

  void hash(long runId, byte[] hash) {
    run(
        "UPDATE bill_run SET content_hash = ? WHERE id = ?",
        s -> {
          s.setBytes(1, hash);
          s.setLong(2, runId);
        });
  }

  /** The number of a programme: the revision of its ADJUSTMENT bills. */
  int programmeNumber(String programme) {
    run(
        "INSERT INTO programme_number (programme) VALUES (?) ON CONFLICT DO NOTHING",
        s -> s.setString(1, programme));
    return list(
            "SELECT number FROM programme_number WHERE programme = ?",
            s -> s.setString(1, programme),
            r -> r.getInt(1))
        .get(0);
  }

  private static Run run(ResultSet r) throws SQLException {
    byte[] hash = r.getBytes(9);
    return new Run(
        r.getLong(1),
        YearMonth.from(r.getDate(2).toLocalDate()),
        r.getString(3),
        r.getString(4),
        r.getString(5),
        r.getDate(6).toLocalDate(),
        RunState.valueOf(r.getString(7)),
        r.getLong(8),
        hash == null ? null : HexFormat.of().formatHex(hash),
        local(r.getObject(10, OffsetDateTime.class)),
        localOrNull(r, 11),
        localOrNull(r, 12),
        localOrNull(r, 13),
        localOrNull(r, 14));
  }

  private static OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
  }

  private static @Nullable OffsetDateTime localOrNull(ResultSet r, int column) throws SQLException {
    OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
    return time == null ? null : local(time);
  }
}
