package vn.evn.system.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.evn.local.server.EmbeddedPostgresServer;

/**
 * The limit of the database: four rows for each application, of the sizes that the service writes,
 * with primary keys and no other index, in commits as large as the service's batches.
 */
final class BareInserts {
  private static final int WRITERS = 2;
  private static final int PER_COMMIT = 500;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE bare_request (code text PRIMARY KEY, snapshot jsonb)",
          "CREATE TABLE bare_history (code text, version bigint, actor text,"
              + " PRIMARY KEY (code, version))",
          "CREATE TABLE bare_inbox (consumer text, event_id text,"
              + " PRIMARY KEY (consumer, event_id))",
          "CREATE TABLE bare_outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " payload bytea)");

  private static final List<String> INSERTS =
      List.of(
          "INSERT INTO bare_request VALUES (?, ?::jsonb)",
          "INSERT INTO bare_history VALUES (?, ?, ?)",
          "INSERT INTO bare_inbox VALUES (?, ?)",
          "INSERT INTO bare_outbox (payload) VALUES (?)");

  private final String url;

  BareInserts(String databaseUrl) {
    this.url = databaseUrl + "?reWriteBatchedInserts=true&user=" + EmbeddedPostgresServer.USER;
  }

  void createTables() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
  }

  /** Inserts the rows of applications; returns how many applications a second. */
  long perSecond(List<SampleApplications.Event> applications) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      long begun = System.nanoTime();
      List<Future<?>> parts = new ArrayList<>();
      int share = applications.size() / WRITERS;
      for (int writer = 0; writer < WRITERS; writer++) {
        List<SampleApplications.Event> part =
            applications.subList(writer * share, (writer + 1) * share);
        parts.add(
            writers.submit(
                () -> {
                  insert(part);
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
      return IntakeBenchmark.perSecond(share * WRITERS, begun);
    } finally {
      writers.shutdown();
    }
  }

  private void insert(List<SampleApplications.Event> applications) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      for (int at = 0; at < applications.size(); at += PER_COMMIT) {
        List<SampleApplications.Event> batch =
            applications.subList(at, Math.min(at + PER_COMMIT, applications.size()));
        for (String sql : INSERTS) {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (SampleApplications.Event event : batch) {
              fill(insert, INSERTS.indexOf(sql), event);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        }
        connection.commit();
      }
    }
  }

  private static void fill(PreparedStatement insert, int table, SampleApplications.Event event)
      throws SQLException {
    switch (table) {
      case 0 -> {
        insert.setString(1, event.key());
        insert.setString(2, new String(event.payload(), StandardCharsets.UTF_8));
      }
      case 1 -> {
        insert.setString(1, event.key());
        insert.setLong(2, 1);
        insert.setString(3, "system");
      }
      case 2 -> {
        insert.setString(1, "benchmark");
        insert.setString(2, event.key());
      }
      default -> insert.setBytes(1, event.payload());
    }
  }
}
