package vn.evn.billing.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.time.BusinessTime;

/** Statements of one import, in the transaction of the caller. */
final class BulkSession implements AutoCloseable {
  /** One statement over a million lines may take longer than a call of the API. */
  private static final int MOST_MILLIS_OF_STATEMENT = 600_000;

  private final Connection connection;
  private final int timeoutBefore;

  BulkSession(Connection connection) throws SQLException {
    this.connection = connection;
    this.timeoutBefore = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, MOST_MILLIS_OF_STATEMENT);
  }

  Connection connection() {
    return connection;
  }

  /** Runs a statement and gives the number of its rows. */
  long run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  /** Refuses the file if a query finds lines; its columns are line, pointer and detail. */
  void refuse(String sql) throws SQLException {
    List<FieldError> faults = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(sql + " ORDER BY 1 LIMIT " + BulkFile.MOST_FAULTS)) {
      while (result.next()) {
        faults.add(
            new FieldError(
                "/lines/" + result.getLong(1) + result.getString(2), result.getString(3)));
      }
    }
    BulkFile.refuseIfFaulty(faults);
  }

  /** Notes the import. */
  BulkImportView note(
      String kind, String sha256, long lines, long added, long setAside, Clock clock, String by)
      throws SQLException {
    OffsetDateTime now = OffsetDateTime.now(clock);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO bulk_import (kind, sha256, lines, added, known, set_aside, imported_at,"
                + " imported_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
      long known = lines - added - setAside;
      insert.setString(1, kind);
      insert.setString(2, sha256);
      insert.setLong(3, lines);
      insert.setLong(4, added);
      insert.setLong(5, known);
      insert.setLong(6, setAside);
      insert.setObject(7, now);
      insert.setString(8, by);
      try (ResultSet result = insert.executeQuery()) {
        result.next();
        return new BulkImportView(
            result.getLong(1),
            kind,
            sha256,
            lines,
            added,
            known,
            setAside,
            now.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime());
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.setNetworkTimeout(Runnable::run, timeoutBefore);
    connection.close();
  }
}
