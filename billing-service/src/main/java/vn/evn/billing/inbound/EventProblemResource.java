package vn.evn.billing.inbound;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
import vn.evn.billing.api.Examples;
import vn.evn.billing.api.Paging;
import vn.evn.billing.inbound.EventProblemPage.EventProblem;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.security.Roles;
import vn.evn.platform.time.BusinessTime;

/** What came over the topics and could not be carried out, for a person to look after. */
@Path("/api/v1/event-problems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class EventProblemResource {
  private final DataSource dataSource;

  @Inject
  EventProblemResource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listEventProblems",
      summary = "Lists events that could not be carried out",
      description =
          "Readings of evn.meter-readings and outcomes of evn.requests that were set aside, each"
              + " with the reason, oldest first. The event itself lies on the dead-letter topic.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = EventProblemPage.class),
              examples = @ExampleObject(name = "page", value = Examples.EVENT_PROBLEMS)))
  public EventProblemPage list(
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    List<EventProblem> rows = read(paging);
    return new EventProblemPage(paging.items(rows), paging.next(rows, EventProblem::id));
  }

  private List<EventProblem> read(Paging paging) {
    List<EventProblem> problems = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, topic, event_key, reason, recorded_at FROM dead_letter"
                    + " WHERE id > ? ORDER BY id LIMIT ?")) {
      query.setLong(1, paging.after());
      query.setInt(2, paging.rows());
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          problems.add(
              new EventProblem(
                  result.getLong(1),
                  result.getString(2),
                  result.getString(3),
                  result.getString(4),
                  result
                      .getObject(5, OffsetDateTime.class)
                      .atZoneSameInstant(BusinessTime.ZONE)
                      .toOffsetDateTime()));
        }
      }
      return problems;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
