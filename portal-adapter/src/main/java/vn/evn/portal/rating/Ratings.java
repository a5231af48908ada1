package vn.evn.portal.rating;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;
import vn.evn.portal.registration.PowerUnits;

/** The ratings: grades alone, since the applicant's words are not told to the portal. */
@ApplicationScoped
public class Ratings {
  private static final Logger LOG = Logger.getLogger(Ratings.class);

  private final DataSource dataSource;
  private final Procedures procedures;
  private final PowerUnits units;

  @Inject
  Ratings(DataSource dataSource, Procedures procedures, PowerUnits units) {
    this.dataSource = dataSource;
    this.procedures = procedures;
    this.units = units;
  }

  /**
   * Keeps the rating of a request; the first one counts. One of a service that is not on the portal
   * is not kept.
   *
   * @param rating {@code grade} and, where given, {@code handlingTimeGrade}
   */
  public void keep(RequestSnapshot request, JsonNode rating, OffsetDateTime at) {
    Optional<Grade> grade = Grade.of(rating.path("grade").asText());
    Optional<String> procedure =
        procedures.ofService(request.serviceType(), request.variant()).map(Procedure::procedure);
    if (grade.isEmpty() || procedure.isEmpty()) {
      LOG.infof("The rating of %s does not count for the portal", request.code());
      return;
    }
    // Who graded the service alone has graded its time with it.
    Grade ofTime = Grade.of(rating.path("handlingTimeGrade").asText()).orElse(grade.get());
    ZonedDateTime there = at.atZoneSameInstant(BusinessTime.ZONE);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO rating"
                    + " (request_code, month, agency, procedure, grade, time_grade, rated_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, request.code());
      insert.setObject(2, there.toLocalDate().withDayOfMonth(1));
      insert.setString(3, units.agencyOf(request.unit()));
      insert.setString(4, procedure.get());
      insert.setString(5, grade.get().name());
      insert.setString(6, ofTime.name());
      insert.setObject(7, at);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * The totals of the months from one to before another.
   *
   * @param from first month
   * @param before first month that is not among them
   */
  public List<MonthlyTotal> totals(YearMonth from, YearMonth before) {
    List<MonthlyTotal> totals = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT month, agency, procedure, count(*),"
                    + counts("time_grade")
                    + ","
                    + counts("grade")
                    + " FROM rating WHERE month >= ? AND month < ?"
                    + " GROUP BY month, agency, procedure ORDER BY month, agency, procedure")) {
      query.setObject(1, from.atDay(1));
      query.setObject(2, before.atDay(1));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          totals.add(
              new MonthlyTotal(
                  YearMonth.from(row.getObject(1, LocalDate.class)),
                  row.getString(2),
                  row.getString(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7),
                  row.getLong(8),
                  row.getLong(9),
                  row.getLong(10)));
        }
      }
      return totals;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static String counts(String column) {
    StringBuilder counts = new StringBuilder();
    for (Grade grade : Grade.values()) {
      counts
          .append(counts.isEmpty() ? "" : ",")
          .append(" count(*) FILTER (WHERE ")
          .append(column)
          .append(" = '")
          .append(grade.name())
          .append("')");
    }
    return counts.toString();
  }
}
