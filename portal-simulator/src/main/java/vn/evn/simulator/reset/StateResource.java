package vn.evn.simulator.reset;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.face.Sessions;
import vn.evn.simulator.fault.FaultPlan;
import vn.evn.simulator.fault.Faults;
import vn.evn.simulator.load.Load;
import vn.evn.simulator.problem.Problem;

/** Beginning anew. */
@Path("/api/v1/state")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "State", description = "Beginning anew")
@APIResponse(
    responseCode = "500",
    description = "The request failed",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class StateResource {
  private final Dossiers dossiers;
  private final Sessions sessions;
  private final Faults faults;
  private final Load load;

  StateResource(Dossiers dossiers, Sessions sessions, Faults faults, Load load) {
    this.dossiers = dossiers;
    this.sessions = sessions;
    this.faults = faults;
    this.load = load;
  }

  @DELETE
  @Operation(
      operationId = "deleteState",
      summary = "Forgets everything",
      description =
          "Ends the load run, all faults and all sessions, and forgets every dossier. Serial"
              + " numbers go on, so that no dossier code is ever given twice.")
  @APIResponse(
      responseCode = "200",
      description = "Forgotten",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Forgotten.class),
              examples = @ExampleObject(name = "twelve", value = "{\"dossiers\": 12}")))
  public Forgotten delete() {
    load.stop();
    faults.put(FaultPlan.NONE);
    sessions.dropAll();
    return new Forgotten(dossiers.reset());
  }

  /** What was forgotten. */
  record Forgotten(
      @Schema(description = "Number of dossiers", examples = "12", required = true) int dossiers) {}
}
