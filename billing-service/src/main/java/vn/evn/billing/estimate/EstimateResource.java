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
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.platform.security.Roles;

/** What a bill would be. */
@Path("/api/v1/bills/estimate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
public class EstimateResource {
  private final EstimateReader reader;
  private final Explanations explanations;

  @Inject
  EstimateResource(BillCalculator calculator, Explanations explanations) {
    this.reader = new EstimateReader(calculator);
    this.explanations = explanations;
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

  @POST
  @Path("explain")
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
      operationId = "explainEstimate",
      summary = "Computes a bill and puts each step into words",
      description =
          "Takes the body of an estimate. Every line, adjustment, tax and sum comes with its rule,"
              + " the article that explains it and a sentence in Vietnamese and English. Nothing is"
              + " stored.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = EstimateCall.class),
              examples = @ExampleObject(name = "household", value = Examples.ESTIMATE)))
  @APIResponse(
      responseCode = "200",
      description = "The bill step by step",
      content =
          @Content(
              schema = @Schema(implementation = ExplanationView.class),
              examples = @ExampleObject(name = "steps", value = Examples.EXPLANATION)))
  public ExplanationView explain(@Nullable ObjectNode call) {
    CalculatedBill bill = reader.calculate(call);
    EstimateView view = EstimateView.of(bill);
    return explanations.of(
        view.lines(),
        view.adjustments(),
        view.preTaxVnd(),
        view.reductionVnd(),
        view.vatPercent(),
        view.vatVnd(),
        bill.vatRate().dayOfForce(),
        false);
  }

  @POST
  @Path("compare")
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
      operationId = "compareEstimates",
      summary = "Explains why two bills differ",
      description =
          "Starting from the bill before, one cause after the other takes its value of the bill"
              + " after: contract, energy, households, days, prices, discount, power factor, rate"
              + " of VAT. What the total changes by at each step is the part of that cause, so the"
              + " parts add up to the difference exactly. Nothing is stored.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = CompareCall.class),
              examples = @ExampleObject(name = "two months", value = Examples.COMPARE)))
  @APIResponse(
      responseCode = "200",
      description = "Both bills, and the causes of their difference",
      content =
          @Content(
              schema = @Schema(implementation = ComparisonView.class),
              examples = @ExampleObject(name = "causes", value = Examples.COMPARED)))
  public ComparisonView compare(@Nullable ObjectNode call) {
    return ComparisonView.of(reader.compare(call));
  }
}
