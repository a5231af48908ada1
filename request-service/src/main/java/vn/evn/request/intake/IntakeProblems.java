package vn.evn.request.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.inbox.Inbox;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.ProblemException;

/**
 * Events that could not be carried out, and what a supervisor makes of them. Who decides holds the
 * lock of the row, so that two at once decide once.
 */
@ApplicationScoped
class IntakeProblems {
  private static final String SELECT =
      "SELECT d.id, d.topic, d.event_key, d.reason, d.recorded_at,"
          + " r.outcome, r.decided_at, r.decided_by, r.reason"
          + " FROM dead_letter d LEFT JOIN intake_problem_resolution r ON r.dead_letter_id = d.id"
          + " WHERE ";

  private final DataSource dataSource;
  private final Events events;
  private final Inbox inbox;
  private final Instance<ReplayableConsumer> consumers;
  private final Clock clock;

  @Inject
  IntakeProblems(
      DataSource dataSource,
      Events events,
      Inbox inbox,
      @Any Instance<ReplayableConsumer> consumers,
      Clock clock) {
    this.dataSource = dataSource;
    this.events = events;
    this.inbox = inbox;
    this.consumers = consumers;
    this.clock = clock;
  }

  /**
   * Problems in order of their ids.
   *
   * @param state null for any
   */
  List<IntakeProblem> after(long id, IntakeProblem.@Nullable State state, int limit) {
    String wanted =
        state == null ? "" : " AND coalesce(r.outcome, 'OPEN') = '" + state.name() + "'";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(SELECT + "d.id > ?" + wanted + " ORDER BY d.id LIMIT ?")) {
      query.setLong(1, id);
      query.setInt(2, limit);
      List<IntakeProblem> problems = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          problems.add(problem(result));
        }
      }
      return problems;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * Carries an event out again, as it was received. Nothing happens if that was done before.
   *
   * @throws vn.evn.platform.inbox.PermanentlyRefused if it still cannot be carried out
   * @throws vn.evn.platform.event.UnreadableEvent if it is no event
   */
  @Transactional
  IntakeProblem replay(long id, String by) {
    Refused refused = lock(id);
    IntakeProblem problem = get(id);
    if (problem.state() == IntakeProblem.State.REPLAYED) {
      return problem;
    }
    refuseIfDecided(problem);
    IncomingEvent event = events.read(refused.payload());
    if (inbox.firstTime(refused.consumer(), event.id())) {
      consumer(refused.consumer()).carryOut(event);
    }
    decide(id, IntakeProblem.State.REPLAYED, by, null);
    return get(id);
  }

  /** Gives an event up for good. Nothing happens if that was done before. */
  @Transactional
  IntakeProblem discard(long id, String by, String reason) {
    lock(id);
    IntakeProblem problem = get(id);
    if (problem.state() == IntakeProblem.State.DISCARDED) {
      return problem;
    }
    refuseIfDecided(problem);
    decide(id, IntakeProblem.State.DISCARDED, by, reason);
    return get(id);
  }

  private static void refuseIfDecided(IntakeProblem problem) {
    if (problem.state() != IntakeProblem.State.OPEN) {
      throw ProblemException.conflict(
          "decided-problem",
          "This event was decided before",
          "It is " + problem.state(),
          Map.of("state", problem.state().name()));
    }
  }

  /** What a dead letter holds, and whose it is. */
  private record Refused(String consumer, byte @Nullable [] payload) {}

  private ReplayableConsumer consumer(String name) {
    return consumers.stream()
        .filter(consumer -> consumer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no consumer " + name));
  }

  private Refused lock(long id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT consumer, payload FROM dead_letter WHERE id = ? FOR UPDATE")) {
      query.setLong(1, id);
      try (ResultSet result = query.executeQuery()) {
        if (!result.next()) {
          throw ProblemException.notFound("There is no event of this number");
        }
        return new Refused(result.getString(1), result.getBytes(2));
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private IntakeProblem get(long id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(SELECT + "d.id = ?")) {
      query.setLong(1, id);
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return problem(result);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private void decide(long id, IntakeProblem.State outcome, String by, @Nullable String reason) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO intake_problem_resolution"
                    + " (dead_letter_id, outcome, reason, decided_by, decided_at)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setLong(1, id);
      insert.setString(2, outcome.name());
      insert.setString(3, reason);
      insert.setString(4, by);
      insert.setObject(5, OffsetDateTime.now(clock));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static IntakeProblem problem(ResultSet row) throws SQLException {
    String outcome = row.getString(6);
    return new IntakeProblem(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class),
        outcome == null ? IntakeProblem.State.OPEN : IntakeProblem.State.valueOf(outcome),
        outcome == null
            ? null
            : new IntakeProblem.Resolution(
                row.getObject(7, OffsetDateTime.class), row.getString(8), row.getString(9)));
  }
}
