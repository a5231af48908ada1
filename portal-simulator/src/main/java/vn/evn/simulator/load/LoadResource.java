package vn.evn.simulator.load;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.problem.Problem;
import vn.evn.simulator.problem.ProblemException;

/** Generated applications at a steady rate. */
@Path("/api/v1/load")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Load", description = "Generated applications at a steady rate")
@APIResponse(
    responseCode = "500",
    description = "The request failed",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class LoadResource {
  private static final String REQUEST_EXAMPLE =
      """
      {"perSecond": 50, "count": 1000, "seed": 42}
      """;
  private static final String STATUS_EXAMPLE =
      """
      {"running": true, "requested": 1000, "sent": 400, "outcomes": {"0": 398, "NO_ANSWER": 1},
       "startedAt": "2026-11-16T08:30:15+07:00", "finishedAt": null}
      """;

  private final Load load;

  LoadResource(Load load) {
    this.load = load;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "startLoad",
      summary = "Starts a load run",
      description =
          "Hands in and pushes count generated applications, perSecond each second. The same seed"
              + " gives the same procedures and applicants in the same order; dossier codes are"
              + " always new. One run at a time.")
  @APIResponse(
      responseCode = "202",
      description = "Started; its state is read by GET",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = LoadStatus.class),
              examples = @ExampleObject(name = "running", value = STATUS_EXAMPLE)))
  @APIResponse(
      responseCode = "400",
      description = "Unreadable",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "409",
      description = "A run is under way",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "A value is missing or out of bounds",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response start(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = LoadRequest.class),
                      examples = @ExampleObject(name = "run", value = REQUEST_EXAMPLE)))
          @Nullable LoadRequest request) {
    if (request == null) {
      throw ProblemException.invalidField("", "a body is required");
    }
    return Response.accepted(load.start(request)).build();
  }

  @GET
  @Operation(
      operationId = "getLoad",
      summary = "Reads how the load run stands",
      description = "The run under way, or the last one since the start.")
  @APIResponse(
      responseCode = "200",
      description = "The state",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = LoadStatus.class),
              examples = @ExampleObject(name = "running", value = STATUS_EXAMPLE)))
  public LoadStatus status() {
    return load.status();
  }

  @DELETE
  @Operation(
      operationId = "stopLoad",
      summary = "Stops the load run",
      description = "Nothing more is pushed; what is under way still gets its answer.")
  @APIResponse(
      responseCode = "200",
      description = "Stopped, or none was under way",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = LoadStatus.class),
              examples = @ExampleObject(name = "stopping", value = STATUS_EXAMPLE)))
  public LoadStatus stop() {
    load.stop();
    return load.status();
  }
}
