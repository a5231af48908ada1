package vn.evn.request.work;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

/** How many requests are open, and how one is found. */
@Path("/api/v1/requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Work queue")
public class RequestSearchResource {
  private static final int USUAL_PAGE = 50;

  private final RequestReading reading;
  private final RequestCounts counts;
  private final Actor actor;

  @Inject
  RequestSearchResource(RequestReading reading, RequestCounts counts, Actor actor) {
    this.reading = reading;
    this.counts = counts;
    this.actor = actor;
  }

  @GET
  @Path("counts")
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
    return counts.of(Parameters.unit(unit, actor));
  }

  @POST
  @Path("search")
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
              examples = @ExampleObject(name = "page", value = Examples.PAGE)))
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
}
