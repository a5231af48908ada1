package vn.evn.request.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/** Calls per address and minute, counted in the database for all copies of the service. */
@ApplicationScoped
class AddressRate {
  /** Counts one call; gives no row once the limit is reached, and then writes nothing either. */
  private static final String COUNT =
      "INSERT INTO tracking_address AS a (address_hash, minute, calls)"
          + " VALUES (?, date_trunc('minute', now()), 1)"
          + " ON CONFLICT (address_hash, minute) DO UPDATE SET calls = a.calls + 1"
          + " WHERE a.calls < ? RETURNING calls";

  /** A network of IPv6 is one household or one machine: half of the address names it. */
  private static final int BYTES_OF_IPV6_NETWORK = 8;

  private final DataSource dataSource;
  private final TrackingConfig config;

  @Inject
  AddressRate(DataSource dataSource, TrackingConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  /** Counts a call; false if the address has had its calls of this minute. */
  boolean admits(InetAddress address) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setLong(1, ShortHash.of(network(address)));
      count.setInt(2, config.callsPerMinute());
      try (ResultSet result = count.executeQuery()) {
        return result.next();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static byte[] network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? bytes : Arrays.copyOf(bytes, BYTES_OF_IPV6_NETWORK);
  }
}
