package vn.evn.billing.run;

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
import vn.evn.platform.security.Roles;

/** What the bills of a period would be by other rules. */
@Path("/api/v1/what-ifs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bill runs")
public class WhatIfResource {
  private final WhatIf whatIf;

  @Inject
  WhatIfResource(WhatIf whatIf) {
    this.whatIf = whatIf;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "askWhatIf",
      summary = "Computes the bills of a period by other programmes or prices",
      description =
          "Each point of the scope is computed twice from its readings: by the rules of today and by"
              + " the others. Totals by group, unit and line, winners, losers and a histogram;"
              + " nothing is stored and no bill is touched. At most 200,000 points a call.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = WhatIfCall.class),
              examples = @ExampleObject(name = "none", value = RunExamples.WHAT_IF_CALL)))
  @APIResponse(
      responseCode = "200",
      description = "Both sides",
      content =
          @Content(
              schema = @Schema(implementation = WhatIfAnswer.class),
              examples = @ExampleObject(name = "both", value = RunExamples.WHAT_IF)))
  public WhatIfAnswer ask(@Nullable ObjectNode call) {
    return whatIf.answer(WhatIfCall.read(call));
  }
}
