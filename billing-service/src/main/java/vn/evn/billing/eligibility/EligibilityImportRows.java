package vn.evn.billing.eligibility;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.time.BusinessTime;

/**
 * The imported lists in the database. A list goes in with a handful of statements, however long it
 * is. Every method works in the transaction of its caller.
 */
@ApplicationScoped
class EligibilityImportRows {
  private static final String VIEW =
      """
      SELECT i.id, i.sha256, i.lines, i.added, i.ended, i.supersedes,
        (SELECT s.id FROM eligibility_import s WHERE s.supersedes = i.id), i.imported_at, i.imported_by
      FROM eligibility_import i
      """;

  private final AgroalDataSource dataSource;

  @Inject
  EligibilityImportRows(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Something done on the connection of the transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** The database refused or was away; the cause tells the two apart. */
  static final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailure(SQLException cause) {
      super(cause);
    }
  }

  /**
   * Notes an import unless the same list is known; of two at once the second waits for the first.
   *
   * @return its identifier; absent when the list is known
   */
  Optional<Long> begin(
      String sha256, @Nullable Long supersedes, int lines, OffsetDateTime at, String by) {
    return run(
        """
        INSERT INTO eligibility_import (sha256, supersedes, lines, imported_at, imported_by)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT (sha256, coalesce(supersedes, 0)) DO NOTHING RETURNING id
        """,
        statement -> {
          statement.setString(1, sha256);
          setLong(statement, 2, supersedes);
          statement.setInt(3, lines);
          statement.setObject(4, at);
          statement.setString(5, by);
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
          }
        });
  }

  Optional<EligibilityImportView> same(String sha256, @Nullable Long supersedes) {
    return run(
        VIEW + "WHERE i.sha256 = ? AND coalesce(i.supersedes, 0) = coalesce(?, 0)",
        statement -> {
          statement.setString(1, sha256);
          setLong(statement, 2, supersedes);
          return first(statement);
        });
  }

  Optional<EligibilityImportView> find(long id) {
    return run(
        VIEW + "WHERE i.id = ?",
        statement -> {
          statement.setLong(1, id);
          return first(statement);
        });
  }

  /** Locks an import, so that of two lists that want its place at once one comes first. */
  boolean lock(long id) {
    return run(
        "SELECT id FROM eligibility_import WHERE id = ? FOR UPDATE",
        statement -> {
          statement.setLong(1, id);
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next();
          }
        });
  }

  List<EligibilityImportView> page(long after, int rows) {
    return run(
        VIEW + "WHERE i.id > ? ORDER BY i.id LIMIT ?",
        statement -> {
          statement.setLong(1, after);
          statement.setInt(2, rows);
          return all(statement);
        });
  }

  /**
   * Adds what is not in force yet and ties every line to the import.
   *
   * @param points service point of each line
   * @return how many were added
   */
  int add(long importId, EligibilityList list, List<Long> points, OffsetDateTime at, String by) {
    int added =
        run(
            """
            INSERT INTO eligibility (service_point_id, kind, period_from, period_to, issuer,
              document_reference, recorded_at, recorded_by, import_id)
            SELECT l.*, ?, ?, ?
            FROM unnest(?::bigint[], ?::text[], ?::date[], ?::date[], ?::text[], ?::text[]) AS l
            ON CONFLICT DO NOTHING
            """,
            statement -> {
              statement.setObject(1, at);
              statement.setString(2, by);
              statement.setLong(3, importId);
              setLines(statement, 4, list, points);
              return statement.executeUpdate();
            });
    run(
        """
        INSERT INTO eligibility_import_row (import_id, eligibility_id)
        SELECT ?, e.id
        FROM unnest(?::bigint[], ?::text[], ?::date[], ?::date[], ?::text[], ?::text[])
          AS l (point, kind, period_from, period_to, issuer, reference)
        JOIN eligibility e ON e.service_point_id = l.point AND e.kind = l.kind
          AND e.period_from = l.period_from AND e.period_to = l.period_to
          AND e.issuer = l.issuer AND e.document_reference = l.reference AND e.ended_by IS NULL
        """,
        statement -> {
          statement.setLong(1, importId);
          setLines(statement, 2, list, points);
          return statement.executeUpdate();
        });
    return added;
  }

  /**
   * Ends what the list before named and this one does not. What was recorded by itself, or what
   * another list that still holds names too, goes on.
   *
   * @return how many were ended
   */
  int end(long before, long importId, OffsetDateTime at) {
    return run(
        """
        UPDATE eligibility e SET ended_by = ?, ended_at = ?
        WHERE e.ended_by IS NULL AND e.import_id IS NOT NULL
          AND EXISTS (SELECT 1 FROM eligibility_import_row r
            WHERE r.eligibility_id = e.id AND r.import_id = ?)
          AND NOT EXISTS (SELECT 1 FROM eligibility_import_row r
            WHERE r.eligibility_id = e.id AND r.import_id <> ?
              AND NOT EXISTS (SELECT 1 FROM eligibility_import s WHERE s.supersedes = r.import_id))
        """,
        statement -> {
          statement.setLong(1, importId);
          statement.setObject(2, at);
          statement.setLong(3, before);
          statement.setLong(4, before);
          return statement.executeUpdate();
        });
  }

  void finish(long importId, int added, int ended) {
    run(
        "UPDATE eligibility_import SET added = ?, ended = ? WHERE id = ?",
        statement -> {
          statement.setInt(1, added);
          statement.setInt(2, ended);
          statement.setLong(3, importId);
          return statement.executeUpdate();
        });
  }

  private static void setLines(
      PreparedStatement statement, int first, EligibilityList list, List<Long> points)
      throws SQLException {
    List<EligibilityList.Line> lines = list.lines();
    Connection connection = statement.getConnection();
    statement.setArray(first, connection.createArrayOf("bigint", points.toArray()));
    statement.setArray(
        first + 1,
        connection.createArrayOf("text", lines.stream().map(EligibilityList.Line::kind).toArray()));
    statement.setArray(
        first + 2,
        connection.createArrayOf(
            "date", lines.stream().map(line -> Date.valueOf(line.from().atDay(1))).toArray()));
    statement.setArray(
        first + 3,
        connection.createArrayOf(
            "date", lines.stream().map(line -> Date.valueOf(line.to().atDay(1))).toArray()));
    statement.setArray(
        first + 4,
        connection.createArrayOf(
            "text", lines.stream().map(EligibilityList.Line::issuer).toArray()));
    statement.setArray(
        first + 5,
        connection.createArrayOf(
            "text", lines.stream().map(EligibilityList.Line::documentReference).toArray()));
  }

  private static void setLong(PreparedStatement statement, int index, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, value);
    }
  }

  private static Optional<EligibilityImportView> first(PreparedStatement statement)
      throws SQLException {
    return all(statement).stream().findFirst();
  }

  private static List<EligibilityImportView> all(PreparedStatement statement) throws SQLException {
    List<EligibilityImportView> views = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        views.add(
            new EligibilityImportView(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getObject(6, Long.class),
                row.getObject(7, Long.class),
                row.getObject(8, OffsetDateTime.class)
                    .atZoneSameInstant(BusinessTime.ZONE)
                    .toOffsetDateTime(),
                row.getString(9)));
      }
    }
    return views;
  }
}
