package vn.evn.request.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/** Wrong tries per code, in the database, so that every copy of the service counts alike. */
@ApplicationScoped
class TrackingAttempts {
  static final int LIMIT_PER_HOUR = 5;

  private final DataSource dataSource;

  @Inject
  TrackingAttempts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  boolean isExhausted(String code) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*) FROM tracking_attempt"
                    + " WHERE code = ? AND at > now() - interval '1 hour'")) {
      query.setString(1, code);
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return result.getInt(1) >= LIMIT_PER_HOUR;
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  void recordWrong(String code) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO tracking_attempt (code) VALUES (?)");
        PreparedStatement sweep =
            connection.prepareStatement(
                "DELETE FROM tracking_attempt WHERE id IN (SELECT id FROM tracking_attempt"
                    + " WHERE at < now() - interval '1 day' ORDER BY id LIMIT 100)")) {
      insert.setString(1, code);
      insert.executeUpdate();
      sweep.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
