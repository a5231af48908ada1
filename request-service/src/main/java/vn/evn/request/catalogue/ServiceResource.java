package vn.evn.request.catalogue;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.platform.problem.ProblemException;

/** The catalogue for everybody, for example to build forms from. */
@Path("/api/v1/services")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Catalogue")
public class ServiceResource {
  private static final String EXAMPLE =
      """
      {"code": "RENEW", "name": {"vi": "Gia hạn hợp đồng mua bán điện", "en": "Contract renewal"},
       "kind": "CHANGE", "onPortal": true, "validFrom": "2019-12-09", "requiresCustomerCode": true,
       "variants": [{"code": "STANDARD", "name": {"vi": "Thông thường", "en": "Standard"},
         "processing": {"workingDays": 3, "source": "evn.com.vn 9-176", "confidence": "high"}}],
       "fee": {"charged": false, "text": {"vi": "Miễn phí", "en": "Free of charge"},
         "source": "evn.com.vn 9-176", "confidence": "high"},
       "steps": [{"code": "VERIFICATION", "name": {"vi": "Xác minh", "en": "Verification"},
         "role": "officer", "requiresOutcome": false, "mintsCustomerCode": false}],
       "details": {"type": "object"}, "source": ["evn.com.vn 9-176"]}""";

  private final ServiceCatalogue catalogue;

  @Inject
  ServiceResource(ServiceCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Operation(
      operationId = "listServices",
      summary = "Lists the services",
      description = "All services of the catalogue with variants, times, steps and form fields.")
  @APIResponse(
      responseCode = "200",
      description = "The services by code",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = ServiceDefinition.class),
              examples = @ExampleObject(name = "services", value = "[" + EXAMPLE + "]")))
  public List<ServiceDefinition> list() {
    return catalogue.all();
  }

  @GET
  @Path("{code}")
  @Operation(
      operationId = "getService",
      summary = "Reads one service",
      description = "One service with variants, times, steps and the JSON Schema of its form.")
  @APIResponse(
      responseCode = "200",
      description = "The service",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ServiceDefinition.class),
              examples = @ExampleObject(name = "service", value = EXAMPLE)))
  public ServiceDefinition get(
      @Parameter(description = "Code of the service", example = "RENEW") @PathParam("code")
          String code) {
    return catalogue
        .find(code)
        .orElseThrow(() -> ProblemException.notFound("There is no service of this code"));
  }
}
