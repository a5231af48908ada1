package vn.evn.request.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;

/** The database of the running service, asked past the service. */
final class Database {
  private Database() {}

  /** The first column of the rows of a query. */
  static List<String> texts(String sql, Object... values) {
    try (Connection connection = connection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          found.add(result.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static long number(String sql, Object... values) {
    return Long.parseLong(texts(sql, values).get(0));
  }

  static Connection connection() throws SQLException {
    return DriverManager.getConnection(RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
  }
}
