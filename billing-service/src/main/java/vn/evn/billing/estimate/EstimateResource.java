package vn.evn.billing.estimate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Examples;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.platform.security.Roles;

/** What a bill would be. */
@Path("/api/v1/bills/estimate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
public class EstimateResource {
  private final EstimateReader reader;

  @Inject
  EstimateResource(BillCalculator calculator) {
    this.reader = new EstimateReader(calculator);
  }

  @POST
  @RolesAllowed({
    Roles.PORTAL,
    Roles.CHANNEL,
    Roles.OFFICER,
    Roles.SUPERVISOR,
    Roles.BILLING_OPERATOR,
    Roles.INTEGRATOR,
    Roles.AUDITOR
  })
  @Operation(
      operationId = "estimateBill",
      summary = "Computes a bill from what the caller tells",
      description =
          "Nothing is stored. Every fault of the body is named at once with its pointer; a field"
              + " that is not known is a fault too, so that a misspelt one does not pass unseen.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = EstimateCall.class),
              examples = @ExampleObject(name = "household", value = Examples.ESTIMATE)))
  @APIResponse(
      responseCode = "200",
      description = "The bill with everything that explains it",
      content =
          @Content(
              schema = @Schema(implementation = EstimateView.class),
              examples = @ExampleObject(name = "bill", value = Examples.ESTIMATED)))
  public EstimateView estimate(@Nullable ObjectNode call) {
    return EstimateView.of(reader.calculate(call));
  }
}
