package vn.evn.request.intake;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.security.Roles;

/** What came over the topic and could not be carried out, for a person to look after. */
@Path("/api/v1/intake-problems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake")
public class IntakeProblemResource {
  private static final int PAGE = 100;

  private final DataSource dataSource;

  @Inject
  IntakeProblemResource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * An event that was not carried out.
   *
   * @param id goes up with time; the cursor of the list
   * @param key external id of the application
   */
  @Schema(name = "IntakeProblem")
  public record IntakeProblem(
      long id,
      String topic,
      @Schema(nullable = true) @Nullable String key,
      String reason,
      OffsetDateTime recordedAt) {}

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listIntakeProblems",
      summary = "Lists events that could not be carried out",
      description =
          "At most 100 events of evn.applications and evn.bills with the reason, oldest first.")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = IntakeProblem.class),
              examples =
                  @ExampleObject(
                      name = "problems",
                      value =
                          "[{\"id\": 1, \"topic\": \"evn.applications\", \"key\":"
                              + " \"Z99.05-261116-0007\", \"reason\": \"the application is not"
                              + " valid\", \"recordedAt\": \"2026-11-16T08:30:16+07:00\"}]")))
  public List<IntakeProblem> list(
      @Parameter(description = "Id of the last one seen") @QueryParam("after") @DefaultValue("0")
          long after) {
    List<IntakeProblem> problems = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, topic, event_key, reason, recorded_at FROM dead_letter"
                    + " WHERE id > ? ORDER BY id LIMIT ?")) {
      query.setLong(1, after);
      query.setInt(2, PAGE);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          problems.add(
              new IntakeProblem(
                  result.getLong(1),
                  result.getString(2),
                  result.getString(3),
                  result.getString(4),
                  result.getObject(5, OffsetDateTime.class)));
        }
      }
      return problems;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
