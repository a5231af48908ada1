package vn.evn.portal.projection;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.contracts.Channel;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;
import vn.evn.portal.dossier.DossierProcedures;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.PortalTime;

/** Where a dossier stands, in the portal's words. */
@Path("/portal/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portal")
public class DossierStatusResource {
  private final Projections projections;
  private final DossierProcedures dossiers;

  @Inject
  DossierStatusResource(Projections projections, DossierProcedures dossiers) {
    this.projections = projections;
    this.dossiers = dossiers;
  }

  /** The state of a dossier. */
  @Schema(name = "DossierStatus")
  public record DossierStatus(
      @JsonProperty("MaHoSo") String dossierCode,
      @JsonProperty("MaHoSoDonVi") String requestCode,
      @JsonProperty("TrangThai") String state,
      @JsonProperty("TenTrangThai") String stateText,
      @JsonProperty("BuocXuLy") String step,
      @JsonProperty("NgayHenTra") String dueAt,
      @JsonProperty("TienTrinh") List<Entry> timeline) {}

  /** One entry of the timeline. */
  @Schema(name = "DossierTimelineEntry")
  public record Entry(
      @JsonProperty("TrangThai") String state,
      @JsonProperty("ThoiDiemXuLy") String at,
      @JsonProperty("NguoiXuLy") String actor,
      @JsonProperty("NoiDungXuLy") String content) {}

  @GET
  @Path("applications/{MaHoSo}")
  @RolesAllowed(Roles.PORTAL)
  @Transactional
  @Operation(
      operationId = "getDossierStatus",
      summary = "Reads where a dossier stands",
      description =
          "State, step, due date and timeline in the portal's words, as far as request-service has"
              + " told it; until then newly registered. 404 for a dossier that is not known.")
  @APIResponse(
      responseCode = "200",
      description = "The dossier",
      content =
          @Content(
              schema = @Schema(implementation = DossierStatus.class),
              examples =
                  @ExampleObject(
                      name = "dossier",
                      value =
                          "{\"MaHoSo\": \"Z99.05-261116-0007\", \"MaHoSoDonVi\":"
                              + " \"YC-261116-000123\", \"TrangThai\": \"2\", \"TenTrangThai\":"
                              + " \"Được tiếp nhận\", \"BuocXuLy\": \"\", \"NgayHenTra\":"
                              + " \"20261123170000\", \"TienTrinh\": [{\"TrangThai\": \"2\","
                              + " \"ThoiDiemXuLy\": \"20261116094000\", \"NguoiXuLy\": \"Phạm Ví"
                              + " Dụ\", \"NoiDungXuLy\": \"Tiếp nhận hồ sơ\"}]}")))
  public DossierStatus get(
      @Parameter(description = "Dossier code", example = "Z99.05-261116-0007") @PathParam("MaHoSo")
          String code) {
    String codeKey = DossierCode.key(code);
    return projections
        .ofDossier(codeKey)
        .map(request -> told(request, codeKey))
        .or(() -> dossiers.codeOf(codeKey).map(DossierStatusResource::newlyRegistered))
        .orElseThrow(() -> ProblemException.notFound("There is no such dossier"));
  }

  /** A dossier that is taken in, and on its way to request-service. */
  private static DossierStatus newlyRegistered(String code) {
    return new DossierStatus(
        code,
        "",
        String.valueOf(PortalState.codeOf(RequestState.SUBMITTED)),
        PortalState.textOf(RequestState.SUBMITTED),
        "",
        "",
        List.of());
  }

  private DossierStatus told(RequestSnapshot request, String codeKey) {
    return new DossierStatus(
        DossierCode.isValid(request.externalId()) && request.channel() == Channel.PORTAL
            ? request.externalId()
            : codeKey,
        request.code(),
        String.valueOf(PortalState.codeOf(request.state())),
        PortalState.textOf(request.state()),
        request.step() == null ? "" : request.step(),
        PortalTime.format(request.dueAt()),
        projections.timeline(request.code()).stream()
            .map(
                step ->
                    new Entry(
                        String.valueOf(step.state()),
                        PortalTime.format(step.at()),
                        step.actor(),
                        step.content()))
            .toList());
  }
}
