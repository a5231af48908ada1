package vn.evn.portal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.portal.PortalConfig;

/**
 * The circuit breaker towards the portal, in the database, so that all copies share it: after some
 * failures of the bus in a row nobody calls for a while; then one worker of one copy probes, and
 * what comes of it closes the circuit or keeps it open for longer.
 */
@ApplicationScoped
class PortalCircuit {
  private final DataSource dataSource;
  private final PortalConfig.Sending sending;

  @Inject
  PortalCircuit(DataSource dataSource, PortalConfig config) {
    this.dataSource = dataSource;
    this.sending = config.sending();
  }

  /** Where the circuit stands. */
  enum Position {
    /** Everybody calls. */
    CLOSED,
    /** Nobody calls. */
    OPEN,
    /** One may probe. */
    HALF_OPEN
  }

  Position position() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT open_until IS NULL, open_until > clock_timestamp() FROM portal_circuit");
        ResultSet state = query.executeQuery()) {
      if (!state.next() || state.getBoolean(1)) {
        return Position.CLOSED;
      }
      return state.getBoolean(2) ? Position.OPEN : Position.HALF_OPEN;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Whether the caller is the one who probes; the others go on waiting. */
  boolean probe() {
    // A probe may log in, look up and send.
    long longestProbe = sending.timeout().multipliedBy(4).toMillis();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE portal_circuit SET open_until ="
                    + " clock_timestamp() + ? * interval '1 millisecond'"
                    + " WHERE open_until <= clock_timestamp()")) {
      update.setLong(1, longestProbe);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The portal answered, whatever it said. */
  void answered() {
    update(
        "UPDATE portal_circuit SET failures = 0, openings = 0, open_until = NULL"
            + " WHERE failures > 0 OR open_until IS NOT NULL");
  }

  /** The way to the portal failed. */
  void failed() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "UPDATE portal_circuit SET failures = failures + 1 RETURNING failures, openings");
        ResultSet counted = count.executeQuery()) {
      if (!counted.next() || counted.getInt(1) < sending.failuresToOpen()) {
        return;
      }
      Duration wait =
          RetryRules.withJitter(
              RetryRules.doubled(sending.openFor(), counted.getInt(2), sending.longestBackOff()));
      open(connection, wait);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static void open(Connection connection, Duration wait) throws SQLException {
    try (PreparedStatement open =
        connection.prepareStatement(
            "UPDATE portal_circuit SET openings = openings + 1, open_until ="
                + " clock_timestamp() + ? * interval '1 millisecond'")) {
      open.setLong(1, wait.toMillis());
      open.executeUpdate();
    }
  }

  private void update(String sql) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
