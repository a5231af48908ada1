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
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.outbound.Parcel.Task;

/**
 * The messages that wait for the portal: in order per dossier, each dossier worked by one copy at a
 * time, a blocked one not holding back the others. A worker has its own short transactions; what
 * adds messages does so in the transaction of the change.
 */
@ApplicationScoped
class OutboundQueue {
  /** Most messages of a dossier that are looked at at once. */
  private static final int WINDOW = 200;

  private final DataSource dataSource;
  private final PortalConfig.Sending sending;

  @Inject
  OutboundQueue(DataSource dataSource, PortalConfig config) {
    this.dataSource = dataSource;
    this.sending = config.sending();
  }

  /**
   * Adds a message behind those of its dossier, in the present transaction, unless the same change
   * has made it before.
   *
   * @param origin what changed, such as a request; null if the message is not of a change
   * @param version which change; null if the message is not of a change
   */
  void add(
      String codeKey,
      String service,
      String body,
      @Nullable String origin,
      @Nullable Long version) {
    // A new replacement tells all that one given up would have told. A dossier that waits after a
    // failure keeps waiting; an idle one is due now.
    update(
        "WITH added AS (INSERT INTO outbound_task (code_key, service, body, origin, version)"
            + " VALUES (?, ?, ?::jsonb, ?, ?) ON CONFLICT DO NOTHING RETURNING code_key, service),"
            + " needless AS (UPDATE outbound_task t SET status = 'SUPERSEDED', done_at = now()"
            + " FROM added WHERE t.code_key = added.code_key AND t.service = added.service"
            + " AND added.service = '"
            + PortalServices.SYNC
            + "' AND t.status = 'DEAD')"
            + " INSERT INTO outbound_dossier AS d (code_key, next_at)"
            + " SELECT code_key, now() FROM added"
            + " ON CONFLICT (code_key) DO UPDATE SET next_at = LEAST(d.next_at, now())"
            + " WHERE d.next_at = 'infinity'",
        codeKey,
        service,
        body,
        origin,
        version);
  }

  /**
   * Work that a worker has taken.
   *
   * @param codeKey the dossier, which is leased to the worker
   */
  record Taken(String codeKey, Parcel parcel) {}

