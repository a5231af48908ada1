package vn.evn.request.statistics;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import vn.evn.request.job.RepeatedTask;

/**
 * Sums changes up into the counts from time to time. Every copy of the service does; one at a time
 * has its turn, and the others try again later.
 */
@ApplicationScoped
class Compaction {
  private static final int STEP = 20_000;
  private static final int MOST_STEPS = 50;

  /** PostgreSQL's state for a lock that is not free. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final DataSource dataSource;
  private final StatisticsConfig config;
  private final RepeatedTask task = new RepeatedTask("statistics-compaction", this::compact);

  @Inject
  Compaction(DataSource dataSource, StatisticsConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    task.start(config.compactionPause());
  }

  void stop(@Observes ShutdownEvent event) {
    task.close();
  }

  /** Sums up what is there; returns how many changes, 0 also if it is another one's turn. */
  long compact() {
    long all = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      long now =
          OwnTransaction.run(
              dataSource, Connection.TRANSACTION_READ_COMMITTED, false, Compaction::step);
      all += now;
      if (now < STEP) {
        break;
      }
    }
    return all;
  }

  private static long step(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement();
        PreparedStatement compact = connection.prepareStatement(CountSql.COMPACT)) {
      lock.execute(CountSql.TAKE_TURN_NOW);
      compact.setInt(1, STEP);
      try (ResultSet result = compact.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        connection.rollback();
        return 0;
      }
      throw e;
    }
  }
}
