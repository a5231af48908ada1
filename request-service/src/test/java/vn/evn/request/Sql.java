package vn.evn.request;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;

/** Looks into the database of the running service, past the service. */
public final class Sql {
  private Sql() {}

  /** A connection of its own, to be closed by the test. */
  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
  }

  /** The first column of every row, as text. */
  public static List<String> texts(String query, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, query, values);
        ResultSet result = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (result.next()) {
        texts.add(String.valueOf(result.getString(1)));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes rows; returns how many. */
  public static int update(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
