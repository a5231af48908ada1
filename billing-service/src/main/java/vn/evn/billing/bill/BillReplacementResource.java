package vn.evn.billing.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Examples;
import vn.evn.billing.api.JsonFields;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** Puts a bill in the place of a wrong one. */
@Path("/api/v1/bills/{id}/replacement")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
public class BillReplacementResource {
  private final Bills bills;
  private final Actor actor;

  @Inject
  BillReplacementResource(Bills bills, Actor actor) {
    this.bills = bills;
    this.actor = actor;
  }

  /** The form of a call that replaces a bill. */
  @Schema(
      name = "BillReplacementCall",
      description = "Why a bill is replaced",
      requiredProperties = {"reason"})
  public record ReplacementCall(@Schema(description = "Why") String reason) {}

  /** Both bills and what lies between them. */
  @Schema(name = "BillReplacement", description = "A cancelled bill and the one in its place")
  public record Replacement(
      BillView cancelled,
      BillView replacement,
      @Schema(description = "Energy of the replacement less that of the cancelled bill, kWh")
          long differenceKwh,
      @Schema(description = "The same of the amounts before VAT, VND") long differencePreTaxVnd,
      @Schema(description = "The same of VAT, VND") long differenceVatVnd,
      @Schema(description = "The same of the totals, VND") long differenceTotalVnd,
      @Schema(description = "Why") String reason,
      @Schema(description = "Who, or the code of the request that it follows from") String by) {
    static Replacement of(Bills.Replaced replaced) {
      BillView old = replaced.cancelled();
      BillView made = replaced.replacement();
      return new Replacement(
          old,
          made,
          made.usageKwh() - old.usageKwh(),
          made.preTaxVnd() - old.preTaxVnd(),
          made.vatVnd() - old.vatVnd(),
          made.totalVnd() - old.totalVnd(),
          replaced.reason(),
          replaced.by());
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "replaceBill",
      summary = "Cancels an issued bill and puts another in its place",
      description =
          "Computes the bill once more from the readings, facts and eligibilities of today, with the"
              + " same tax date. The old bill is never changed: it is cancelled, with its"
              + " adjustments, and both are announced on evn.bills. 409 where nothing would change.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ReplacementCall.class),
              examples =
                  @ExampleObject(name = "reason", value = "{\"reason\": \"meter misread\"}")))
  @APIResponse(responseCode = "404", description = "There is no such bill")
  @APIResponse(responseCode = "409", description = "The bill cannot be replaced at present")
  @APIResponse(
      responseCode = "200",
      description = "Both bills and the difference",
      content =
          @Content(
              schema = @Schema(implementation = Replacement.class),
              examples = @ExampleObject(name = "both", value = Examples.REPLACEMENT)))
  public Replacement replace(
      @Parameter(
              description = "Identifier of the bill",
              example = "0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01")
          @PathParam("id")
          String id,
      @Nullable ObjectNode call) {
    JsonFields fields = JsonFields.of(call);
    fields.require("reason");
    String reason = fields.text("reason");
    fields.refuseUnknown();
    fields.refuseIfFaulty();
    return Replacement.of(
        bills.replace(identifier(id), reason == null ? "" : reason, actor.name()));
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getBillReplacement",
      summary = "Shows what took the place of a bill",
      description =
          "For a cancelled REGULAR or FINAL bill: both bills, the difference, why and by whom. 404"
              + " where no other took its place.")
  @APIResponse(responseCode = "404", description = "No other bill took the place of this one")
  @APIResponse(
      responseCode = "200",
      description = "Both bills and the difference",
      content =
          @Content(
              schema = @Schema(implementation = Replacement.class),
              examples = @ExampleObject(name = "both", value = Examples.REPLACEMENT)))
  public Replacement replacement(
      @Parameter(
              description = "Identifier of the cancelled bill",
              example = "0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01")
          @PathParam("id")
          String id) {
    return Replacement.of(bills.replacementOf(identifier(id)));
  }

  private static UUID identifier(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("There is no bill of this identifier");
    }
  }
}
