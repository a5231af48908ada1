package vn.evn.request.statistics;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What completions were counted as, in the transaction of a connection. */
final class Completions {
  private Completions() {}

  /** Keeps completions of requests that have none; the requests are locked. */
  static void insert(Connection connection, List<Completion> completions) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO statistics_completion (request_code, month, channel, service_type, unit,"
                + " on_time, working_minutes) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (Completion completion : completions) {
        insert.setString(1, completion.requestCode());
        insert.setObject(2, completion.month());
        insert.setString(3, completion.channel());
        insert.setString(4, completion.serviceType());
        insert.setString(5, completion.unit());
        insert.setBoolean(6, completion.onTime());
        insert.setInt(7, completion.workingMinutes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Those of some requests that have a completion. */
  static Set<String> recorded(Connection connection, Array requestCodes) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT request_code FROM statistics_completion WHERE request_code = ANY (?)")) {
      query.setArray(1, requestCodes);
      Set<String> recorded = new HashSet<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          recorded.add(row.getString(1));
        }
      }
      return recorded;
    }
  }

  /** Takes the completion of a request away; empty if it was never counted. */
  static Optional<Completion> remove(Connection connection, String requestCode)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM statistics_completion WHERE request_code = ?"
                + " RETURNING month, channel, service_type, unit, on_time, working_minutes")) {
      delete.setString(1, requestCode);
      try (ResultSet row = delete.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Completion(
                    requestCode,
                    row.getObject(1, LocalDate.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5),
                    row.getInt(6)))
            : Optional.empty();
      }
    }
  }
}
