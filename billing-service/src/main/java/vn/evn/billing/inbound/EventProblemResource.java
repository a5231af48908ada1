package vn.evn.billing.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Examples;
import vn.evn.billing.api.JsonFields;
import vn.evn.billing.api.Paging;
import vn.evn.billing.inbound.EventProblemPage.EventProblem;
import vn.evn.billing.inbound.EventProblemPage.State;
import vn.evn.platform.event.UnreadableEvent;
import vn.evn.platform.inbox.PermanentlyRefused;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** What came over the topics and could not be carried out, for a person to look after. */
@Path("/api/v1/event-problems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class EventProblemResource {
  private final EventProblems problems;
  private final Actor actor;

  @Inject
  EventProblemResource(EventProblems problems, Actor actor) {
    this.problems = problems;
    this.actor = actor;
  }

  /** The form of a call that gives an event up. */
  @Schema(
      name = "EventProblemDiscard",
      description = "Why an event is given up",
      requiredProperties = {"reason"})
  public record DiscardCall(@Schema(description = "Why") String reason) {}

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listEventProblems",
      summary = "Lists events that could not be carried out",
      description =
          "Readings of evn.meter-readings and outcomes of evn.requests that were set aside, each"
              + " with the reason and what became of it, oldest first. The event itself lies on the"
              + " dead-letter topic.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = EventProblemPage.class),
              examples = @ExampleObject(name = "page", value = Examples.EVENT_PROBLEMS)))
  public EventProblemPage list(
      @Parameter(
              description = "What became of it; absent: any",
              schema = @Schema(implementation = State.class))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "Customer code or request code") @QueryParam("key")
          @Nullable String key,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    List<EventProblem> rows = problems.page(state == null ? null : checked(state), key, paging);
    return new EventProblemPage(paging.items(rows), paging.next(rows, EventProblem::id));
  }

  @POST
  @Path("{id}/replay")
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "replayEventProblem",
      summary = "Carries an event out again",
      description =
          "After its cause was mended: the event is carried out as it was received, once, however"
              + " often this is called. If it still cannot be carried out: 422 with the reason, and"
              + " nothing changes. A discarded event: 409.")
  @APIResponse(responseCode = "404", description = "There is no such event")
  @APIResponse(responseCode = "409", description = "It was discarded")
  @APIResponse(responseCode = "422", description = "It still cannot be carried out")
  @APIResponse(
      responseCode = "200",
      description = "The event, now carried out",
      content =
          @Content(
              schema = @Schema(implementation = EventProblem.class),
              examples = @ExampleObject(name = "problem", value = Examples.EVENT_PROBLEM)))
  public EventProblem replay(
      @Parameter(description = "Number of the event", example = "1") @PathParam("id") long id) {
    try {
      return problems.replay(id, actor.name());
    } catch (PermanentlyRefused | UnreadableEvent e) {
      throw ProblemException.unprocessable(
          "still-refused", "The event still cannot be carried out", String.valueOf(e.getMessage()));
    }
  }

  @POST
  @Path("{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "discardEventProblem",
      summary = "Gives an event up",
      description =
          "For an event that nothing will follow from, with the reason. It stays in the list. An"
              + " event that was carried out meanwhile: 409.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = DiscardCall.class),
              examples =
                  @ExampleObject(name = "reason", value = "{\"reason\": \"sent by mistake\"}")))
  @APIResponse(responseCode = "404", description = "There is no such event")
  @APIResponse(responseCode = "409", description = "It was carried out")
  @APIResponse(
      responseCode = "200",
      description = "The event, now discarded",
      content =
          @Content(
              schema = @Schema(implementation = EventProblem.class),
              examples = @ExampleObject(name = "problem", value = Examples.EVENT_PROBLEM)))
  public EventProblem discard(
      @Parameter(description = "Number of the event", example = "1") @PathParam("id") long id,
      @Nullable ObjectNode call) {
    JsonFields fields = JsonFields.of(call);
    fields.require("reason");
    String reason = fields.text("reason");
    fields.refuseUnknown();
    fields.refuseIfFaulty();
    return problems.discard(id, actor.name(), reason == null ? "" : reason);
  }

  private static State checked(String state) {
    return Arrays.stream(State.values())
        .filter(known -> known.name().equals(state))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalidField(
                    "/state", "must be one of " + List.of(State.values())));
  }
}
