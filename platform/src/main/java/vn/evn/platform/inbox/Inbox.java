package vn.evn.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/** Remembers which events a consumer has carried out. */
@ApplicationScoped
public class Inbox {
  private final DataSource dataSource;

  @Inject
  Inbox(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Whether this consumer sees the event for the first time; from now on it has seen it, if the
   * present transaction commits. Of two at once the second waits for the first to end.
   */
  public boolean firstTime(String consumer, String eventId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO inbox_event (consumer, event_id) VALUES (?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, consumer);
      insert.setString(2, eventId);
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * Which of these events this consumer sees for the first time; from now on it has seen them, if
   * the present transaction commits. Of two at once the second waits for the first to end.
   *
   * @return a set that the caller may change
   */
  public Set<String> firstTimes(String consumer, Collection<String> eventIds) {
    // Sorted, so that two batches with the same events wait for each other in one order.
    return ids(
        "INSERT INTO inbox_event (consumer, event_id) SELECT ?, id FROM unnest(?) AS given(id)"
            + " ORDER BY id ON CONFLICT DO NOTHING RETURNING event_id",
        consumer,
        eventIds);
  }

  /** Which of these events this consumer has carried out. */
  public Set<String> known(String consumer, Collection<String> eventIds) {
    return ids(
        "SELECT event_id FROM inbox_event WHERE consumer = ? AND event_id = ANY (?)",
        consumer,
        eventIds);
  }

  private Set<String> ids(String sql, String consumer, Collection<String> eventIds) {
    Set<String> found = new HashSet<>();
    if (eventIds.isEmpty()) {
      return found;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, consumer);
      statement.setArray(2, connection.createArrayOf("text", eventIds.toArray()));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.add(result.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * Forgets events older than a time after which their topics do not have them any more.
   *
   * @param limit most rows in one go
   * @return how many were forgotten
   */
  public int forgetOlderThan(Duration age, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM inbox_event WHERE (consumer, event_id) IN"
                    + " (SELECT consumer, event_id FROM inbox_event"
                    + " WHERE received_at < now() - ? * interval '1 second'"
                    + " ORDER BY received_at LIMIT ?)")) {
      delete.setLong(1, age.toSeconds());
      delete.setInt(2, limit);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
