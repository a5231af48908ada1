package vn.evn.request.statistics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;
import vn.evn.platform.time.BusinessTime;

/** Counts of requests by month. */
@Path("/api/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
public class StatisticsResource {
  private static final String COUNT =
      "SELECT channel, service_type, count(*),"
          + " count(*) FILTER (WHERE state IN ('COMPLETED', 'RESULT_RETURNED')) FROM request"
          + " WHERE submitted_at >= ? AND submitted_at < ?"
          + " GROUP BY channel, service_type ORDER BY channel, service_type";

  private final DataSource dataSource;

  @Inject
  StatisticsResource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A month of requests.
   *
   * @param rows by channel and service
   */
  @Schema(name = "MonthlyStatistics")
  public record Monthly(
      @Schema(examples = "2026-11") String month, long received, List<Row> rows) {}

  /** Requests of one channel and service. */
  @Schema(name = "MonthlyRow")
  public record Row(String channel, String serviceType, long received, long completed) {}

  @GET
  @Path("monthly")
  @RolesAllowed({Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "monthlyStatistics",
      summary = "Counts the requests of a month",
      description =
          "Requests submitted in a calendar month of Viet Nam, by channel and service, and how many"
              + " of them are completed now.")
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content =
          @Content(
              schema = @Schema(implementation = Monthly.class),
              examples =
                  @ExampleObject(
                      name = "month",
                      value =
                          "{\"month\": \"2026-11\", \"received\": 12, \"rows\": [{\"channel\":"
                              + " \"PORTAL\", \"serviceType\": \"NEW_LV\", \"received\": 12,"
                              + " \"completed\": 9}]}")))
  public Monthly monthly(
      @Parameter(description = "The month, yyyy-MM", example = "2026-11", required = true)
          @QueryParam("month")
          @Nullable String month) {
    YearMonth wanted = parse(month);
    OffsetDateTime from = wanted.atDay(1).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime();
    OffsetDateTime to =
        wanted.plusMonths(1).atDay(1).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(COUNT)) {
      query.setObject(1, from);
      query.setObject(2, to);
      List<Row> rows = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(
              new Row(
                  result.getString(1), result.getString(2), result.getLong(3), result.getLong(4)));
        }
      }
      return new Monthly(wanted.toString(), rows.stream().mapToLong(Row::received).sum(), rows);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static YearMonth parse(@Nullable String month) {
    try {
      if (month != null) {
        return YearMonth.parse(month);
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw ProblemException.invalidField("/month", "is required, in the form yyyy-MM");
  }
}
