package vn.evn.portal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;

/** The session with the portal, shared by all copies; one of them logs in at a time. */
@ApplicationScoped
class PortalSessions {
  private final DataSource dataSource;

  @Inject
  PortalSessions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The session, unless its time is over or it is the one that was rejected. */
  Optional<String> current(@Nullable String rejected) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT session FROM portal_session WHERE ends_at > clock_timestamp()"
                    + " AND session IS DISTINCT FROM ?")) {
      query.setString(1, rejected);
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Whether the caller is the one to log in, for a time; nobody else is meanwhile. */
  boolean begin(UUID owner, Duration lease, @Nullable String rejected) {
    return update(
            "UPDATE portal_session SET login_owner = ?,"
                + " login_until = clock_timestamp() + ? * interval '1 millisecond'"
                + " WHERE (login_until IS NULL OR login_until < clock_timestamp())"
                + " AND (session IS NULL OR ends_at <= clock_timestamp() OR session = ?)",
            owner,
            lease.toMillis(),
            rejected)
        == 1;
  }

  /** The login succeeded. */
  void opened(UUID owner, String session, Duration life) {
    update(
        "UPDATE portal_session SET session = ?, login_owner = NULL, login_until = NULL,"
            + " ends_at = clock_timestamp() + ? * interval '1 millisecond' WHERE login_owner = ?",
        session,
        life.toMillis(),
        owner);
  }

  /** The login failed; the next one may try. */
  void failed(UUID owner) {
    update(
        "UPDATE portal_session SET login_owner = NULL, login_until = NULL WHERE login_owner = ?",
        owner);
  }

  private int update(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
