package vn.evn.system.statistics;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.evn.local.server.EmbeddedPostgresServer;

/**
 * Compares two ways of counting in the transaction of a change, where many transactions count the
 * same: adding rows that are summed up later, and raising the counts themselves.
 */
final class Contention {
  private static final int WRITERS = 16;
  private static final Duration TIME = Duration.ofSeconds(6);

  private final PrintStream out;
  private final String url;

  Contention(PrintStream out, String url) {
    this.out = out;
    this.url = url;
  }

  void run() throws Exception {
    out.println("transactions that count two things each, " + WRITERS + " writers, same counts");
    measure(
        "rows added, to be summed up",
        "INSERT INTO statistics_delta (month, channel, service_type, unit, measure, n)"
            + " VALUES ('2030-01-01', 'APP', 'RENEW', 'PA0100', ?, 1)");
    measure(
        "counts raised",
        "INSERT INTO statistics_cell AS c (level, month, channel, service_type, unit, received)"
            // The level stands for the measure: two rows, as two measures of one request.
            + " VALUES (?, '2030-01-01', 'APP', 'RENEW', 'PA0100', 1)"
            + " ON CONFLICT (level, month, channel, service_type, unit)"
            + " DO UPDATE SET received = c.received + 1");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE statistics_delta, statistics_cell");
    }
  }

  private void measure(String what, String sql) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      long end = System.nanoTime() + TIME.toNanos();
      List<Future<Long>> parts = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        parts.add(writers.submit(() -> write(sql, end)));
      }
      long transactions = 0;
      for (Future<Long> part : parts) {
        transactions += part.get();
      }
      out.printf(
          Locale.ROOT, "  %-30s %,9d transactions/s%n", what, transactions / TIME.toSeconds());
    } finally {
      writers.shutdown();
    }
  }

  private long write(String sql, long end) throws SQLException {
    long transactions = 0;
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      while (System.nanoTime() < end) {
        for (int measure = 1; measure <= 2; measure++) {
          statement.setInt(1, measure);
          statement.executeUpdate();
        }
        connection.commit();
        transactions++;
      }
    }
    return transactions;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
  }
}
