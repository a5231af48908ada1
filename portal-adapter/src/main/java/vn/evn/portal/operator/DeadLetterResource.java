package vn.evn.portal.operator;

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
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.operator.DeadLetterPage.DeadLetter;

/** Events that could not be carried out, for those who look after the traffic with the portal. */
@Path("/portal/v1/operator/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class DeadLetterResource {
  private static final int MOST = 200;

  private static final String EXAMPLE =
      """
      {"items": [{"id": 1, "consumer": "portal-adapter", "topic": "evn.requests", "partition": 2,
       "offset": 1204, "key": "YC-261116-000123", "reason": "the record is no CloudEvent (EventDeserializationException)",
       "sizeBytes": 512, "recordedAt": "2026-11-16T08:30:16+07:00"}], "next": null}""";

  private final DataSource dataSource;

  @Inject
  DeadLetterResource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listDeadLetters",
      summary = "Lists events that could not be carried out",
      description =
          "Events of evn.requests that were set aside, each with the reason, oldest first. What such"
              + " an event told has not reached the projection nor the portal. The event itself lies"
              + " on its topic and on the dead-letter topic.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DeadLetterPage.class),
              examples = @ExampleObject(name = "page", value = EXAMPLE)))
  public DeadLetterPage list(
      @Parameter(description = "Where the page before ended: its next") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MOST);
    }
    List<DeadLetter> rows = read(after(cursor), limit + 1);
    boolean more = rows.size() > limit;
    List<DeadLetter> items = more ? rows.subList(0, limit) : rows;
    return new DeadLetterPage(items, more ? String.valueOf(items.get(limit - 1).id()) : null);
  }

  private static long after(@Nullable String cursor) {
    try {
      return cursor == null ? 0 : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ProblemException.invalidField("/cursor", "is not a cursor that a page gave");
    }
  }

  private List<DeadLetter> read(long after, int most) {
    List<DeadLetter> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, consumer, topic, partition, record_offset, event_key, reason,"
                    + " coalesce(length(payload), 0), recorded_at FROM dead_letter"
                    + " WHERE id > ? ORDER BY id LIMIT ?")) {
      query.setLong(1, after);
      query.setInt(2, most);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(
              new DeadLetter(
                  result.getLong(1),
                  result.getString(2),
                  result.getString(3),
                  result.getInt(4),
                  result.getLong(5),
                  result.getString(6),
                  result.getString(7),
                  result.getLong(8),
                  result
                      .getObject(9, OffsetDateTime.class)
                      .atZoneSameInstant(BusinessTime.ZONE)
                      .toOffsetDateTime()));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
