package vn.evn.portal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/**
 * The messages that wait for the portal: in order per dossier, each dossier worked by one copy at a
 * time, a blocked one not holding back the others. Each method is one statement or a short
 * transaction of the caller.
 */
@ApplicationScoped
class OutboundQueue {
  private final DataSource dataSource;

  @Inject
  OutboundQueue(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A message to be sent. */
  record Task(long id, String service, String body, int attempts) {}

  /** Adds a message behind those of its dossier, in the present transaction. */
  void add(String codeKey, String service, String body) {
    update(
        "INSERT INTO outbound_task (code_key, service, body) VALUES (?, ?, ?::jsonb)",
        codeKey,
        service,
        body);
    // A dossier that waits after a failure keeps waiting; an idle one is due now.
    update(
        "INSERT INTO outbound_dossier AS d (code_key, next_at) VALUES (?, now())"
            + " ON CONFLICT (code_key) DO UPDATE SET next_at = LEAST(d.next_at, now())"
            + " WHERE d.next_at = 'infinity'",
        codeKey);
  }

  /** Takes dossiers that are due, for a time. */
  List<String> take(UUID owner, Duration lease, int limit) {
    List<String> taken = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE outbound_dossier SET owner = ?,"
                    + " leased_until = clock_timestamp() + ? * interval '1 millisecond'"
                    + " WHERE code_key IN (SELECT code_key FROM outbound_dossier"
                    + " WHERE next_at <= clock_timestamp()"
                    + " AND (leased_until IS NULL OR leased_until < clock_timestamp())"
                    + " ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING code_key")) {
      update.setObject(1, owner);
      update.setLong(2, lease.toMillis());
      update.setInt(3, limit);
      try (ResultSet result = update.executeQuery()) {
        while (result.next()) {
          taken.add(result.getString(1));
        }
      }
      return taken;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The first message of a dossier that is not done; one given up holds back those behind it. */
  Optional<Task> first(String codeKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, service, body, attempts, status FROM outbound_task"
                    + " WHERE code_key = ? AND status <> 'DONE' ORDER BY id LIMIT 1")) {
      query.setString(1, codeKey);
      try (ResultSet result = query.executeQuery()) {
        if (!result.next() || result.getString(5).equals("DEAD")) {
          return Optional.empty();
        }
        return Optional.of(
            new Task(
                result.getLong(1), result.getString(2), result.getString(3), result.getInt(4)));
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Whether this copy still has the dossier; renews the lease if so. */
  boolean keep(String codeKey, UUID owner, Duration lease) {
    return update(
            "UPDATE outbound_dossier"
                + " SET leased_until = clock_timestamp() + ? * interval '1 millisecond'"
                + " WHERE code_key = ? AND owner = ? AND leased_until > clock_timestamp()",
            lease.toMillis(),
            codeKey,
            owner)
        == 1;
  }

  void done(long taskId) {
    update(
        "UPDATE outbound_task SET status = 'DONE', done_at = now(), last_error = NULL"
            + " WHERE id = ?",
        taskId);
  }

  /** Counts a failure; after too many the message is given up until an operator looks at it. */
  void failed(Task task, String error, int limit) {
    update(
        "UPDATE outbound_task SET attempts = attempts + 1, last_error = ?,"
            + " status = CASE WHEN attempts + 1 >= ? THEN 'DEAD' ELSE status END WHERE id = ?",
        error,
        limit,
        task.id());
  }

  boolean isKnownToPortal(String codeKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT known_to_portal FROM outbound_dossier WHERE code_key = ?")) {
      query.setString(1, codeKey);
      try (ResultSet result = query.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  void knownToPortal(String codeKey) {
    update("UPDATE outbound_dossier SET known_to_portal = true WHERE code_key = ?", codeKey);
  }

  /** Gives a dossier back: due again after a while. */
  void backOff(String codeKey, Duration wait) {
    update(
        "UPDATE outbound_dossier SET leased_until = NULL, owner = NULL,"
            + " next_at = clock_timestamp() + ? * interval '1 millisecond' WHERE code_key = ?",
        wait.toMillis(),
        codeKey);
  }

  /** Gives a dossier back that has nothing to send, unless something came meanwhile. */
  void rest(String codeKey) {
    // The row is locked first: a message that is being added waits, and then finds 'infinity'.
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement lock =
              connection.prepareStatement(
                  "SELECT 1 FROM outbound_dossier WHERE code_key = ? FOR UPDATE");
          PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE outbound_dossier SET leased_until = NULL, owner = NULL,"
                      + " next_at = CASE WHEN EXISTS (SELECT 1 FROM outbound_task t"
                      + " WHERE t.code_key = ? AND t.status = 'PENDING')"
                      + " AND NOT EXISTS (SELECT 1 FROM outbound_task t"
                      + " WHERE t.code_key = ? AND t.status = 'DEAD')"
                      + " THEN clock_timestamp() ELSE 'infinity' END WHERE code_key = ?")) {
        lock.setString(1, codeKey);
        lock.executeQuery();
        update.setString(1, codeKey);
        update.setString(2, codeKey);
        update.setString(3, codeKey);
        update.executeUpdate();
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Makes a message that was given up due again; false if there is none of this id. */
  boolean replay(long taskId) {
    if (update(
            "UPDATE outbound_task SET status = 'PENDING', attempts = 0"
                + " WHERE id = ? AND status = 'DEAD'",
            taskId)
        == 0) {
      return false;
    }
    update(
        "UPDATE outbound_dossier SET next_at = now() WHERE code_key ="
            + " (SELECT code_key FROM outbound_task WHERE id = ?)",
        taskId);
    return true;
  }

  private int update(String sql, Object... values) {
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
