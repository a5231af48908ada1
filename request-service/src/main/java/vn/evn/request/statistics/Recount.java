package vn.evn.request.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Counts all requests anew while the service goes on. Everything is read in one snapshot; the
 * changes that the snapshot holds go, and those that come after it stay to be summed up.
 */
@ApplicationScoped
class Recount {
  private final DataSource dataSource;
  private final Repair repair;

  @Inject
  Recount(DataSource dataSource, Repair repair) {
    this.dataSource = dataSource;
    this.repair = repair;
  }

  /**
   * What a recount found.
   *
   * @param requests how many were counted
   * @param repaired records of completions and breaches that were missing or too many
   * @param differences counts that were wrong, once those records were right
   */
  record Found(long requests, long repaired, long differences) {}

  Found run() {
    long repaired = repair.run();
    return OwnTransaction.run(
        dataSource,
        Connection.TRANSACTION_REPEATABLE_READ,
        true,
        connection -> count(connection, repaired));
  }

  private static Found count(Connection connection, long repaired) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // The first statement takes no snapshot, so the one of the next sees all sums of before.
      statement.execute(CountSql.TAKE_TURN);
      statement.execute("SET LOCAL work_mem = '64MB'");
      statement.execute(RecountSql.FINEST);
      statement.execute(RecountSql.LEVELS);
      statement.execute(RecountSql.ANALYZE);
      long requests = number(statement, RecountSql.REQUESTS);
      long differences = number(statement, RecountSql.DIFFERENCES);
      statement.execute(RecountSql.TAKE_CHANGES);
      statement.execute(RecountSql.PUT_RIGHT);
      return new Found(requests, repaired, differences);
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
