package vn.evn.portal.payment;

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

/** The messages of the payment platform. */
@Path("/portal/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.PORTAL)
@Tag(name = "Payment")
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
public class PaymentResource {
  private final Payments payments;
  private final FaceCall face;

  @Inject
  PaymentResource(Payments payments, FaceCall face) {
    this.payments = payments;
    this.face = face;
  }

  @POST
  @Path("payment-lookup")
  @Operation(
      operationId = "lookUpPayment",
      summary = "Looks up what is due for a dossier",
      description =
          "error_code 1: an amount is due, message is the receipt with the reference MaTraCuuTT;"
              + " 0: nothing is due; -1: the dossier is unknown.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples =
                  @ExampleObject(name = "dossier", value = "{\"MaHoSo\": \"Z99.05-261117-0012\"}")))
  @APIResponse(
      responseCode = "200",
      description = "What is due",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples =
                  @ExampleObject(
                      name = "nothing due",
                      value = "{\"error_code\": 0, \"message\": []}")))
  public Response lookUp(byte @Nullable [] body) {
    return face.answer(Payments.LOOK_UP, body, payments::lookUp);
  }

  @POST
  @Path("payment-confirmations")
  @Operation(
      operationId = "confirmPayment",
      summary = "Confirms a payment",
      description =
          "MaLoi of the answer: 00 settled, or the same transaction again; 01 unknown reference; 02"
              + " other amount or currency; 03 wrong checksum; 04 settled by another transaction;"
              + " 05 the platform itself says that the payment failed.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples =
                  @ExampleObject(
                      name = "confirmation",
                      value =
                          "{\"LoaiBanTin\": \"CONFIRM\", \"MaLoi\": \"00\", \"MaDoiTac\":"
                              + " \"DOITACVIDU\", \"MaThamChieu\":"
                              + " \"DVCZ9905261117001220261119091500\", \"SoTien\": 1250000,"
                              + " \"MaTienTe\": \"VND\", \"MaGiaoDich\": \"202611190000456\","
                              + " \"MaNganHang\": \"VIDU\", \"ThoiGianGD\": \"20261119091742\","
                              + " \"ThongTinGiaoDich\": \"THANH TOAN HO SO\", \"MaXacThuc\":"
                              + " \"...\"}")))
  @APIResponse(
      responseCode = "200",
      description = "The answer with its checksum",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples =
                  @ExampleObject(
                      name = "settled",
                      value =
                          "{\"MaLoi\": \"00\", \"MoTaLoi\": \"Đã ghi nhận\", \"MaDoiTac\":"
                              + " \"DOITACVIDU\", \"MaThamChieu\":"
                              + " \"DVCZ9905261117001220261119091500\", \"ThoiGianGD\":"
                              + " \"20261119091743\", \"MaXacThuc\": \"...\"}")))
  public Response confirm(byte @Nullable [] body) {
    return face.answer(Payments.OPERATION, body, payments::confirm);
  }
}
