package vn.evn.request.work;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** What a unit has to do, how much it is, and how a request is found. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Work queue")
public class WorkQueueResource {
  private static final String PAGE =
      "{\"items\": [" + Examples.REQUEST + "], \"next\": null, \"resume\": null}";

  private static final int USUAL_PAGE = 50;

  private final RequestReading reading;
  private final RequestCounts counts;
  private final Actor actor;
  private final Clock clock;

  @Inject
  WorkQueueResource(RequestReading reading, RequestCounts counts, Actor actor, Clock clock) {
    this.reading = reading;
    this.counts = counts;
    this.actor = actor;
    this.clock = clock;
  }

  @GET
  @Path("work-queue")
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "getWorkQueue",
      summary = "Lists what waits in a unit",
      description =
          "Open requests of a power unit that wait for a role, the nearest date first: that of the"
              + " request, of its step or of the applicant's answer; what has none stands by its time"
              + " of submission. Without unit that of the token; without waitsFor what waits for the"
              + " caller's role. A request that is changed meanwhile may move between pages.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = RequestPage.class),
              examples = @ExampleObject(name = "page", value = PAGE)))
  public RequestPage queue(
      @Parameter(description = "Power unit", example = "PD0100") @QueryParam("unit")
          @Nullable String unit,
      @Parameter(
              description = "Who has to act next",
              schema = @Schema(implementation = QueuePlace.WaitsFor.class))
          @QueryParam("waitsFor")
          @Nullable String waitsFor,
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
      @Parameter(description = "Only what is past its nearest date")
          @QueryParam("overdue")
          @DefaultValue("false")
          boolean overdue,
      @Parameter(description = "Whether it looks like an earlier request")
          @QueryParam("probableDuplicate")
          @Nullable Boolean probableDuplicate,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    return reading.queue(
        new QueueFilter(
            unitOr(unit),
            waitsFor == null
                ? ownRole()
                : Parameters.oneOf("/waitsFor", waitsFor, QueuePlace.WaitsFor.values()),
            state == null ? null : Parameters.state(state),
            step,
            serviceType,
            earlier(Parameters.time("/dueBefore", dueBefore), overdue),
            probableDuplicate),
        PageCursor.decode(cursor, PageCursor.Order.QUEUE),
        Parameters.limit(limit),
        actor);
  }

  @GET
  @Path("requests/counts")
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "countRequests",
      summary = "Counts the open requests of a unit",
      description =
          "By state, service and who has to act next, with how many are past their nearest date."
              + " Without unit that of the token. Requests that ended are in the statistics.")
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content =
          @Content(
              schema = @Schema(implementation = RequestCounts.Counts.class),
              examples =
                  @ExampleObject(
                      name = "counts",
                      value =
                          "{\"unit\": \"PD0100\", \"open\": 12, \"overdue\": 1, \"capped\": false,"
                              + " \"rows\": [{\"state\": \"SUBMITTED\", \"serviceType\": \"NEW_LV\","
                              + " \"waitsFor\": \"OFFICER\", \"open\": 12, \"overdue\": 1}]}")))
  public RequestCounts.Counts counts(
      @Parameter(description = "Power unit", example = "PD0100") @QueryParam("unit")
          @Nullable String unit) {
    return counts.of(unitOr(unit));
  }

  @POST
  @Path("requests/search")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR, Roles.CHANNEL})
  @Operation(
      operationId = "searchRequests",
      summary = "Finds requests",
      description =
          "By request or dossier code, identifier in a channel, customer code or the last four"
              + " digits of the phone, the newest first. It is a call with a body so that nothing"
              + " personal stands in an address; it changes nothing. A caller with the role channel"
              + " alone finds its own.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SearchCall.class)))
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = RequestPage.class),
              examples = @ExampleObject(name = "page", value = PAGE)))
  public RequestPage search(@NotNull @Valid @Nullable SearchCall call) {
    if (call == null) {
      throw ProblemException.unreadable("A body is needed");
    }
    if (call.isEmpty()) {
      throw ProblemException.invalidField(
          "", "needs one of code, externalId, customerCode, phoneLast4");
    }
    Integer limit = call.limit();
    return reading.search(
        call,
        PageCursor.decode(call.cursor(), PageCursor.Order.CODE),
        Parameters.limit(limit == null ? USUAL_PAGE : limit),
        actor);
  }

  /** A unit works its own requests; another is looked at by saying so. */
  private String unitOr(@Nullable String unit) {
    if (unit != null) {
      return unit;
    }
    return actor
        .unit()
        .orElseThrow(
            () -> ProblemException.invalidField("/unit", "is required: the token names no unit"));
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
