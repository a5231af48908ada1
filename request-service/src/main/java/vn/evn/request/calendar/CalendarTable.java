package vn.evn.request.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/** The calendars that were put into use, by number. */
@ApplicationScoped
class CalendarTable {
  private final DataSource dataSource;

  @Inject
  CalendarTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The number of a calendar: a new one, higher than all before, where it was never in use. Two
   * copies that ask at once get the same.
   */
  int numberOf(String content) {
    String digest = digest(content);
    try (Connection connection = dataSource.getConnection()) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO calendar_version (digest, content) VALUES (?, ?)"
                  + " ON CONFLICT (digest) DO NOTHING")) {
        insert.setString(1, digest);
        insert.setString(2, content);
        insert.executeUpdate();
      }
      try (PreparedStatement query =
          connection.prepareStatement("SELECT number FROM calendar_version WHERE digest = ?")) {
        query.setString(1, digest);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The content of a number. */
  Optional<String> content(int number) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT content FROM calendar_version WHERE number = ?")) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static String digest(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
