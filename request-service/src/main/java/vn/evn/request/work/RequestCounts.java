package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.evn.platform.outbox.OutboxFailure;

/**
 * Counts the open requests of a unit from the index of its queue. Requests that ended are not
 * counted here: their number grows without end, and the statistics know it.
 */
@ApplicationScoped
class RequestCounts {
  private static final int MOST = 200_000;

  private static final String COUNT =
      "SELECT state, service_type, waits_for, count(*), count(*) FILTER (WHERE queue_at < ?)"
          + " FROM (SELECT state, service_type, waits_for, queue_at FROM request"
          + " WHERE unit = ? AND waits_for IS NOT NULL LIMIT "
          + MOST
          + ") open GROUP BY state, service_type, waits_for ORDER BY state, service_type, waits_for";

  private final DataSource dataSource;
  private final Clock clock;

  @Inject
  RequestCounts(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * The open requests of a unit.
   *
   * @param open how many there are
   * @param overdue how many of them are past their nearest date
   * @param capped whether there are more than were counted
   */
  @Schema(name = "RequestCounts", description = "The open requests of a power unit")
  record Counts(
      String unit,
      long open,
      long overdue,
      @Schema(description = "Whether there are more than the 200000 counted") boolean capped,
      List<Row> rows) {}

  /**
   * Open requests of one kind.
   *
   * @param waitsFor who has to act next
   */
  @Schema(name = "RequestCount")
  record Row(
      String state, String serviceType, QueuePlace.WaitsFor waitsFor, long open, long overdue) {}

  Counts of(String unit) {
    List<Row> rows = new ArrayList<>();
    long open = 0;
    long overdue = 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(COUNT)) {
      query.setObject(1, OffsetDateTime.now(clock));
      query.setString(2, unit);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          Row row =
              new Row(
                  result.getString(1),
                  result.getString(2),
                  QueuePlace.WaitsFor.valueOf(result.getString(3)),
                  result.getLong(4),
                  result.getLong(5));
          rows.add(row);
          open += row.open();
          overdue += row.overdue();
        }
      }
      return new Counts(unit, open, overdue, open >= MOST, rows);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
