package vn.evn.request.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.work.Examples;
import vn.evn.request.work.RequestView;

/** Where channels hand in what applicants add to their requests. */
@Path("/api/v1/requests/{code}/supplements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Intake")
public class SupplementResource {
  private final ChannelSupplements supplements;
  private final Actor actor;

  @Inject
  SupplementResource(ChannelSupplements supplements, Actor actor) {
    this.supplements = supplements;
    this.actor = actor;
  }

  @POST
  @RolesAllowed({Roles.CHANNEL, Roles.OFFICER})
  @Operation(
      operationId = "handInSupplement",
      summary = "Hands in a supplement",
      description =
          "New data or papers of the applicant, or corrections of the applicant and the place of use:"
              + " they are added to the request, and an open supplement round is answered by them,"
              + " if they bring a paper or a field with another value. The details as they are then have to follow the form of"
              + " the service. Idempotency-Key as for applications.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SupplementCall.class)))
  @APIResponse(
      responseCode = "201",
      description = "The request with what was added",
      content =
          @Content(
              schema = @Schema(implementation = RequestView.class),
              examples = @ExampleObject(name = "request", value = Examples.REQUEST)))
  public Response handIn(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code,
      @Parameter(
              description = "Chosen by the client, new for each supplement",
              required = true,
              example = "CC-0001-2")
          @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @NotNull @Valid @Nullable SupplementCall call) {
    String checkedKey = IdempotentCalls.checked(key);
    if (call == null) {
      throw ProblemException.unreadable("A body is needed");
    }
    return Response.status(Response.Status.CREATED)
        .entity(supplements.takeIn(code, call, checkedKey, actor))
        .build();
  }
}
