package vn.evn.simulator.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.simulator.problem.Problem;

/** Setting the misbehaviour. */
@Path("/api/v1/faults")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Faults", description = "Misbehaviour on request")
@APIResponse(
    responseCode = "500",
    description = "The request failed",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class FaultResource {
  private static final String EXAMPLE =
      """
      {"DongBoHoSoMC": {"drop-after-success": 0.2, "slow": 0.1}, "login": {"http-500": 0.5},
       "CapNhatTienDoHoSoMC": ["none", "http-500"], "push": {"duplicate": 0.1},
       "seed": 42, "slowMillis": 8000}
      """;

  private final Faults faults;

  FaultResource(Faults faults) {
    this.faults = faults;
  }

  @GET
  @Operation(
      operationId = "getFaults",
      summary = "Reads the plan of faults",
      description = "The plan in force, in the form in which it is put.")
  @APIResponse(
      responseCode = "200",
      description = "The plan",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "plan", value = EXAMPLE)))
  public ObjectNode get() {
    return FaultRequest.write(faults.plan());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putFaults",
      summary = "Puts a plan of faults in force",
      description =
          "Each field but seed and slowMillis names a call: a service such as DongBoHoSoMC, login,"
              + " or * for every service that is not named. Its value gives faults and their"
              + " probabilities, which sum to 1 at most: slow, drop-after-success, duplicate,"
              + " expired-session, error-code-as-string, text-only-success, html-error-page,"
              + " http-500. The n-th call of a name draws from the seed, the name and n alone."
              + " slow, drop-after-success, duplicate, error-code-as-string and"
              + " text-only-success act on a success only, which has then been stored;"
              + " expired-session, html-error-page and http-500 store nothing. In place of"
              + " probabilities an array names the faults of the first calls one after the other,"
              + " none among them. push is the portal's own pushes: duplicate (sent twice),"
              + " out-of-order (sent only after slowMillis, behind later ones) and"
              + " twelve-hour-times. QUERY is the question of what became of a payment:"
              + " twelve-hour-times in the answer. {} ends all faults; a restart does so too.")
  @APIResponse(
      responseCode = "200",
      description = "The plan is in force, and every count begins anew",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "plan", value = EXAMPLE)))
  @APIResponse(
      responseCode = "400",
      description = "Not a JSON object",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "An unknown fault, or a probability that cannot be",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public ObjectNode put(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT),
                      examples = @ExampleObject(name = "plan", value = EXAMPLE)))
          ObjectNode body) {
    faults.put(FaultRequest.read(body));
    return FaultRequest.write(faults.plan());
  }
}
