package vn.evn.request.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.event.UnreadableEvent;
import vn.evn.platform.inbox.PermanentlyRefused;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** What came over the topic and could not be carried out, for a person to look after. */
@Path("/api/v1/intake-problems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake")
public class IntakeProblemResource {
  private static final int PAGE = 100;

  private final IntakeProblems problems;
  private final Actor actor;

  @Inject
  IntakeProblemResource(IntakeProblems problems, Actor actor) {
    this.problems = problems;
    this.actor = actor;
  }

  /**
   * The body of a decision to give an event up.
   *
   * @param reason why, for those who look at it later
   */
  @Schema(
      name = "DiscardIntakeProblem",
      example = "{\"reason\": \"Hồ sơ thử nghiệm của cổng, không có người nộp\"}")
  record Discard(
      @NotBlank(message = "is required")
          @Size(max = 2000)
          @Schema(description = "Why it will not be carried out", required = true)
          @Nullable String reason) {}

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listIntakeProblems",
      summary = "Lists events that could not be carried out",
      description =
          "At most 100 events of evn.applications and evn.bills with the reason and what was"
              + " decided, oldest first. The event itself is not shown, since it holds personal"
              + " data.")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = IntakeProblem.class),
              examples =
                  @ExampleObject(name = "problems", value = "[" + IntakeProblem.EXAMPLE + "]")))
  public List<IntakeProblem> list(
      @Parameter(description = "Id of the last one seen") @QueryParam("after") @DefaultValue("0")
          long after,
      @Parameter(
              description = "What became of it; any, if it is not given",
              schema = @Schema(implementation = IntakeProblem.State.class))
          @QueryParam("state")
          @Nullable String state) {
    return problems.after(after, state == null ? null : checked(state), PAGE);
  }

  @POST
  @Path("{id}/replay")
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "replayIntakeProblem",
      summary = "Carries an event out again",
      description =
          "After its cause was mended: the event is carried out as it was received, once, however"
              + " often this is called. If it still cannot be carried out: 422 with the reason, and"
              + " nothing changes. A discarded event: 409.")
  @APIResponse(
      responseCode = "200",
      description = "The event, now carried out",
      content =
          @Content(
              schema = @Schema(implementation = IntakeProblem.class),
              examples = @ExampleObject(name = "problem", value = IntakeProblem.EXAMPLE)))
  @APIResponse(
      responseCode = "409",
      description = "It was discarded",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "422",
      description = "It still cannot be carried out",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public IntakeProblem replay(
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
      operationId = "discardIntakeProblem",
      summary = "Gives an event up",
      description =
          "For an event that nothing will follow from, with the reason. It stays in the list. An"
              + " event that was carried out meanwhile: 409.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = Discard.class)))
  @APIResponse(
      responseCode = "200",
      description = "The event, now discarded",
      content =
          @Content(
              schema = @Schema(implementation = IntakeProblem.class),
              examples = @ExampleObject(name = "problem", value = IntakeProblem.EXAMPLE)))
  public IntakeProblem discard(
      @Parameter(description = "Number of the event", example = "1") @PathParam("id") long id,
      @NotNull @Valid @Nullable Discard body) {
    if (body == null || body.reason() == null) {
      throw ProblemException.unreadable("A body with a reason is needed");
    }
    return problems.discard(id, actor.name(), body.reason());
  }

  private static IntakeProblem.State checked(String state) {
    return Arrays.stream(IntakeProblem.State.values())
        .filter(known -> known.name().equalsIgnoreCase(state))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalidField(
                    "/state", "must be one of " + List.of(IntakeProblem.State.values())));
  }
}
