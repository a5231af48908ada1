package vn.evn.request.work;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.problem.QueryFlag;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** What a unit has to do. */
@Path("/api/v1/work-queue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Work queue")
public class WorkQueueResource {
  private final RequestReading reading;
  private final Actor actor;
  private final Clock clock;

  @Inject
  WorkQueueResource(RequestReading reading, Actor actor, Clock clock) {
    this.reading = reading;
    this.actor = actor;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "getWorkQueue",
      summary = "Lists what waits in a unit",
      description =
          "Requests of a power unit that wait for a role, the nearest date first: that of the"
              + " request, of its step or of the applicant's answer; what has none stands by its time"
              + " of submission. Without unit that of the token; without waitsFor what waits for the"
              + " caller's role. A request with an open wish to withdraw waits for an officer whatever"
              + " its state; so does an ended one to which something came that has to be looked"
              + " after. A request that is changed meanwhile may move between pages.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = RequestPage.class),
              examples = @ExampleObject(name = "page", value = Examples.PAGE)))
  public RequestPage queue(
      @Parameter(description = "Power unit", example = "PD0100") @QueryParam("unit")
          @Nullable String unit,
      @Parameter(
              description = "Who has to act next",
              schema = @Schema(implementation = QueuePlace.WaitsFor.class))
          @QueryParam("waitsFor")
          @Nullable String waitsFor,
      @Parameter(
              description =
                  "What has to be decided or looked after beside the state: a wish to withdraw, a"
                      + " supplement that came after the end, a payment that settles no fee. Whoever"
                      + " else has to act, unless waitsFor is given",
              schema = @Schema(implementation = QueuePlace.Attention.class))
          @QueryParam("attention")
          @Nullable String attention,
      @Parameter(description = "State", schema = @Schema(implementation = RequestState.class))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "Code of the present step") @QueryParam("step")
          @Nullable String step,
      @Parameter(description = "Code of the service") @QueryParam("serviceType")
          @Nullable String serviceType,
      @Parameter(description = "The nearest date lies before it, ISO 8601 with zone")
          @QueryParam("dueBefore")
          @Nullable String dueBefore,
      @Parameter(
              description = "Only what is past its nearest date",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          @QueryParam("overdue")
          @Nullable String overdue,
      @Parameter(
              description = "Whether it looks like an earlier request",
              schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam("probableDuplicate")
          @Nullable String probableDuplicate,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    return reading.queue(
        new QueueFilter(
            Parameters.unit(unit, actor),
            waitsFor(waitsFor, attention),
            attention == null
                ? null
                : Parameters.oneOf("/attention", attention, QueuePlace.Attention.values()),
            state == null ? null : Parameters.state(state),
            step,
            serviceType,
            earlier(Parameters.time("/dueBefore", dueBefore), QueryFlag.isSet("/overdue", overdue)),
            QueryFlag.read("/probableDuplicate", probableDuplicate)),
        PageCursor.decode(cursor, PageCursor.Order.QUEUE),
        Parameters.limit(limit),
        actor);
  }

  /** What needs attention is shown whoever has to act otherwise. */
  private QueuePlace.@Nullable WaitsFor waitsFor(
      @Nullable String waitsFor, @Nullable String attention) {
    if (waitsFor != null) {
      return Parameters.oneOf("/waitsFor", waitsFor, QueuePlace.WaitsFor.values());
    }
    return attention == null ? ownRole() : null;
  }

  private QueuePlace.WaitsFor ownRole() {
    return actor.has(Roles.SUPERVISOR) && !actor.has(Roles.OFFICER)
        ? QueuePlace.WaitsFor.SUPERVISOR
        : QueuePlace.WaitsFor.OFFICER;
  }

  private @Nullable OffsetDateTime earlier(@Nullable OffsetDateTime dueBefore, boolean overdue) {
    if (!overdue) {
      return dueBefore;
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    return dueBefore == null || dueBefore.isAfter(now) ? now : dueBefore;
  }
}
