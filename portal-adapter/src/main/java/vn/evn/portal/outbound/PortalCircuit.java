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
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(200).toNanos();

  private final DataSource dataSource;
  private final PortalConfig.Sending sending;
  private volatile boolean failedHere;
  private volatile Seen seen =
      new Seen(Position.CLOSED, true, System.nanoTime() - LOOK_AGAIN_NANOS);

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

  /** As read a short while ago: a worker may call once more than it should, and that is no harm. */
  Position position() {
    Seen last = seen;
    if (System.nanoTime() - last.atNanos() < LOOK_AGAIN_NANOS) {
      return last.position();
    }
    Seen now = read();
    seen = now;
    return now.position();
  }

  private Seen read() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT open_until IS NULL, open_until > clock_timestamp(), failures"
                    + " FROM portal_circuit");
        ResultSet state = query.executeQuery()) {
      boolean open = state.next() && !state.getBoolean(1);
      Position position =
          !open ? Position.CLOSED : state.getBoolean(2) ? Position.OPEN : Position.HALF_OPEN;
      return new Seen(position, open || state.getInt(3) > 0, System.nanoTime());
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * What was read last.
   *
   * @param hasFailures whether there is something to be cleared by an answer
   */
  private record Seen(Position position, boolean hasFailures, long atNanos) {}

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
    if (!seen.hasFailures() && !failedHere) {
      return;
    }
    failedHere = false;
    update(
        "UPDATE portal_circuit SET failures = 0, openings = 0, open_until = NULL"
            + " WHERE failures > 0 OR open_until IS NOT NULL");
    seen = read();
  }

  /** The way to the portal failed. */
  void failed() {
    failedHere = true;
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
      seen = new Seen(Position.OPEN, true, System.nanoTime());
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
