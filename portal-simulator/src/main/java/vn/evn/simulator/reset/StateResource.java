package vn.evn.simulator.reset;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.face.Sessions;
import vn.evn.simulator.fault.FaultPlan;
import vn.evn.simulator.fault.Faults;
import vn.evn.simulator.load.Load;

/** Beginning anew. */
@Path("/api/v1/state")
@Tag(name = "State", description = "Beginning anew")
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
  @APIResponse(responseCode = "204", description = "Forgotten")
  public void delete() {
    load.stop();
    faults.put(FaultPlan.NONE);
    sessions.dropAll();
    dossiers.reset();
  }
}
