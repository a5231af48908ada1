package vn.evn.billing.bulk;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** Imports a file of service points. */
@Path("/api/v1/service-points/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service points")
public class PointImportResource {
  private final PointImports imports;
  private final Actor actor;

  @Inject
  PointImportResource(PointImports imports, Actor actor) {
    this.imports = imports;
    this.actor = actor;
  }

  @POST
  @Blocking
  @Consumes(MediaType.WILDCARD) // another type is refused below, once the caller is known
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "importServicePoints",
      summary = "Imports a file of service points",
      description =
          "Each line is a customer with facts that hold from a day on: a new customer, or a change of a known one."
              + BulkForm.LIMITS)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "text/csv",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "file", value = BulkExamples.POINTS)),
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "200",
      description = "Taken in",
      content =
          @Content(
              schema = @Schema(implementation = BulkImportView.class),
              examples = @ExampleObject(name = "import", value = BulkExamples.POINT_IMPORT)))
  public BulkImportView importFile(
      @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable String type,
      @Parameter(description = "gzip, or absent") @HeaderParam("Content-Encoding")
          @Nullable String encoding,
      InputStream file) {
    return imports.imported(new BulkFile(file, type, encoding, PointImports.FORM), actor.name());
  }
}
