package vn.evn.platform.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** The relay's statements. Each method is one short transaction of its own. */
final class OutboxTables {
  /** Per shard the oldest rows, so that one full shard does not hide the others. */
  private static final String READ =
      "SELECT e.shard, e.id, e.topic, e.event_key, e.event_id, e.headers, e.payload"
          + " FROM unnest(?) AS s(shard), LATERAL (SELECT * FROM outbox_event o"
          + " WHERE o.shard = s.shard AND o.topic <> ALL (?) ORDER BY o.id LIMIT ?) e";

  private static final String DELETE =
      "DELETE FROM outbox_event o USING unnest(?, ?) AS sent(shard, id)"
          + " WHERE o.shard = sent.shard AND o.id = sent.id";

  private final DataSource dataSource;

  OutboxTables(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Renews the leases of a relay, takes free shards up to its fair share, and names what it holds.
   *
   * @return the shards held, and how many of them are more than the fair share
   */
  Holding heartbeat(UUID relay, Duration lease) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Holding holding = heartbeat(connection, relay, lease.toMillis());
        connection.commit();
        return holding;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static Holding heartbeat(Connection connection, UUID relay, long leaseMillis)
      throws SQLException {
    update(
        connection,
        "INSERT INTO outbox_relay (relay, alive_until)"
            + " VALUES (?, clock_timestamp() + ? * interval '1 millisecond')"
            + " ON CONFLICT (relay) DO UPDATE SET alive_until = excluded.alive_until",
        relay,
        leaseMillis);
    update(connection, "DELETE FROM outbox_relay WHERE alive_until < clock_timestamp()");
    int living = (int) number(connection, "SELECT count(*) FROM outbox_relay");
    int share = (Shards.COUNT + living - 1) / living;
    update(
        connection,
        "UPDATE outbox_shard SET leased_until = clock_timestamp() + ? * interval '1 millisecond'"
            + " WHERE owner = ? AND leased_until > clock_timestamp()",
        leaseMillis,
        relay);
    Set<Integer> held = held(connection, relay);
    if (held.size() < share) {
      update(
          connection,
          "UPDATE outbox_shard SET owner = ?,"
              + " leased_until = clock_timestamp() + ? * interval '1 millisecond'"
              + " WHERE shard IN (SELECT shard FROM outbox_shard"
              + " WHERE owner IS NULL OR leased_until <= clock_timestamp()"
              + " ORDER BY shard LIMIT ? FOR UPDATE SKIP LOCKED)",
          relay,
          leaseMillis,
          share - held.size());
      held = held(connection, relay);
    }
    return new Holding(held, Math.max(0, held.size() - share));
  }

  private static Set<Integer> held(Connection connection, UUID relay) throws SQLException {
    Set<Integer> held = new TreeSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT shard FROM outbox_shard WHERE owner = ? AND leased_until > clock_timestamp()")) {
      query.setObject(1, relay);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          held.add(result.getInt(1));
        }
      }
    }
    return held;
  }

  /** Gives shards back, so that another relay need not wait for the end of the lease. */
  void release(UUID relay, Collection<Integer> shards) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      update(
          connection,
          "UPDATE outbox_shard SET owner = NULL, leased_until = '-infinity'"
              + " WHERE owner = ? AND shard = ANY (?)",
          relay,
          connection.createArrayOf("smallint", shards.toArray()));
    }
  }

  /** Ends a relay: gives everything back and is no longer counted. */
  void leave(UUID relay) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      update(
          connection,
          "UPDATE outbox_shard SET owner = NULL, leased_until = '-infinity' WHERE owner = ?",
          relay);
      update(connection, "DELETE FROM outbox_relay WHERE relay = ?", relay);
    }
  }

  /**
   * The oldest unsent rows of these shards, per shard in order of their numbers.
   *
   * @param without topics whose rows are left where they are
   */
  List<OutboxRow> read(Collection<Integer> shards, Collection<String> without, int limit)
      throws SQLException {
    List<OutboxRow> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(READ)) {
      query.setArray(1, connection.createArrayOf("smallint", shards.toArray()));
      query.setArray(2, connection.createArrayOf("text", without.toArray()));
      query.setInt(3, Math.max(1, limit / Math.max(1, shards.size())));
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(
              new OutboxRow(
                  result.getInt(1),
                  result.getLong(2),
                  result.getString(3),
                  result.getString(4),
                  result.getObject(5, UUID.class),
                  result.getString(6),
                  result.getBytes(7)));
        }
      }
    }
    return rows;
  }

  /** Deletes rows that the broker has. */
  void delete(List<OutboxRow> sent) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      Array shards =
          connection.createArrayOf("smallint", sent.stream().map(OutboxRow::shard).toArray());
      Array ids = connection.createArrayOf("bigint", sent.stream().map(OutboxRow::id).toArray());
      delete.setArray(1, shards);
      delete.setArray(2, ids);
      delete.executeUpdate();
    }
  }

  /** Age of the oldest unsent row in milliseconds; 0 if there is none. */
  long ageMillis() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return number(
          connection,
          "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - first.created_at) * 1000),"
              + " 0)::bigint FROM generate_series(0, "
              + (Shards.COUNT - 1)
              + ") AS s(shard), LATERAL (SELECT created_at FROM outbox_event o"
              + " WHERE o.shard = s.shard ORDER BY o.id LIMIT 1) first");
    }
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet result = query.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /**
   * What a relay holds.
   *
   * @param shards held now
   * @param surplus how many of them another relay should have
   */
  record Holding(Set<Integer> shards, int surplus) {}
}
