package vn.evn.billing.bill;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.billing.api.Examples;
import vn.evn.billing.estimate.ExplanationView;
import vn.evn.billing.estimate.Explanations;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** Issued bills in words. */
@Path("/api/v1/bills/{id}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
public class BillExplanationResource {
  private final Bills bills;
  private final Explanations explanations;

  @Inject
  BillExplanationResource(Bills bills, Explanations explanations) {
    this.bills = bills;
    this.explanations = explanations;
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "explainBill",
      summary = "Puts each step of an issued bill into words",
      description =
          "Every line, adjustment, tax and sum of the bill as issued, with its rule, the article"
              + " that explains it and a sentence in Vietnamese and English.")
  @APIResponse(
      responseCode = "200",
      description = "The bill step by step",
      content =
          @Content(
              schema = @Schema(implementation = ExplanationView.class),
              examples = @ExampleObject(name = "steps", value = Examples.EXPLANATION)))
  public ExplanationView explain(
      @Parameter(
              description = "Identifier of the bill",
              example = "0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01")
          @PathParam("id")
          String id) {
    return identifier(id)
        .flatMap(bills::find)
        .map(
            bill ->
                explanations.of(
                    bill.lines(),
                    bill.adjustments(),
                    bill.preTaxVnd(),
                    bill.reductionVnd(),
                    bill.vatPercent(),
                    bill.vatVnd(),
                    bill.taxPointDate(),
                    bill.estimated()))
        .orElseThrow(() -> ProblemException.notFound("There is no bill of this identifier"));
  }

  private static Optional<UUID> identifier(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
