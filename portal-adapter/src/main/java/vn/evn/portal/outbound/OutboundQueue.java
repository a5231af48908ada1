package vn.evn.portal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
  private static final int WINDOW = 1_000;

  /**
   * By statement_timestamp(), which the index on next_at can be asked for; clock_timestamp() may be
   * another for each row, so that every idle dossier would be looked at. A dossier that is worked
   * is due again when its lease ends: it stands in nobody's way at the front of the index.
   */
  private static final String IS_DUE =
      " WHERE next_at <= statement_timestamp()"
          + " AND (leased_until IS NULL OR leased_until <= statement_timestamp())";

  /**
   * A new replacement tells all that one given up would have told. A dossier that waits after a
   * failure keeps waiting; an idle one is due now.
   */
  private static final String ADD =
      """
      WITH change AS (SELECT ?::text AS code_key, ?::text AS origin, ?::bigint AS version),
      newest AS (
        SELECT t.body, t.status FROM outbound_task t JOIN change c USING (code_key)
        WHERE t.service = 'SYNC' ORDER BY t.id DESC LIMIT 1),
      added AS (
        INSERT INTO outbound_task (code_key, service, body, origin, version)
        SELECT c.code_key, m.service, m.body::jsonb, c.origin, c.version
        FROM change c, unnest(?::text[], ?::text[]) WITH ORDINALITY AS m (service, body, place)
        WHERE c.origin IS NULL OR m.service <> 'SYNC' OR NOT (
          EXISTS (SELECT 1 FROM newest n WHERE n.status <> 'DEAD' AND n.body = m.body::jsonb)
          OR EXISTS (
            SELECT 1 FROM outbound_task t
            WHERE t.origin = c.origin AND t.service = 'PROGRESS' AND t.version >= c.version))
        ORDER BY m.place ON CONFLICT DO NOTHING RETURNING code_key, service),
      needless AS (
        UPDATE outbound_task t SET status = 'SUPERSEDED', done_at = now() FROM added a
        WHERE t.code_key = a.code_key AND t.service = a.service AND a.service = 'SYNC'
          AND t.status = 'DEAD')
      INSERT INTO outbound_dossier AS d (code_key, next_at)
      SELECT DISTINCT code_key, now() FROM added
      ON CONFLICT (code_key) DO UPDATE SET next_at = LEAST(d.next_at, now())
      WHERE d.next_at = 'infinity'
      """
          .replace("'SYNC'", "'" + PortalServices.SYNC + "'")
          .replace("'PROGRESS'", "'" + PortalServices.PROGRESS + "'");

  /**
   * The dossier's row before its tasks, as everywhere: whoever adds a message waits for it. What
   * the portal has is noted also by a worker whose time for the dossier is over.
   */
  private static final String SENT =
      """
      WITH dossier AS (
        UPDATE outbound_dossier SET known_to_portal = known_to_portal OR ?,
          leased_until = CASE WHEN owner = ? AND leased_until > statement_timestamp()
            THEN statement_timestamp() + ? * interval '1 millisecond' ELSE leased_until END,
          next_at = CASE WHEN owner = ? AND leased_until > statement_timestamp()
            THEN statement_timestamp() + ? * interval '1 millisecond' ELSE next_at END
        WHERE code_key = ?
        RETURNING known_to_portal,
          coalesce(owner = ? AND leased_until > statement_timestamp(), false) AS kept),
      tasks AS (
        UPDATE outbound_task SET done_at = clock_timestamp(), sending_since = NULL,
          status = CASE WHEN id = ANY (?) THEN 'DONE' ELSE 'SUPERSEDED' END,
          last_error = CASE WHEN id = ANY (?) THEN NULL ELSE last_error END
        WHERE id = ANY (?))
      SELECT known_to_portal, kept FROM dossier
      """;

  private final DataSource dataSource;
  private final PortalConfig.Sending sending;

  @Inject
  OutboundQueue(DataSource dataSource, PortalConfig config) {
    this.dataSource = dataSource;
    this.sending = config.sending();
  }

  /**
   * A message to be added.
   *
   * @param body data of the message, JSON
   */
  record Message(String service, String body) {}

  /**
   * Adds messages behind those of their dossier, in the present transaction and in this order,
   * unless the same change has made them before.
   *
   * <p>A replacement of a change is left out if it says what the newest one of the dossier says and
   * that one was not given up; or if the change, or a later one, has been told before, which the
   * step tells that every change leaves: a projection that is rebuilt must not bring an old
   * replacement to the end of the queue.
   *
   * @param origin what changed, such as a request; null if the messages are not of a change: then
   *     they are added in any case
   * @param version which change; null if the messages are not of a change
   */
  void add(
      String codeKey, List<Message> messages, @Nullable String origin, @Nullable Long version) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(ADD)) {
      Object[] services = messages.stream().map(Message::service).toArray();
      Object[] bodies = messages.stream().map(Message::body).toArray();
      insert.setString(1, codeKey);
      insert.setString(2, origin);
      insert.setObject(3, version, Types.BIGINT);
      insert.setArray(4, connection.createArrayOf("text", services));
      insert.setArray(5, connection.createArrayOf("text", bodies));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * Work that a worker has taken.
   *
   * @param codeKey the dossier, which is leased to the worker
   */
  record Taken(String codeKey, Parcel parcel) {}

  /**
   * Takes a dossier that is due, for a time, and what is to be sent next of it; empty if none is
   * due.
   */
  Optional<Taken> take(UUID owner) {
    while (true) {
      Optional<Leased> leased = inTransaction(connection -> lease(connection, owner));
      if (leased.isEmpty()) {
        return Optional.empty();
      }
      // One that had nothing to be sent is given back already: the next one, then.
      Parcel parcel = leased.get().parcel().orElse(null);
      if (parcel != null) {
        return Optional.of(new Taken(leased.get().codeKey(), parcel));
      }
    }
  }

  /** A dossier that was due, and what is to be sent of it, if anything. */
  private record Leased(String codeKey, Optional<Parcel> parcel) {}

  private Optional<Leased> lease(Connection connection, UUID owner) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE outbound_dossier SET owner = ?,"
                + " leased_until = statement_timestamp() + ? * interval '1 millisecond',"
                + " next_at = statement_timestamp() + ? * interval '1 millisecond'"
                + " WHERE code_key = (SELECT code_key FROM outbound_dossier"
                + IS_DUE
                + " ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
                + " RETURNING code_key, known_to_portal")) {
      update.setObject(1, owner);
      update.setLong(2, sending.lease().toMillis());
      update.setLong(3, sending.lease().toMillis());
      try (ResultSet result = update.executeQuery()) {
        if (!result.next()) {
          return Optional.empty();
        }
        String codeKey = result.getString(1);
        return Optional.of(new Leased(codeKey, begin(connection, codeKey, result.getBoolean(2))));
      }
    }
  }

  /** Whether a dossier is due that nobody works. */
  boolean isAnythingDue() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT 1 FROM outbound_dossier" + IS_DUE + " LIMIT 1");
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
          array(connection, parcel.get().tasks().stream().map(Task::id).toList()));
    }
    return parcel;
  }

  /**
   * The open messages of a dossier, up to the first that was given up and holds the rest back. A
   * replacement holds nothing back once a newer one waits, which may have come while it was tried
   * for the last time.
   */
  private static List<Task> waiting(Connection connection, String codeKey) throws SQLException {
    List<Task> tasks = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id, service, body, attempts, refusals, portal_errors,"
                + " sending_since IS NOT NULL, status FROM outbound_task t"
                + " WHERE code_key = ? AND status IN ('PENDING', 'DEAD')"
                + " AND NOT (status = 'DEAD' AND service = '"
                + PortalServices.SYNC
                + "' AND EXISTS (SELECT 1 FROM outbound_task n WHERE n.code_key = t.code_key"
                + " AND n.service = t.service AND n.status = 'PENDING' AND n.id > t.id))"
                + " ORDER BY id LIMIT ?")) {
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
    List<Long> done = parcel.tasks().stream().map(Task::id).toList();
    List<Long> all = new ArrayList<>(done);
    all.addAll(parcel.superseded());
    return inTransaction(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(SENT)) {
            update.setBoolean(1, parcel.service().equals(PortalServices.SYNC));
            update.setObject(2, owner);
            update.setLong(3, sending.lease().toMillis());
            update.setObject(4, owner);
            update.setLong(5, sending.lease().toMillis());
            update.setString(6, codeKey);
            update.setObject(7, owner);
            update.setArray(8, array(connection, done));
            update.setArray(9, array(connection, done));
            update.setArray(10, array(connection, all));
            try (ResultSet result = update.executeQuery()) {
              return result.next() && result.getBoolean(2)
                  ? begin(connection, codeKey, result.getBoolean(1))
                  : Optional.empty();
            }
          }
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

  private static Array array(Connection connection, List<Long> ids) throws SQLException {
    return connection.createArrayOf("bigint", ids.toArray());
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
