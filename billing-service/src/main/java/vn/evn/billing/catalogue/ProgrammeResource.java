package vn.evn.billing.catalogue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.billing.api.Examples;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.discount.Programmes;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** The discount programmes. */
@Path("/api/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  Roles.PORTAL,
  Roles.CHANNEL,
  Roles.OFFICER,
  Roles.SUPERVISOR,
  Roles.BILLING_OPERATOR,
  Roles.INTEGRATOR,
  Roles.AUDITOR
})
@Tag(name = "Programmes")
public class ProgrammeResource {
  private final Programmes programmes;

  @Inject
  ProgrammeResource(BillCalculator calculator) {
    this.programmes = calculator.programmes();
  }

  @GET
  @Operation(
      operationId = "listProgrammes",
      summary = "Lists the discount programmes",
      description = "Every programme with its rules. There are few, so the list has one page.")
  @APIResponse(
      responseCode = "200",
      description = "The programmes",
      content =
          @Content(
              schema = @Schema(implementation = ProgrammePage.class),
              examples = @ExampleObject(name = "programmes", value = Examples.PROGRAMMES)))
  public ProgrammePage list() {
    return new ProgrammePage(programmes.all().stream().map(ProgrammeView::of).toList(), null);
  }

  @GET
  @Path("{code}")
  @Operation(
      operationId = "getProgramme",
      summary = "Reads one discount programme",
      description = "The programme with its rules, each with its legal source and dates.")
  @APIResponse(
      responseCode = "200",
      description = "The programme",
      content =
          @Content(
              schema = @Schema(implementation = ProgrammeView.class),
              examples = @ExampleObject(name = "programme", value = Examples.PROGRAMME)))
  public ProgrammeView get(
      @Parameter(description = "Code", example = "COVID-R1") @PathParam("code") String code) {
    return programmes
        .find(code)
        .map(ProgrammeView::of)
        .orElseThrow(() -> ProblemException.notFound("There is no programme of this code"));
  }
}
