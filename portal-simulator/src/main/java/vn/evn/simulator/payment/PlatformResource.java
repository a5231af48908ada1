package vn.evn.simulator.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.fault.FaultPlan;
import vn.evn.simulator.fault.Faults;
import vn.evn.simulator.oidc.OidcSettings;
import vn.evn.simulator.payment.Transactions.Transaction;
import vn.evn.simulator.problem.Problem;
import vn.evn.simulator.push.TwelveHours;

/**
 * The payment platform as an agency asks it. Paths and the form of the answers are our own choice:
 * only the names of the messages and of their fields are known.
 */
@Path("/payment")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Payment platform",
    description = "What an agency asks; always HTTP 200 with error_code")
@APIResponse(
    responseCode = "415",
    description = "Content-Type is not application/json",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PlatformResource {
  private static final String INIT_EXAMPLE =
      """
      {"LoaiBanTin": "INIT", "PhienBan": "1.0.6", "MaDoiTac": "DOITACVIDU",
       "MaThamChieu": "DVCZ9905261117001220261119091500", "SoTien": "1250000", "LoaiHinhThanhToan": "PAY",
       "MaKenhThanhToan": "1", "MaThietBi": "1", "NgonNgu": "vi-VN", "MaTienTe": "VND", "MaNganHang": "PAYMENT",
       "ThongTinGiaoDich": "THANH TOAN HO SO Z99.05-261117-0012", "ThoiGianGD": "20261119091500",
       "Ip": "203.0.113.10", "ThongTinBienLai": {"MaHoSo": "Z99.05-261117-0012"},
       "MaXacThuc": "85785153d32c3d9c3c0f3a2f525e074aef1277c512590fe67aecf59509cae2ee"}""";
  private static final String INIT_REPLY =
      """
      {"error_code": "0", "message": "{\\"UrlThanhToan\\": \\"http://127.0.0.1:8090/payment/pages/DVCZ9905261117001220261119091500\\"}"}""";
  private static final String QUESTION_EXAMPLE =
      """
      {"LoaiBanTin": "QUERY", "PhienBan": "1.0.6", "MaDoiTac": "DOITACVIDU",
       "MaThamChieu": "DVCZ9905261117001220261119091500", "ThoiGianGD": "20261119100000", "MaXacThuc": "…"}""";
  private static final String QUERY_REPLY =
      """
      {"error_code": "0", "message": {"MaThamChieu": "DVCZ9905261117001220261119091500", "TrangThaiGD": "1",
       "SoTien": "1250000", "MaTienTe": "VND", "MaGiaoDich": "202611190000456", "ThoiGianGD": "20261119091742"}}""";
  private static final String BILL_REPLY =
      """
      {"error_code": "0", "message": {"TenTep": "BienLai.pdf", "Base64": "JVBERi0xLjQK…"}}""";

  private static final List<String> FAULTY =
      List.of("MaThamChieu", "SoTien", "MaTienTe", "ThoiGianGD");

  private final Transactions transactions;
  private final Faults faults;
  private final SimulatorSettings.Payment settings;
  private final OidcSettings addresses;
  private final ObjectMapper json;

  PlatformResource(
      Transactions transactions,
      Faults faults,
      SimulatorSettings settings,
      OidcSettings addresses,
      ObjectMapper json) {
    this.transactions = transactions;
    this.faults = faults;
    this.addresses = addresses;
    this.settings = settings.payment();
    this.json = json;
  }

  @POST
  @Path("init")
  @Operation(
      operationId = "initPayment",
      summary = "Begins a payment (INIT)",
      description =
          "Checks the checksum; the message of the answer is JSON within a text, with the address to"
              + " pay at. A reference is good once.")
  @APIResponse(
      responseCode = "200",
      description = "error_code 0 and UrlThanhToan, or -1",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "begun", value = INIT_REPLY)))
  public ObjectNode init(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT),
                      examples = @ExampleObject(name = "init", value = INIT_EXAMPLE)))
          JsonNode message)
      throws JsonProcessingException {
    Optional<String> fault = fault(message, PaymentMessage.INIT, "INIT", FAULTY);
    if (fault.isPresent()) {
      return refused(fault.get());
    }
    String reference = message.path("MaThamChieu").asText();
    boolean begun =
        transactions.begin(
            new Transaction(
                reference,
                message.at("/ThongTinBienLai/MaHoSo").asText(),
                message.path("SoTien").asText(),
                "3",
                null,
                null));
    if (!begun) {
      return refused("MaThamChieu đã được sử dụng");
    }
    ObjectNode page = json.createObjectNode();
    page.put(
        "UrlThanhToan",
        addresses.url() + "/payment/pages/" + URLEncoder.encode(reference, StandardCharsets.UTF_8));
    return json.createObjectNode()
        .put("error_code", "0")
        .put("message", json.writeValueAsString(page));
  }

  @POST
  @Path("query")
  @Operation(
      operationId = "queryPayment",
      summary = "Asks what became of a payment (QUERY)",
      description = "TrangThaiGD: 1 paid, 3 pending, 4 failed.")
  @APIResponse(
      responseCode = "200",
      description = "error_code 0 and the state, or -1",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "paid", value = QUERY_REPLY)))
  public ObjectNode query(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT),
                      examples = @ExampleObject(name = "question", value = QUESTION_EXAMPLE)))
          JsonNode message) {
    Optional<String> fault =
        fault(message, PaymentMessage.QUERY, "QUERY", List.of("MaThamChieu", "ThoiGianGD"));
    if (fault.isPresent()) {
      return refused(fault.get());
    }
    Optional<Transaction> found = transactions.find(message.path("MaThamChieu").asText());
    if (found.isEmpty()) {
      return refused("Không có giao dịch này");
    }
    Transaction payment = found.get();
    ObjectNode answer = json.createObjectNode().put("error_code", "0");
    ObjectNode state = answer.putObject("message");
    state.put("MaThamChieu", payment.reference());
    state.put("TrangThaiGD", payment.state());
    state.put("SoTien", payment.amountVnd());
    state.put("MaTienTe", "VND");
    state.put("MaGiaoDich", payment.transaction() == null ? "" : payment.transaction());
    state.put("ThoiGianGD", payment.paidAt() == null ? "" : payment.paidAt());
    return faults.next(FaultPlan.QUERY).isPresent() ? TwelveHours.in(answer) : answer;
  }

  @POST
  @Path("bill")
  @Operation(
      operationId = "getBill",
      summary = "Fetches the receipt of a payment (GET_BILL)",
      description = "A PDF in base64, once the payment is made.")
  @APIResponse(
      responseCode = "200",
      description = "error_code 0 and the receipt, or -1",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "receipt", value = BILL_REPLY)))
  public ObjectNode bill(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT),
                      examples = @ExampleObject(name = "question", value = QUESTION_EXAMPLE)))
          JsonNode message) {
    Optional<String> fault =
        fault(message, PaymentMessage.QUERY, "GET_BILL", List.of("MaThamChieu", "ThoiGianGD"));
    if (fault.isPresent()) {
      return refused(fault.get());
    }
    Optional<Transaction> paid =
        transactions
            .find(message.path("MaThamChieu").asText())
            .filter(payment -> payment.state().equals("1"));
    if (paid.isEmpty()) {
      return refused("Không có biên lai");
    }
    String pdf = "%PDF-1.4\n% Bien lai thu phi " + paid.get().reference() + "\n%%EOF\n";
    ObjectNode answer = json.createObjectNode().put("error_code", "0");
    answer
        .putObject("message")
        .put("TenTep", "BienLai-" + paid.get().reference() + ".pdf")
        .put("Base64", Base64.getEncoder().encodeToString(pdf.getBytes(StandardCharsets.UTF_8)));
    return answer;
  }

  /** What is wrong with a message: its kind, its partner, a missing field, or its checksum. */
  private Optional<String> fault(
      JsonNode message, PaymentMessage form, String kind, List<String> required) {
    if (!message.path("LoaiBanTin").asText().equals(kind)) {
      return Optional.of("LoaiBanTin phải là " + kind);
    }
    if (!message.path("MaDoiTac").asText().equals(settings.partner())) {
      return Optional.of("MaDoiTac không đúng");
    }
    for (String field : required) {
      if (message.path(field).asText().isEmpty()) {
        return Optional.of(field + " bắt buộc phải có");
      }
    }
    return form.isSigned(message, settings.secret())
        ? Optional.empty()
        : Optional.of("MaXacThuc không đúng");
  }

  private ObjectNode refused(String why) {
    return json.createObjectNode().put("error_code", "-1").put("message", why);
  }
}
