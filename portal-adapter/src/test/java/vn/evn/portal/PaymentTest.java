package vn.evn.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Topics;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PaymentTest {
  private static final String SECRET = "bi-mat-thu-nghiem";
  private static final String CONFIRMED = "vn.evn.application.payment-confirmed.v1";

  @Test
  void tellsWhatIsDueAndSettlesItOnce() {
    String dossier = aDossier();
    lookUp(dossier).then().body("error_code", equalTo(0)).body("message", empty());
    RequestStories story = aFeeFor(dossier, 1_250_000);
    String reference =
        lookUp(dossier)
            .then()
            .body("error_code", equalTo(1))
            .body("message.MaHoSo", equalTo(dossier))
            .body("message.PhiLePhi[0].SoTien", equalTo("1250000"))
            .body("message.DSKhoanNop[0].SoTien", equalTo("1250000"))
            .body("message.MaTTHC", equalTo("9.990001"))
            .body("message.MaTraCuuTT", matchesPattern("DVC[A-Z0-9]+\\d{14}"))
            .extract()
            .path("message.MaTraCuuTT");

    answers(confirm(confirmation(reference, "999", "GD1")), "02");
    answers(confirm(confirmation(reference + "9", "1250000", "GD1")), "01");
    ObjectNode forged = confirmation(reference, "1250000", "GD1");
    forged.put("SoTien", 1);
    answers(confirm(forged), "03");
    assertThat(confirmedOf(dossier)).isEmpty();

    answers(confirm(confirmation(reference, "1250000", "GD1")), "00");
    answers(confirm(confirmation(reference, "1250000", "GD1")), "00");
    answers(confirm(confirmation(reference, "1250000", "GD2")), "04");
    lookUp(dossier).then().body("error_code", equalTo(0)).body("message", empty());
    JsonNode event = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(dossier, 2).get(1);
    assertThat(event.get("type").asText()).isEqualTo(CONFIRMED);
    assertThat(event.at("/data/reference").asText()).isEqualTo(reference);
    assertThat(event.at("/data/amountVnd").asLong()).isEqualTo(1_250_000);
    assertThat(event.at("/data/paidAt").asText()).isEqualTo("2026-11-19T09:17:42+07:00");

    story.tell(RequestEvents.PAID, RequestState.IN_PROGRESS);
    awaitState(dossier, "IN_PROGRESS");
    assertThat(confirmedOf(dossier)).hasSize(1);
  }

  @Test
  void settlesOneOfManyConfirmationsAtOnce() throws Exception {
    String dossier = aDossier();
    aFeeFor(dossier, 500_000);
    String reference = lookUp(dossier).then().extract().path("message.MaTraCuuTT");
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ObjectNode confirmation = confirmation(reference, "500000", "GD" + (i % 2));
      calls.add(() -> confirm(confirmation).then().extract().path("MaLoi"));
    }
    ExecutorService callers = Executors.newFixedThreadPool(calls.size());
    List<String> codes = new ArrayList<>();
    for (Future<String> answer : callers.invokeAll(calls)) {
      codes.add(answer.get());
    }
    callers.shutdown();
    assertThat(Collections.frequency(codes, "00")).isEqualTo(3);
    assertThat(Collections.frequency(codes, "04")).isEqualTo(3);
    PublishedEvents.on(Topics.APPLICATIONS).awaitOf(dossier, 2);
    assertThat(confirmedOf(dossier)).hasSize(1);
  }

  @Test
  void signsNothingThatCouldBeReadAsAnotherMessage() {
    String dossier = aDossier();
    aFeeFor(dossier, 500_000);
    String reference = lookUp(dossier).then().extract().path("message.MaTraCuuTT");
    // Whoever may call but has no secret lets us sign a refusal that holds a whole confirmation.
    ObjectNode bait = confirmation(reference, "500000", "GD1");
    bait.put("MaDoiTac", "x|00|DOITACVIDU|" + reference + "|500000|VND|GD1|VIDU|20261119091742");
    bait.put("MaThamChieu", "T").put("MaXacThuc", "");
    Response signed = confirm(bait);
    answers(signed, "03");
    assertThat(signed.then().extract().<String>path("MaDoiTac")).isEmpty();
    ObjectNode forged = confirmation(reference, "500000", "GD1");
    forged.put("LoaiBanTin", "03|" + signed.then().extract().path("MoTaLoi") + "|x");
    forged.put("MaNganHang", "VIDU").put("ThoiGianGD", "20261119091742");
    forged.put("ThongTinGiaoDich", "T|" + signed.then().extract().path("ThoiGianGD"));
    // The checksum that the bait was to bring; it is the right one, and yet of no use.
    sign(forged);
    answers(confirm(forged), "03");
    assertThat(confirmedOf(dossier)).isEmpty();
  }

  @Test
  void refusesTextsThatNoDatabaseCanBeAskedForAndNamesTheField() {
    Calls.wronglyAs("portal")
        .body("{\"MaHoSo\": \"Z99.05-261116-0007\\u0000\"}")
        .post("/portal/v1/payment-lookup")
        .then()
        .statusCode(200)
        .body("error_code", equalTo(-1))
        .body("message", containsString("MaHoSo"));
    ObjectNode confirmation = confirmation("DVC\0", "1250000", "GD1");
    confirm(confirmation)
        .then()
        .statusCode(200)
        .body("MaLoi", equalTo("03"))
        .body("MoTaLoi", containsString("MaThamChieu"));
  }

  @Test
  void settlesNothingThatThePlatformCallsFailed() {
    String dossier = aDossier();
    aFeeFor(dossier, 500_000);
    String reference = lookUp(dossier).then().extract().path("message.MaTraCuuTT");
    ObjectNode failed = confirmation(reference, "500000", "GD1");
    failed.put("MaLoi", "99");
    sign(failed);
    assertThat(confirm(failed).then().statusCode(200).extract().<String>path("MaLoi"))
        .isNotEqualTo("00");
    lookUp(dossier).then().body("error_code", equalTo(1));
  }

  @Test
  void offersAFeeAgainAfterAnInterruption() {
    String dossier = aDossier();
    RequestStories story = aFeeFor(dossier, 500_000);
    String reference = lookUp(dossier).then().extract().path("message.MaTraCuuTT");
    story.tell(RequestEvents.STOPPED, RequestState.STOPPED);
    awaitState(dossier, "STOPPED");
    lookUp(dossier).then().body("error_code", equalTo(0));
    story.tell(RequestEvents.REOPENED, RequestState.AWAITING_PAYMENT);
    awaitState(dossier, "AWAITING_PAYMENT");
    lookUp(dossier).then().body("message.MaTraCuuTT", equalTo(reference));
  }

  @Test
  void answersTheSignedExampleAsAnUnknownReferenceAndALookUpOfAnUnknownDossier() {
    answers(confirm(Messages.example("10-inbound-payment-confirm")), "01");
    lookUp("Z99.05-261117-9999").then().body("error_code", equalTo(-1));
  }

  private static RequestStories aFeeFor(String dossier, long amountVnd) {
    RequestStories story = RequestStories.of(dossier).feeAsked("Chi phí", amountVnd);
    story.tell(RequestEvents.PAYMENT_REQUESTED, RequestState.AWAITING_PAYMENT);
    awaitState(dossier, "AWAITING_PAYMENT");
    return story;
  }

  private static void awaitState(String dossier, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Database.value(
                        "SELECT snapshot ->> 'state' FROM request_projection WHERE code_key = ?",
                        dossier)
                    .equals(state));
  }

  private static List<JsonNode> confirmedOf(String dossier) {
    return PublishedEvents.on(Topics.APPLICATIONS).of(dossier).stream()
        .filter(event -> event.get("type").asText().equals(CONFIRMED))
        .toList();
  }

  private static String aDossier() {
    ObjectNode application = Messages.newSupply();
    Calls.push(application).then().statusCode(200).body("error_code", equalTo(0));
    return application.get("MaHoSo").asText();
  }

  private static Response lookUp(String dossier) {
    Response answer =
        Calls.as("portal")
            .body("{\"MaHoSo\": \"" + dossier + "\"}")
            .post("/portal/v1/payment-lookup");
    answer.then().statusCode(200);
    return answer;
  }

  private static ObjectNode confirmation(String reference, String amount, String transaction) {
    ObjectNode confirmation = Messages.example("10-inbound-payment-confirm");
    confirmation.put("MaThamChieu", reference);
    confirmation.put("SoTien", Long.parseLong(amount));
    confirmation.put("MaGiaoDich", transaction);
    sign(confirmation);
    return confirmation;
  }

  private static void sign(ObjectNode confirmation) {
    confirmation.put(
        "MaXacThuc",
        sha256(
            confirmation,
            "LoaiBanTin,MaLoi,MaDoiTac,MaThamChieu,SoTien,MaTienTe,MaGiaoDich,MaNganHang,ThoiGianGD,"
                + "ThongTinGiaoDich"));
  }

  private static Response confirm(ObjectNode confirmation) {
    return Calls.as("portal")
        .body(confirmation.toString())
        .post("/portal/v1/payment-confirmations");
  }

  /** The answer has this code, and a good checksum of its own. */
  private static void answers(Response response, String code) {
    JsonNode answer =
        response.then().statusCode(200).body("MaLoi", equalTo(code)).extract().as(JsonNode.class);
    assertThat(answer.get("MaXacThuc").asText())
        .isEqualTo(sha256(answer, "MaLoi,MoTaLoi,MaDoiTac,MaThamChieu,ThoiGianGD"));
  }

  private static String sha256(JsonNode message, String fields) {
    String joined =
        Stream.of(fields.split(",", -1))
                .map(field -> message.get(field).asText())
                .collect(Collectors.joining("|"))
            + "|"
            + SECRET;
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
