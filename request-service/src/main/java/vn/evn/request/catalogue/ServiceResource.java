package vn.evn.request.catalogue;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.ProblemException;

/** The catalogue for everybody, for example to build forms from. */
@Path("/api/v1/services")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Catalogue")
public class ServiceResource {
  private static final String EXAMPLE =
      """
      {"code": "RENEW", "version": 1, "name": {"vi": "Gia hạn hợp đồng mua bán điện", "en": "Contract renewal"},
       "kind": "CHANGE", "onPortal": true, "validFrom": "2017-05-15", "validTo": null,
       "validity": {"source": "505/QĐ-EVN", "confidence": "medium"}, "requiresCustomerCode": true,
       "applicants": ["CITIZEN", "BUSINESS", "STATE_AGENCY", "ORGANISATION"],
       "who": {"vi": "Chủ hợp đồng mua bán điện", "en": "The contract holder"},
       "variants": [{"code": "STANDARD", "name": {"vi": "Thông thường", "en": "Standard"}, "applicants": [],
         "processing": {"workingDays": 3, "source": "evn.com.vn 9-176", "confidence": "medium"}, "times": [],
         "procedure": "9.990017"}],
       "circumstances": [],
       "fee": {"charged": false, "text": {"vi": "Miễn phí", "en": "Free of charge"},
         "source": "evn.com.vn 9-176", "confidence": "high"}, "fees": [],
       "papers": [{"code": "REQUEST_FORM", "name": {"vi": "Giấy đề nghị", "en": "Request form"}, "when": null,
         "required": true, "oneOf": [], "source": "EVNCPC 2016", "confidence": "high"}],
       "steps": [{"code": "VERIFICATION", "name": {"vi": "Xác minh", "en": "Verification"}, "role": "officer",
         "when": null, "requiresOutcome": false, "outcome": null, "mintsCustomerCode": false, "requires": [],
         "workingDays": 1, "waitsFor": null}],
       "clock": {"supplementBeforeAcceptance": "RESTART", "supplementAfterAcceptance": "PAUSE", "payment": "PAUSE",
         "others": "PAUSE", "supplementTermDays": 10, "paymentTermDays": 10, "reopenWindowDays": 30},
       "supplementReasons": [{"code": "PAPER_MISSING", "text": {"vi": "Hồ sơ còn thiếu giấy tờ", "en": "A paper is missing"},
         "source": "own wording", "confidence": "medium"}],
       "refusalReasons": [{"code": "OTHER", "text": {"vi": "Lý do khác", "en": "Another reason"},
         "source": "own choice", "confidence": "low"}],
       "results": [{"code": "ANNEX", "name": {"vi": "Phụ lục hợp đồng mua bán điện", "en": "Annex to the contract"},
         "when": null, "required": false, "documentRequired": false}],
       "billing": {"kind": "NONE", "text": {"vi": "Không thay đổi việc tính hóa đơn", "en": "Bills are computed as before"}},
       "details": {"type": "object"}, "source": ["evn.com.vn 9-176"]}""";

  private final ServiceCatalogue catalogue;
  private final Clock clock;

  @Inject
  ServiceResource(ServiceCatalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listServices",
      summary = "Lists the services",
      description =
          "The services that can be applied for on a day, each in the version that holds then, with"
              + " variants, times, papers, steps, reasons, results and form fields.")
  @APIResponse(
      responseCode = "200",
      description = "The services by code",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = ServiceDefinition.class),
              examples = @ExampleObject(name = "services", value = "[" + EXAMPLE + "]")))
  public List<ServiceDefinition> list(
      @Parameter(description = "Day of submission; default today", example = "2026-11-16")
          @QueryParam("date")
          @Nullable String date) {
    return catalogue.all(day(date));
  }

  @GET
  @Path("{code}")
  @Operation(
      operationId = "getService",
      summary = "Reads one service",
      description =
          "One service with variants, times, papers, steps, reasons, results and the JSON Schema of"
              + " its form: in a version, or in the one that holds on a day, by default today."
              + " Titles of fields are Vietnamese; x-title-en is English.")
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
          String code,
      @Parameter(description = "Day of submission; default today", example = "2026-11-16")
          @QueryParam("date")
          @Nullable String date,
      @Parameter(description = "Version of the service", example = "1") @QueryParam("version")
          @Nullable Integer version) {
    if (version != null && date != null) {
      throw ProblemException.invalidField("/version", "give a version or a date, not both");
    }
    return (version == null ? catalogue.find(code, day(date)) : catalogue.version(code, version))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "There is no service of this code in this version or on this day"));
  }

  private LocalDate day(@Nullable String date) {
    try {
      return date == null ? LocalDate.now(clock) : LocalDate.parse(date);
    } catch (DateTimeException e) {
      throw ProblemException.invalidField("/date", "must be a date, ISO 8601");
    }
  }
}
