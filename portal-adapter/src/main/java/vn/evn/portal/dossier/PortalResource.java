package vn.evn.portal.dossier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.security.Roles;
import vn.evn.portal.message.FaceCall;
import vn.evn.portal.message.PortalReply;

/** What the portal pushes, in its own wire form. */
@Path("/portal/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.PORTAL)
@Tag(name = "Portal")
@APIResponse(
    responseCode = "200",
    description = "error_code 0 stored, 1 known already, -1 refused with every fault named",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PortalReply.class)))
@APIResponse(
    responseCode = "400",
    description = "Not JSON: error_code -1",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PortalReply.class)))
@APIResponse(
    responseCode = "413",
    description = "Too large: error_code -1",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PortalReply.class)))
@APIResponse(
    responseCode = "503",
    description = "Not recorded, or not known: error_code -1, repeat after Retry-After",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PortalReply.class)))
public class PortalResource {
  private static final String APPLICATION_EXAMPLE =
      """
      {"MaHoSo": "Z99.05-261116-0007", "MaTTHC": "9.990017", "NgayNopHoSo": "20261116083015",
       "LoaiDoiTuong": "1", "ChuHoSo": "Nguyễn Thị Ví Dụ",
       "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "001188000123"}], "SoDienThoai": "0900000123",
       "DiaChiSuDungDien": {"MaTinh": "01", "MaHuyen": "", "MaXa": "00004", "DiaChiChiTiet": "Số 7 phố Ví Dụ"},
       "MaKhachHang": "PD05000123456", "ThoiHanHopDongMoi": "20281231000000", "TaiLieuNop": []}""";

  private static final String MESSAGE_EXAMPLE =
      """
      {"service": "NhanYeuCauRutHoSo", "isUpdating": "True",
       "data": {"MaHoSoQG": "Z99.05-261116-0007", "NgayYeuCau": "20261117101530", "LyDoRut": "Không còn nhu cầu"}}""";

  private final DossierIntake dossiers;
  private final MessageIntake messages;
  private final FaceCall face;

  @Inject
  PortalResource(DossierIntake dossiers, MessageIntake messages, FaceCall face) {
    this.dossiers = dossiers;
    this.messages = messages;
    this.face = face;
  }

  @POST
  @Path("applications")
  @Operation(
      operationId = "pushApplication",
      summary = "Pushes a new application",
      description =
          "A flat application of one of the procedures, papers in base64. The fields are listed in"
              + " docs/portal/fields.md. Stored before it is answered.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "renewal", value = APPLICATION_EXAMPLE)))
  public Response application(byte @Nullable [] body) {
    return face.answer(DossierIntake.OPERATION, body, dossiers::takeIn);
  }

  @POST
  @Path("messages")
  @Operation(
      operationId = "pushMessage",
      summary = "Pushes a message about a dossier",
      description =
          "Amendment or supplement (NhanHoSoBoSung), withdrawal (NhanYeuCauRutHoSo) or payment"
              + " voucher (NhanChungTu).")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "withdrawal", value = MESSAGE_EXAMPLE)))
  public Response message(byte @Nullable [] body) {
    return face.answer(MessageIntake.ANY, body, messages::takeIn);
  }
}
