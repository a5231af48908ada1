package vn.evn.request.statistics;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/**
 * A transaction on a connection of its own, outside of the transaction manager: a recount takes
 * longer than that one allows, and needs an isolation level of its own.
 */
final class OwnTransaction {
  /** Work in the transaction. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** The driver needs an executor only to time out, which it does by itself. */
  private static final Executor DIRECT = Runnable::run;

  private OwnTransaction() {}

  /**
   * Runs work and commits it; rolls back if it throws.
   *
   * @param isolation see {@link Connection}
   * @param unhurried whether a statement may take longer than the limit of the service
   */
  static <T> T run(DataSource dataSource, int isolation, boolean unhurried, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      int usual = connection.getTransactionIsolation();
      int timeout = connection.getNetworkTimeout();
      connection.setTransactionIsolation(isolation);
      if (unhurried) {
        connection.setNetworkTimeout(DIRECT, 0);
      }
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(usual);
        connection.setNetworkTimeout(DIRECT, timeout);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
