package vn.evn.portal.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import java.util.Map;
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
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;
import vn.evn.portal.outbound.Replays;

/** The traffic with the portal, for those who look after it. */
@Path("/portal/v1/operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class OperatorResource {
  private static final int PAGE = 100;

  private final DataSource dataSource;
  private final Replays replays;

  @Inject
  OperatorResource(DataSource dataSource, Replays replays) {
    this.dataSource = dataSource;
    this.replays = replays;
  }

  /** A message to the portal. */
  @Schema(name = "OutboundMessage")
  public record OutboundMessage(
      long id,
      String dossier,
      String service,
      String status,
      int attempts,
      @Schema(nullable = true) @Nullable String lastError,
      OffsetDateTime createdAt) {}

  @GET
  @Path("outbound")
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listOutbound",
      summary = "Lists messages to the portal",
      description =
          "At most 100, oldest first: those that wait (PENDING), were given up (DEAD) or done.")
  @APIResponse(
      responseCode = "200",
      description = "The messages",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = OutboundMessage.class),
              examples =
                  @ExampleObject(
                      name = "messages",
                      value =
                          "[{\"id\": 1, \"dossier\": \"Z99.05-261116-0007\", \"service\":"
                              + " \"DongBoHoSoMC\", \"status\": \"PENDING\", \"attempts\": 2,"
                              + " \"lastError\": \"FAILED: no connection\", \"createdAt\":"
                              + " \"2026-11-16T08:30:16+07:00\"}]")))
  public List<OutboundMessage> outbound(
      @Parameter(description = "PENDING, DEAD or DONE")
          @QueryParam("status")
          @DefaultValue("PENDING")
          String status,
      @Parameter(description = "Id of the last one seen") @QueryParam("after") @DefaultValue("0")
          long after) {
    List<OutboundMessage> messages = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, code_key, service, status, attempts, last_error, created_at"
                    + " FROM outbound_task WHERE status = ? AND id > ? ORDER BY id LIMIT ?")) {
      query.setString(1, status);
      query.setLong(2, after);
      query.setInt(3, PAGE);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          messages.add(
              new OutboundMessage(
                  result.getLong(1),
                  result.getString(2),
                  result.getString(3),
                  result.getString(4),
                  result.getInt(5),
                  result.getString(6),
                  result.getObject(7, OffsetDateTime.class)));
        }
      }
      return messages;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  @POST
  @Path("outbound/{id}/replay")
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "replayOutbound",
      summary = "Sends a message again that was given up",
      description = "Makes a DEAD message due now; those behind it in its dossier follow.")
  @APIResponse(
      responseCode = "200",
      description = "It is due",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "due", value = "{\"id\": 1}")))
  public Map<String, Long> replay(
      @Parameter(description = "Id of the message", example = "1") @PathParam("id") long id) {
    if (!replays.replay(id)) {
      throw ProblemException.notFound("There is no message of this id that was given up");
    }
    return Map.of("id", id);
  }
}
