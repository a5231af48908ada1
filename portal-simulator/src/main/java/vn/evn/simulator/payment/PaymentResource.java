package vn.evn.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.problem.Problem;
import vn.evn.simulator.problem.Problem.FieldFault;
import vn.evn.simulator.problem.ProblemException;
import vn.evn.simulator.push.Exchange;
import vn.evn.simulator.push.Pushes;

/** Confirming a payment that a citizen made on the portal. */
@Path("/api/v1/dossiers/{MaHoSo}/payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portal acts", description = "Makes the portal push something to portal-adapter")
@APIResponse(
    responseCode = "500",
    description = "The request failed",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PaymentResource {
  private static final String REQUEST_EXAMPLE =
      """
      {"maThamChieu": "DVCZ9905261117001220261119091500", "soTien": 1250000}
      """;
  private static final String ANSWER_EXAMPLE =
      """
      {"MaHoSo": "Z99.05-261117-0012", "MaGiaoDich": "202611190000456", "httpStatus": 200,
       "reply": {"MaLoi": "00", "MoTaLoi": "Thành công", "MaDoiTac": "DOITACVIDU",
         "MaThamChieu": "DVCZ9905261117001220261119091500", "ThoiGianGD": "20261119091743",
         "MaXacThuc": "…"}, "replyChecksumValid": true, "trouble": null}
      """;

  private final Pushes pushes;
  private final Confirmations confirmations;
  private final Transactions transactions;
  private final SimulatorSettings.Payment settings;

  PaymentResource(
      Pushes pushes,
      Confirmations confirmations,
      Transactions transactions,
      SimulatorSettings settings) {
    this.pushes = pushes;
    this.confirmations = confirmations;
    this.transactions = transactions;
    this.settings = settings.payment();
  }

  @POST
  @Operation(
      operationId = "confirmPayment",
      summary = "Confirms a payment",
      description =
          "Pushes the payment platform's confirmation of a paid amount, with its checksum, and"
              + " checks the checksum of the answer. Sending the same maGiaoDich again repeats a"
              + " confirmation.")
  @APIResponse(
      responseCode = "200",
      description = "Pushed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PaymentPushed.class),
              examples = @ExampleObject(name = "settled", value = ANSWER_EXAMPLE)))
  @APIResponse(
      responseCode = "400",
      description = "Unreadable",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such dossier was handed in here",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "A field is missing or wrong",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "No token; nothing was sent",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public PaymentPushed pay(
      @Parameter(description = "Dossier code", example = "Z99.05-261117-0012") @PathParam("MaHoSo")
          String code,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Payment.class),
                      examples = @ExampleObject(name = "payment", value = REQUEST_EXAMPLE)))
          @Nullable Payment payment) {
    String dossier = pushes.handedIn(code).code();
    ObjectNode message = message(dossier, payment);
    Exchange exchange = confirmations.push(dossier, message);
    JsonNode reply = exchange.reply();
    return new PaymentPushed(
        dossier,
        message.path("MaGiaoDich").asText(),
        exchange.httpStatus(),
        reply,
        reply == null ? null : PaymentMessage.CONFIRMATION_REPLY.isSigned(reply, settings.secret()),
        exchange.trouble());
  }

  private ObjectNode message(String dossier, @Nullable Payment payment) {
    List<FieldFault> faults = new ArrayList<>();
    String reference = payment == null ? null : payment.maThamChieu();
    Long amountVnd = payment == null ? null : payment.soTien();
    if (reference == null || reference.isBlank()) {
      faults.add(new FieldFault("/maThamChieu", "is required"));
    }
    if (amountVnd == null || amountVnd < 1) {
      faults.add(new FieldFault("/soTien", "is required, whole VND from 1"));
    }
    if (!faults.isEmpty() || payment == null || reference == null || amountVnd == null) {
      throw ProblemException.invalidFields(faults);
    }
    String given = payment.maGiaoDich();
    String transaction = given == null ? confirmations.newTransaction() : given;
    String paidAt = confirmations.now();
    // Of a payment that the agency began here, its questions get the same answer.
    transactions
        .find(reference)
        .ifPresent(begun -> transactions.end(reference, begun.paid(transaction, paidAt)));
    return confirmations.message(dossier, reference, amountVnd, transaction, paidAt);
  }
}
