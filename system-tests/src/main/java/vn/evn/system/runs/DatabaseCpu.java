package vn.evn.system.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import vn.evn.local.server.EmbeddedPostgresServer;

/** Processor time of a PostgreSQL server on this machine, by what Linux tells in /proc. */
final class DatabaseCpu {
  /** Linux counts in hundredths of a second. */
  private static final long MILLIS_OF_TICK = 10;

  private DatabaseCpu() {}

  /** What all processes of the server have used, those that ended included, in milliseconds. */
  static long millis(String url) throws SQLException, IOException {
    long server;
    try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
      result.next();
      server = Long.parseLong(fields(result.getLong(1)).get(1));
    }
    // Its own time, and that of processes that have ended.
    List<String> own = fields(server);
    long ticks = sum(own, 11, 15);
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process :
          processes.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        ticks += ofChild(process, server);
      }
    }
    return ticks * MILLIS_OF_TICK;
  }

  private static long ofChild(Path process, long server) {
    try {
      List<String> fields = fields(Long.parseLong(process.getFileName().toString()));
      return fields.get(1).equals(String.valueOf(server)) ? sum(fields, 11, 13) : 0;
    } catch (IOException e) {
      return 0; // it has ended meanwhile
    }
  }

  /** The fields after the name, which may hold spaces: state, parent, and so on. */
  private static List<String> fields(long process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
    return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
  }

  private static long sum(List<String> fields, int from, int end) {
    return fields.subList(from, end).stream().mapToLong(Long::parseLong).sum();
  }
}
