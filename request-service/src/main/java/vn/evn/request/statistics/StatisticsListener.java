package vn.evn.request.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RatingGrade;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestRating;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.work.ChangeListener;
import vn.evn.request.work.RecordedChange;

/**
 * Counts each change in the transaction that makes it: takes away what the request counted for
 * before it and adds what it counts for after it.
 */
@ApplicationScoped
class StatisticsListener implements ChangeListener {
  /** How the history names a deadline that passed. */
  static final String BREACHED = "deadline-breached";

  private final DataSource dataSource;
  private final WorkingTime time;

  @Inject
  StatisticsListener(DataSource dataSource, WorkingTime time) {
    this.dataSource = dataSource;
    this.time = time;
  }

  @Override
  public void changed(List<RecordedChange> changes) {
    Deltas deltas = new Deltas();
    try (Connection connection = dataSource.getConnection()) {
      for (RecordedChange change : changes) {
        count(connection, change, deltas);
      }
      deltas.insert(connection);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private void count(Connection connection, RecordedChange change, Deltas deltas)
      throws SQLException {
    RequestFile before = change.before();
    RequestSnapshot request = change.request();
    if (before != null) {
      standing(before.request(), deltas, -1);
    }
    standing(request, deltas, 1);
    completion(connection, before, change.after(), deltas);
    DeadlineMark mark = change.change().deadline();
    if (mark != null && change.action().equals(BREACHED)) {
      breach(connection, change, mark.kind());
      deltas.add(Slot.of(request, change.change().at(), Measure.ofBreach(mark.kind())), 1);
    }
    rating(change, deltas);
  }

  /** What a request counts for as it stands. */
  private static void standing(RequestSnapshot request, Deltas deltas, int n) {
    deltas.add(Slot.of(request, request.submittedAt(), Measure.RECEIVED), n);
    if (Completion.isDone(request)) {
      deltas.add(Slot.of(request, request.submittedAt(), Measure.COMPLETED), n);
    } else if (request.endedAt() == null) {
      deltas.add(Slot.of(request, request.submittedAt(), Measure.OPEN), n);
    }
  }

  private void completion(
      Connection connection, @Nullable RequestFile before, RequestFile after, Deltas deltas)
      throws SQLException {
    boolean isDone = Completion.isDone(after.request());
    if (before != null && Completion.isDone(before.request())) {
      if (isDone && Completion.countsAlike(before.request(), after.request())) {
        return;
      }
      Optional<Completion> counted = Completions.remove(connection, after.request().code());
      counted.ifPresent(completion -> deltas.add(completion, -1));
    }
    if (isDone) {
      Completion completion = Completion.of(after, time);
      Completions.insert(connection, List.of(completion));
      deltas.add(completion, 1);
    }
  }

  private static void breach(Connection connection, RecordedChange change, DeadlineMark.Kind kind)
      throws SQLException {
    RequestSnapshot request = change.request();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO statistics_breach"
                + " (request_code, version, month, channel, service_type, unit, deadline)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, request.code());
      insert.setLong(2, request.version());
      insert.setObject(3, Slot.monthOf(change.change().at()));
      insert.setString(4, request.channel().name());
      insert.setString(5, request.serviceType());
      insert.setString(6, request.unit());
      insert.setString(7, kind.name());
      insert.executeUpdate();
    }
  }

  private static void rating(RecordedChange change, Deltas deltas) {
    RequestRating rating = change.rating();
    if (rating == null) {
      return;
    }
    RequestSnapshot request = change.request();
    deltas.add(Slot.of(request, change.change().at(), Measure.ofService(rating.grade())), 1);
    RatingGrade time = rating.handlingTimeGrade();
    if (time != null) {
      deltas.add(Slot.of(request, change.change().at(), Measure.ofHandlingTime(time)), 1);
    }
  }
}