  /** Takes a dossier that is due, for a time, and what is to be sent next of it. */
  Optional<Taken> take(UUID owner) {
    return inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE outbound_dossier SET owner = ?,"
                      + " leased_until = clock_timestamp() + ? * interval '1 millisecond'"
                      + " WHERE code_key = (SELECT code_key FROM outbound_dossier"
                      + " WHERE next_at <= clock_timestamp()"
                      + " AND (leased_until IS NULL OR leased_until < clock_timestamp())"
                      + " ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
                      + " RETURNING code_key, known_to_portal")) {
            update.setObject(1, owner);
            update.setLong(2, sending.lease().toMillis());
            try (ResultSet result = update.executeQuery()) {
              if (!result.next()) {
                return Optional.empty();
              }
              String codeKey = result.getString(1);
              return begin(connection, codeKey, result.getBoolean(2))
                  .map(parcel -> new Taken(codeKey, parcel));
            }
          }
        });
  }

  /** Whether a dossier is due that nobody works. */
  boolean isAnythingDue() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT 1 FROM outbound_dossier WHERE next_at <= clock_timestamp()"
                    + " AND (leased_until IS NULL OR leased_until < clock_timestamp()) LIMIT 1");
        ResultSet result = query.executeQuery()) {
      return result.next();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** What is to be sent next, marked as begun; the dossier is given back if there is nothing. */
  private Optional<Parcel> begin(Connection connection, String codeKey, boolean known)
      throws SQLException {
    Optional<Parcel> parcel = choose(waiting(connection, codeKey), known);
    if (parcel.isEmpty()) {
      // The row is locked: whoever adds a message now waits, and then finds 'infinity'.
      execute(
          connection,
          "UPDATE outbound_dossier SET leased_until = NULL, owner = NULL,"
              + " next_at = 'infinity' WHERE code_key = ?",
          codeKey);
    } else {
      execute(
          connection,
          "UPDATE outbound_task SET sending_since = coalesce(sending_since, clock_timestamp())"
              + " WHERE id = ANY (?)",
          ids(connection, parcel.get()));
    }
    return parcel;
  }

  private @Nullable Boolean keep(Connection connection, String codeKey, UUID owner)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE outbound_dossier"
                + " SET leased_until = clock_timestamp() + ? * interval '1 millisecond'"
                + " WHERE code_key = ? AND owner = ? AND leased_until > clock_timestamp()"
                + " RETURNING known_to_portal")) {
      update.setLong(1, sending.lease().toMillis());
      update.setString(2, codeKey);
      update.setObject(3, owner);
      try (ResultSet result = update.executeQuery()) {
        return result.next() ? result.getBoolean(1) : null;
      }
    }
  }

  /** The open messages of a dossier, up to the first that was given up and holds the rest back. */
  private static List<Task> waiting(Connection connection, String codeKey) throws SQLException {
    List<Task> tasks = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id, service, body, attempts, refusals, portal_errors,"
                + " sending_since IS NOT NULL, status FROM outbound_task"
                + " WHERE code_key = ? AND status IN ('PENDING', 'DEAD') ORDER BY id LIMIT ?")) {
      query.setString(1, codeKey);
      query.setInt(2, WINDOW);
      try (ResultSet result = query.executeQuery()) {
        while (result.next() && !result.getString(8).equals("DEAD")) {
          tasks.add(
              new Task(
                  result.getLong(1),
                  result.getString(2),
                  result.getString(3),
                  result.getInt(4),
                  result.getInt(5),
                  result.getInt(6),
                  result.getBoolean(7)));
        }
      }
    }
    return tasks;
  }

  /**
   * The whole dossier goes before its steps, and the newest one makes the older ones needless.
   * Steps go together, as many as one message takes; one that was refused goes alone, so that it
   * does not hold back its neighbours.
   */
  private Optional<Parcel> choose(List<Task> waiting, boolean known) {
    List<Task> whole =
        waiting.stream().filter(task -> task.service().equals(PortalServices.SYNC)).toList();
    if (!whole.isEmpty()) {
      Task newest = whole.get(whole.size() - 1);
      return Optional.of(
          new Parcel(
              newest.service(),
              List.of(newest),
              whole.stream().map(Task::id).filter(id -> id != newest.id()).toList(),
              known,
              whole.stream().anyMatch(Task::mayBeDone)));
    }
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Task first = waiting.get(0);
    List<Task> together = new ArrayList<>(List.of(first));
    if (first.service().equals(PortalServices.PROGRESS) && first.refusals() == 0) {
      for (Task task : waiting.subList(1, waiting.size())) {
        if (together.size() == sending.stepsPerMessage()
            || !task.service().equals(PortalServices.PROGRESS)
            || task.refusals() > 0) {
          break;
        }
        together.add(task);
      }
    }
    boolean mayBeDone = together.stream().anyMatch(Task::mayBeDone);
    return Optional.of(new Parcel(first.service(), together, List.of(), known, mayBeDone));
  }

  /** The steps of a dossier that the portal has confirmed, at most the last 1,000. */
  List<String> confirmedSteps(String codeKey) {
    List<String> bodies = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT body FROM outbound_task WHERE code_key = ? AND service = ?"
                    + " AND status = 'DONE' ORDER BY id DESC LIMIT 1000")) {
      query.setString(1, codeKey);
      query.setString(2, PortalServices.PROGRESS);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          bodies.add(result.getString(1));
        }
      }
      return bodies;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * The portal has it; what is to be sent next. Empty if there is nothing, and the dossier was
   * given back, or if this worker has it no longer.
   */
  Optional<Parcel> sent(String codeKey, UUID owner, Parcel parcel) {
    return inTransaction(
        connection -> {
          execute(
              connection,
              "UPDATE outbound_task SET status = 'DONE', done_at = clock_timestamp(),"
                  + " sending_since = NULL, last_error = NULL WHERE id = ANY (?)",
              ids(connection, parcel));
          if (!parcel.superseded().isEmpty()) {
            execute(
                connection,
                "UPDATE outbound_task SET status = 'SUPERSEDED', done_at = clock_timestamp(),"
                    + " sending_since = NULL WHERE id = ANY (?)",
                connection.createArrayOf("bigint", parcel.superseded().toArray()));
          }
          if (parcel.service().equals(PortalServices.SYNC) && !parcel.knownToPortal()) {
            execute(
                connection,
                "UPDATE outbound_dossier SET known_to_portal = true WHERE code_key = ?",
                codeKey);
          }
          Boolean known = keep(connection, codeKey, owner);
          return known == null ? Optional.empty() : begin(connection, codeKey, known);
        });
  }

  /** Whether each task of a parcel is given up now, in the order of the tasks. */
  record Failure(String error, boolean refusal, boolean portalError, List<Boolean> givenUp) {
    Failure {
      givenUp = List.copyOf(givenUp);
    }
  }

  /** It failed: counts it, and gives the dossier back until the wait is over. */
  void failed(String codeKey, Parcel parcel, PortalAnswer answer, Failure failure, Duration wait) {
    // A refused message of several steps may have been taken in part.
    boolean inPart = failure.refusal() && parcel.tasks().size() > 1;
    // What was in doubt before stays so: this attempt may not have come as far as to settle it.
    boolean mayBeDone = answer.mayBeDone() || parcel.mayBeDone() || inPart;
    inTransaction(
        connection -> {
          for (int i = 0; i < parcel.tasks().size(); i++) {
            execute(
                connection,
                "UPDATE outbound_task SET attempts = attempts + 1, refusals = refusals + ?,"
                    + " portal_errors = portal_errors + ?, last_error = ?, status = ?,"
                    + " sending_since = CASE WHEN ? THEN sending_since END WHERE id = ?",
                failure.refusal() ? 1 : 0,
                failure.portalError() ? 1 : 0,
                failure.error(),
                failure.givenUp().get(i) ? "DEAD" : "PENDING",
                mayBeDone,
                parcel.tasks().get(i).id());
          }
          execute(
              connection,
              "UPDATE outbound_dossier SET leased_until = NULL, owner = NULL,"
                  + " next_at = clock_timestamp() + ? * interval '1 millisecond' WHERE code_key = ?",
              wait.toMillis(),
              codeKey);
          return true;
        });
  }

  /**
   * The portal has lost the dossier: it is to be created anew, by the replacement told last, and
   * all its steps are due again.
   */
  void lost(String codeKey) {
    inTransaction(
        connection -> {
          forget(connection, codeKey);
          execute(
              connection,
              "UPDATE outbound_task SET status = 'PENDING', done_at = NULL WHERE id ="
                  + " (SELECT max(id) FROM outbound_task WHERE code_key = ? AND service = ?"
                  + " AND status <> 'DEAD')",
              codeKey,
              PortalServices.SYNC);
          return true;
        });
  }

  private static void forget(Connection connection, String codeKey) throws SQLException {
    execute(
        connection,
        "UPDATE outbound_dossier SET known_to_portal = false WHERE code_key = ?",
        codeKey);
    execute(
        connection,
        "UPDATE outbound_task SET status = 'PENDING', done_at = NULL, attempts = 0, refusals = 0,"
            + " portal_errors = 0 WHERE code_key = ? AND service = ? AND status = 'DONE'",
        codeKey,
        PortalServices.PROGRESS);
  }

  /** Makes a message that was given up due again; false if there is none of this id. */
  boolean replay(long taskId) {
    if (update(
            "UPDATE outbound_task SET status = 'PENDING', attempts = 0, refusals = 0,"
                + " portal_errors = 0 WHERE id = ? AND status = 'DEAD'",
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

  /**
   * Forgets that the portal has a dossier, in the present transaction: its steps are due again,
   * behind the replacement that the caller adds.
   */
  void tellAllAgain(String codeKey) {
    try (Connection connection = dataSource.getConnection()) {
      forget(connection, codeKey);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The papers of the replacement told last, or to be told; null if there is none. */
  @Nullable String papersTold(String codeKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT body #>> '{0,TaiLieuNop}' FROM outbound_task"
                    + " WHERE code_key = ? AND service = ? ORDER BY id DESC LIMIT 1")) {
      query.setString(1, codeKey);
      query.setString(2, PortalServices.SYNC);
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? result.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static java.sql.Array ids(Connection connection, Parcel parcel) throws SQLException {
    return connection.createArrayOf("bigint", parcel.tasks().stream().map(Task::id).toArray());
  }

  /** Work of a worker in a transaction of its own. */
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private int update(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection()) {
      return execute(connection, sql, values);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static int execute(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
