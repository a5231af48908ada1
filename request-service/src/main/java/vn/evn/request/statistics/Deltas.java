package vn.evn.request.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Changes of the counts that one transaction makes. */
final class Deltas {
  private static final String INSERT =
      "INSERT INTO statistics_delta (month, channel, service_type, unit, measure, n)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private final Map<Slot, Long> changes = new HashMap<>();

  void add(Slot slot, long n) {
    changes.merge(slot, n, Long::sum);
  }

  /** What a completion counts for. */
  void add(Completion completion, long n) {
    completion.slots().forEach(slot -> add(slot, n));
  }

  /** Writes what is left once the changes are summed up, in the transaction of the connection. */
  void insert(Connection connection) throws SQLException {
    changes.values().removeIf(n -> n == 0);
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Map.Entry<Slot, Long> change : changes.entrySet()) {
        Slot slot = change.getKey();
        insert.setObject(1, slot.month());
        insert.setString(2, slot.channel());
        insert.setString(3, slot.serviceType());
        insert.setString(4, slot.unit());
        insert.setInt(5, slot.measure());
        insert.setLong(6, change.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
