package vn.evn.portal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** The portal's catalogues. */
@Path("/portal/v1/operator/catalogues")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class CatalogueResource {
  private static final int MOST = 500;
  private static final Pattern LIST = Pattern.compile("LayDanhMuc[A-Za-z]{1,40}");
  private static final Pattern PROCEDURE = Pattern.compile("\\d\\.\\d{6}");

  private final PortalCatalogue catalogue;
  private final CatalogueAgreement agreement;

  @Inject
  CatalogueResource(PortalCatalogue catalogue, CatalogueAgreement agreement) {
    this.catalogue = catalogue;
    this.agreement = agreement;
  }

  @GET
  @Path("agreement")
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "checkCatalogueAgreement",
      summary = "Holds our procedures against the portal's catalogue",
      description =
          "Each procedure that is served here: is it on the portal, public, under the same name and"
              + " in the same field of work?")
  @APIResponse(
      responseCode = "200",
      description = "What differs",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CatalogueView.Agreement.class),
              examples =
                  @ExampleObject(
                      name = "agreement",
                      value = "{\"checked\": true, \"agrees\": true, \"differences\": []}")))
  public CatalogueView.Agreement agreement() {
    return agreement
        .differences()
        .map(found -> new CatalogueView.Agreement(true, found.isEmpty(), found))
        .orElseGet(() -> new CatalogueView.Agreement(false, false, List.of()));
  }

  @GET
  @Path("{service}")
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "readCatalogue",
      summary = "Reads a catalogue of the portal",
      description =
          "LayDanhSachTTHC (all procedures), LayThuTuc (the procedure named) or a list LayDanhMuc…;"
              + " from the cache while it is fresh, or while the portal cannot be asked.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CatalogueView.Page.class),
              examples =
                  @ExampleObject(
                      name = "page",
                      value =
                          "{\"service\": \"LayDanhMucLinhVuc\", \"readAt\":"
                              + " \"2026-11-16T08:30:16+07:00\", \"stale\": false, \"items\":"
                              + " [{\"MALINHVUC\": \"000.00.00.Z99-L01\", \"TENLINHVUC\": \"Điện lực\"}],"
                              + " \"next\": null}")))
  @APIResponse(
      responseCode = "503",
      description = "The portal cannot be asked, and nothing is known from before",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public CatalogueView.Page read(
      @Parameter(description = "Name of the portal's service", example = "LayDanhMucLinhVuc")
          @PathParam("service")
          String service,
      @Parameter(description = "Procedure code, for LayThuTuc alone", example = "9.990001")
          @QueryParam("procedure")
          @Nullable String procedure,
      @Parameter(description = "Where the page before ended: its next") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 500") @QueryParam("limit") @DefaultValue("100")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MOST);
    }
    boolean single = service.equals(PortalCatalogue.PROCEDURE);
    if (!single
        && !service.equals(PortalCatalogue.PROCEDURES)
        && !LIST.matcher(service).matches()) {
      throw ProblemException.notFound("There is no such catalogue");
    }
    String argument = procedure == null ? "" : procedure;
    if (single != PROCEDURE.matcher(argument).matches()) {
      throw ProblemException.invalidField(
          "/procedure", "is needed as d.dddddd for LayThuTuc, and for it alone");
    }
    CatalogueEntries read = catalogue.read(service, argument).orElseThrow(CatalogueResource::away);
    int from = Math.min(offset(cursor), read.entries().size());
    int to = Math.min(from + limit, read.entries().size());
    List<JsonNode> items = read.entries().subList(from, to);
    String next = to < read.entries().size() ? String.valueOf(to) : null;
    return new CatalogueView.Page(service, read.readAt(), read.isStale(), items, next);
  }

  private static int offset(@Nullable String cursor) {
    try {
      int offset = cursor == null ? 0 : Integer.parseInt(cursor);
      if (offset >= 0) {
        return offset;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number below zero is.
    }
    throw ProblemException.invalidField("/cursor", "is not a cursor that a page gave");
  }

  private static ProblemException away() {
    return new ProblemException(
        Problem.of(503, "portal-away", "The portal cannot be asked at present", null));
  }
}
