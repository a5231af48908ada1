package vn.evn.billing.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.billing.inbound.EventProblemPage.EventProblem;
import vn.evn.billing.inbound.EventProblemPage.State;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.event.UnreadableEvent;
import vn.evn.platform.inbox.Inbox;
import vn.evn.platform.inbox.PermanentlyRefused;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.time.BusinessTime;

/**
 * Events that could not be carried out, and what a supervisor makes of them. Who decides holds the
 * lock of the row, so that two at once decide once.
 */
@ApplicationScoped
class EventProblems {
  private static final String SELECT =
      "SELECT d.id, d.topic, d.event_key, d.reason, d.recorded_at, r.outcome, r.decided_at,"
          + " r.decided_by, r.reason FROM dead_letter d"
          + " LEFT JOIN event_problem_resolution r ON r.dead_letter_id = d.id WHERE ";

  private final DataSource dataSource;
  private final Events events;
  private final Inbox inbox;
  private final Instance<ReplayableConsumer> consumers;
  private final Clock clock;

  @Inject
  EventProblems(
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

  /** Problems in the order in which they were set aside, one more than the page. */
  List<EventProblem> page(@Nullable State state, @Nullable String key, Paging paging) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                SELECT
                    + "d.id > ? AND (?::text IS NULL OR coalesce(r.outcome, 'OPEN') = ?)"
                    + " AND (?::text IS NULL OR d.event_key = ?) ORDER BY d.id LIMIT ?")) {
      query.setLong(1, paging.after());
      query.setObject(2, state == null ? null : state.name(), Types.VARCHAR);
      query.setObject(3, state == null ? null : state.name(), Types.VARCHAR);
      query.setObject(4, key, Types.VARCHAR);
      query.setObject(5, key, Types.VARCHAR);
      query.setInt(6, paging.rows());
      List<EventProblem> problems = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          problems.add(problem(row));
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
   * @throws PermanentlyRefused if it still cannot be carried out
   * @throws UnreadableEvent if it is no event
   */
  @Transactional
  EventProblem replay(long id, String by) {
    Refused refused = lock(id);
    EventProblem problem = get(id);
    if (problem.state() == State.REPLAYED) {
      return problem;
    }
    refuseIfDecided(problem);
    IncomingEvent event = events.read(refused.payload());
    if (inbox.firstTime(refused.consumer(), event.id())) {
      consumer(refused.consumer()).carryOut(event);
    }
    decide(id, State.REPLAYED, by, null);
    return get(id);
  }

  /** Gives an event up for good. Nothing happens if that was done before. */
  @Transactional
  EventProblem discard(long id, String by, String reason) {
    lock(id);
    EventProblem problem = get(id);
    if (problem.state() == State.DISCARDED) {
      return problem;
    }
    refuseIfDecided(problem);
    decide(id, State.DISCARDED, by, reason);
    return get(id);
  }

  private static void refuseIfDecided(EventProblem problem) {
    if (problem.state() != State.OPEN) {
      throw ProblemException.conflict(
          "decided-problem",
          "This event was decided before",
          "It is " + problem.state(),
          Map.of("state", problem.state().name()));
    }
  }

  /** What a dead letter holds, and whose it is. */
  @SuppressWarnings("ArrayRecordComponent") // read once
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
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw ProblemException.notFound("There is no event of this number");
        }
        return new Refused(row.getString(1), row.getBytes(2));
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private EventProblem get(long id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(SELECT + "d.id = ?")) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return problem(row);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private void decide(long id, State outcome, String by, @Nullable String reason) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO event_problem_resolution"
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

  private static EventProblem problem(ResultSet row) throws SQLException {
    String outcome = row.getString(6);
    OffsetDateTime decidedAt = row.getObject(7, OffsetDateTime.class);
    return new EventProblem(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        local(row.getObject(5, OffsetDateTime.class)),
        outcome == null ? State.OPEN : State.valueOf(outcome),
        decidedAt == null ? null : local(decidedAt),
        row.getString(8),
        row.getString(9));
  }

  private static OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
  }
}
