package vn.evn.local.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

/** A real PostgreSQL server as a child process, from the embedded binaries. */
public final class EmbeddedPostgresServer implements AutoCloseable {
  /** The user whom every service connects as. */
  public static final String USER = "evn";

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  private final EmbeddedPostgres server;

  private EmbeddedPostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts a server whose data outlive it; an existing folder is used as it is, also after a crash.
   * It writes its log to the standard output of this virtual machine. (The library's own logger
   * hears nothing any more once {@code pg_ctl} has ended.)
   *
   * @param folder for the data
   * @param port on 127.0.0.1
   */
  public static EmbeddedPostgresServer persistent(Path folder, int port) {
    return start(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPort(port)
            // A refused row or statement may hold personal data: the log names the error alone.
            .setServerConfig("log_error_verbosity", "terse")
            .setServerConfig("log_min_error_statement", "panic")
            .setOutputRedirector(ProcessBuilder.Redirect.INHERIT)
            .setErrorRedirector(ProcessBuilder.Redirect.INHERIT)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on"));
  }

  /**
   * Starts a server for tests: any free port, data gone at the end, commits flushed as in truth.
   */
  public static EmbeddedPostgresServer temporary() {
    return start(
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on"));
  }

  /**
   * The same with room for the log between two checkpoints, as a server has that takes in thousands
   * of rows a second: 4 GB in place of 1 GB.
   */
  public static EmbeddedPostgresServer temporaryForMuchWriting() {
    return start(
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_wal_size", "4GB"));
  }

  private static EmbeddedPostgresServer start(EmbeddedPostgres.Builder builder) {
    try {
      EmbeddedPostgresServer started =
          new EmbeddedPostgresServer(
              builder
                  .setServerConfig("max_connections", "200")
                  .setServerConfig("shared_buffers", "256MB")
                  .setPGStartupWait(Duration.ofSeconds(60))
                  .start());
      started.createUser();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** JDBC address of a database, without user. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  /** Creates a database that belongs to {@link #USER}, unless it is there already. */
  public void createDatabase(String database) {
    if (!NAME.matcher(database).matches()) {
      throw new IllegalArgumentException("not a plain database name: " + database);
    }
    unlessFound(
        "SELECT 1 FROM pg_database WHERE datname = '" + database + "'",
        "CREATE DATABASE " + database + " OWNER " + USER + " ENCODING 'UTF8' TEMPLATE template0");
  }

  private void createUser() {
    unlessFound(
        "SELECT 1 FROM pg_roles WHERE rolname = '" + USER + "'",
        "CREATE ROLE " + USER + " LOGIN SUPERUSER");
  }

  private void unlessFound(String query, String command) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      if (!found.next()) {
        statement.execute(command);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused: " + command, e);
    }
  }

  /** Ends the server in order. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop in order", e);
    }
  }
}
