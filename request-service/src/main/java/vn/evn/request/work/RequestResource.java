package vn.evn.request.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.problem.QueryFlag;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.lifecycle.RequestAction;

/** Requests as officers and systems work them. */
@Path("/api/v1/requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Requests")
public class RequestResource {
  private final RequestWork work;
  private final RequestReading reading;
  private final Actor actor;

  @Inject
  RequestResource(RequestWork work, RequestReading reading, Actor actor) {
    this.work = work;
    this.reading = reading;
    this.actor = actor;
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR, Roles.CHANNEL})
  @Operation(
      operationId = "listRequests",
      summary = "Lists requests",
      description =
          "A page of requests in order of their last change, narrowed by any of the parameters."
              + " A caller with the role channel alone sees its own. With updatedSince the pages are"
              + " a feed that misses nothing: go on with the cursor in next, and later with the one"
              + " in resume. A change appears there as soon as every transaction that began before"
              + " it has ended.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = RequestPage.class),
              examples = @ExampleObject(name = "page", value = Examples.PAGE)))
  public RequestPage list(
      @Parameter(description = "State", schema = @Schema(implementation = RequestState.class))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "Code of the service") @QueryParam("serviceType")
          @Nullable String serviceType,
      @Parameter(description = "Channel") @QueryParam("channel") @Nullable String channel,
      @Parameter(description = "Power unit") @QueryParam("unit") @Nullable String unit,
      @Parameter(description = "Code of the present step") @QueryParam("step")
          @Nullable String step,
      @Parameter(
              description = "Whether it looks like an earlier request",
              schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam("probableDuplicate")
          @Nullable String probableDuplicate,
      @Parameter(description = "Identifier in the channel") @QueryParam("externalId")
          @Nullable String externalId,
      @Parameter(description = "Changed at this time or later, ISO 8601 with zone")
          @QueryParam("updatedSince")
          @Nullable String updatedSince,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    RequestFilter filter =
        new RequestFilter(
            state == null ? null : Parameters.state(state),
            serviceType,
            channel,
            unit,
            step,
            QueryFlag.read("/probableDuplicate", probableDuplicate),
            externalId,
            null,
            Parameters.time("/updatedSince", updatedSince));
    PageCursor after = PageCursor.decode(cursor, PageCursor.Order.UPDATED, PageCursor.Order.CHANGE);
    boolean feed = after == null ? updatedSince != null : after.order() == PageCursor.Order.CHANGE;
    return feed
        ? reading.changes(filter, after, Parameters.limit(limit), actor)
        : reading.page(filter, after, Parameters.limit(limit), actor);
  }

  @GET
  @Path("{code}")
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR, Roles.CHANNEL})
  @Operation(
      operationId = "getRequest",
      summary = "Reads one request",
      description =
          "The present request with the actions that the caller may do on it. With asOf the"
              + " request as it was known then, on which nothing can be done: 404 before it was"
              + " received, 409 where what it held then was not kept.")
  @APIResponse(
      responseCode = "200",
      description = "The request",
      content =
          @Content(
              schema = @Schema(implementation = RequestView.class),
              examples = @ExampleObject(name = "request", value = Examples.REQUEST)))
  @APIResponse(
      responseCode = "409",
      description = "What it held then was not kept",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public RequestView get(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code,
      @Parameter(
              description =
                  "A time, ISO 8601 with zone, or a date, which means the end of that day",
              example = "2026-11-16")
          @QueryParam("asOf")
          @Nullable String asOf) {
    return asOf == null ? reading.get(code, actor) : reading.getAsOf(code, AsOf.parse(asOf), actor);
  }

  @GET
  @Path("{code}/deadline")
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR, Roles.CHANNEL})
  @Operation(
      operationId = "getDeadline",
      summary = "Explains the due date",
      description =
          "The promised date with every day from acceptance on and why it counts or not: counted,"
              + " weekend, holiday and by which law or decision, make-up day, waiting and for what."
              + " With extensions, restarts, the date of the step and until when the applicant has"
              + " to answer. Before acceptance no date is promised: 409.")
  @APIResponse(
      responseCode = "200",
      description = "The due date, day by day",
      content =
          @Content(
              schema = @Schema(implementation = DeadlineView.class),
              examples = @ExampleObject(name = "deadline", value = Examples.DEADLINE)))
  @APIResponse(
      responseCode = "409",
      description = "No date is promised yet",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public DeadlineView deadline(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code) {
    return reading.deadline(code, actor);
  }

  @GET
  @Path("{code}/history")
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR, Roles.CHANNEL})
  @Operation(
      operationId = "getHistory",
      summary = "Reads the history",
      description = "Every change with who, when and why, in order; paged by version.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the history",
      content =
          @Content(
              schema = @Schema(implementation = HistoryView.class),
              examples = @ExampleObject(name = "history", value = Examples.HISTORY)))
  public HistoryView history(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code,
      @Parameter(description = "Version to go on after") @QueryParam("after") @DefaultValue("0")
          long after,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    return reading.history(code, after, Parameters.limit(limit), actor);
  }

  @POST
  @Path("{code}/actions/{action}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR})
  @Operation(
      operationId = "actOnRequest",
      summary = "Carries out an action",
      description =
          "accept, refuse, start-step, complete-step, request-supplement, receive-supplement,"
              + " request-payment, confirm-payment, withdraw, stop, reopen, complete,"
              + " return-result, extend, hand-over, correct, note. A stale version or an action"
              + " that is illegal in the state answers 409 with the present state and version. A"
              + " step that is another role's answers 403.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ActionCall.class),
              examples = @ExampleObject(name = "accept", value = Examples.ACTION)))
  @APIResponse(
      responseCode = "200",
      description = "The request after the action",
      content =
          @Content(
              schema = @Schema(implementation = RequestView.class),
              examples = @ExampleObject(name = "request", value = Examples.REQUEST)))
  public RequestView act(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code,
      @Parameter(description = "Name of the action", example = "accept") @PathParam("action")
          String name,
      @NotNull @Valid @Nullable ActionCall call) {
    RequestAction action =
        RequestAction.ofApiName(name)
            .orElseThrow(() -> ProblemException.notFound("There is no action of this name"));
    if (!Permissions.mayEver(action, actor.roles())) {
      throw ProblemException.forbidden("The roles of the token do not allow this action");
    }
    if (call == null || call.version() == null) {
      throw ProblemException.unreadable("A body with a version is needed");
    }
    JsonNode data = call.data();
    return reading.view(
        work.act(
            code,
            call.version(),
            action,
            call.reason(),
            call.note(),
            data == null ? MissingNode.getInstance() : data,
            author().through(call.channel())),
        actor);
  }

  private Author author() {
    return new Author(
        new RequestChange.Actor(
            actor.name(), actor.position().orElse(null), actor.unit().orElse(null)),
        actor.roles(),
        false);
  }
}
