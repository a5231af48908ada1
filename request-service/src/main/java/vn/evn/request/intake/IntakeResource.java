package vn.evn.request.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.application.Application;
import vn.evn.platform.problem.ChecksTexts;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.work.Examples;
import vn.evn.request.work.RequestView;

/** Where channels hand in applications. */
@Path("/api/v1/requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Intake")
public class IntakeResource {
  private static final int MAX_KEY = 200;

  private final ChannelIntake intake;
  private final Actor actor;

  @Inject
  IntakeResource(ChannelIntake intake, Actor actor) {
    this.intake = intake;
    this.actor = actor;
  }

  @POST
  @RolesAllowed({Roles.CHANNEL, Roles.OFFICER})
  @Operation(
      operationId = "handInApplication",
      summary = "Hands in an application",
      description =
          "Makes a request of an application in canonical form, from any channel but PORTAL. The"
              + " same Idempotency-Key with the same body gives the same answer for 30 days, with"
              + " another body 422. A known externalId of the channel answers 409.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = Application.class),
              examples = @ExampleObject(name = "application", value = Examples.APPLICATION)))
  @APIResponse(
      responseCode = "201",
      description = "The request",
      content =
          @Content(
              schema = @Schema(implementation = RequestView.class),
              examples = @ExampleObject(name = "request", value = Examples.REQUEST)))
  public Response handIn(
      @Parameter(
              description = "Chosen by the client, new for each application",
              required = true,
              example = "CC-0001-1")
          @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @NotNull @ChecksTexts @Nullable ObjectNode application) {
    if (key == null || key.isBlank() || key.length() > MAX_KEY) {
      throw ProblemException.unreadable(
          "The header Idempotency-Key is required, with 1 to " + MAX_KEY + " characters");
    }
    if (application == null) {
      throw ProblemException.unreadable("A body is needed");
    }
    return Response.status(Response.Status.CREATED)
        .entity(intake.takeIn(application, key, actor))
        .build();
  }
}
