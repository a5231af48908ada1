package vn.evn.request.statistics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** Counting anew, to show that the counts are right or to make them so. */
@Path("/api/v1/statistics/recount")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
public class RecountResource {
  private final Recounts recounts;
  private final Actor actor;

  @Inject
  RecountResource(Recounts recounts, Actor actor) {
    this.recounts = recounts;
    this.actor = actor;
  }

  @POST
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "recount",
      summary = "Counts all requests anew",
      description =
          "Begins a recount in the background while the service goes on; GET tells what it found."
              + " Counts that were wrong are put right. While one runs, another answers 409.")
  @APIResponse(
      responseCode = "202",
      description = "The recount has begun",
      content =
          @Content(
              schema = @Schema(implementation = RecountView.class),
              examples = @ExampleObject(name = "recount", value = RecountView.EXAMPLE)))
  @APIResponse(
      responseCode = "409",
      description = "A recount is running",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response recount() {
    if (!recounts.begin(actor.name())) {
      throw ProblemException.conflict(
          "recount-running",
          "A recount is running",
          "Wait until it has ended",
          Map.of("state", RecountView.Status.RUNNING.name()));
    }
    return Response.accepted(latest()).build();
  }

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getRecount",
      summary = "Reads the latest recount",
      description = "When it ran and what it found; 404 if there was none.")
  @APIResponse(
      responseCode = "200",
      description = "The recount",
      content =
          @Content(
              schema = @Schema(implementation = RecountView.class),
              examples = @ExampleObject(name = "recount", value = RecountView.EXAMPLE)))
  public RecountView latest() {
    return recounts.latest().orElseThrow(() -> ProblemException.notFound("There was no recount"));
  }
}
