package vn.evn.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Topics;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.testing.RealServers;
import vn.evn.portal.Calls;
import vn.evn.portal.Database;
import vn.evn.portal.Messages;
import vn.evn.portal.PublishedEvents;
import vn.evn.portal.RequestStories;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(PaymentPlatform.class)
class PaymentOutTest {
  private static final String SECRET = "bi-mat-thu-nghiem";
  private static final String CONFIRMED = "vn.evn.application.payment-confirmed.v1";

  @Inject PaymentSweep sweep;
  @Inject DocumentStore store;

  @BeforeEach
  void beginAnew() {
    PaymentPlatform.isAway(false);
    PaymentPlatform.sendsReceiptsRaw(false);
    Database.change("UPDATE payment_attempt SET next_query_at = NULL, next_receipt_at = NULL");
  }

  @Test
  void beginsAPaymentInTheFormOfTheContractWithTheAmountOfTheFee() {
    String dossier = aDossier();
    link(dossier).then().statusCode(409).body("type", equalTo("urn:evn:problem:nothing-due"));
    link(Messages.newCode()).then().statusCode(404);
    Calls.wronglyAs("channel").body("{}").post("/api/v1/payment-links").then().statusCode(422);
    aFeeFor(dossier, 1_250_000);
    String reference =
        link(dossier)
            .then()
            .statusCode(201)
            .body("amountVnd", equalTo(1_250_000))
            .body("dossier", equalTo(dossier))
            .body("payUrl", matchesPattern("https://thanhtoan\\.vidu\\.example/DVC.*"))
            .extract()
            .path("reference");
    JsonNode init = PaymentPlatform.inits().get(PaymentPlatform.inits().size() - 1);
    ObjectNode example = Messages.example("09-outbound-payment-init");
    assertThat(names(init)).containsExactlyInAnyOrderElementsOf(names(example));
    assertThat(names(init.get("ThongTinBienLai")))
        .containsExactlyInAnyOrderElementsOf(names(example.get("ThongTinBienLai")));
    assertThat(init.get("MaThamChieu").asText()).isEqualTo(reference);
    assertThat(init.get("SoTien").asText()).isEqualTo("1250000");
    assertThat(init.get("ThongTinGiaoDich").asText()).isEqualTo("THANH TOAN HO SO " + dossier);
    assertThat(init.at("/ThongTinBienLai/MaTTHC").asText()).isEqualTo("9.990001");
    assertThat(init.at("/ThongTinBienLai/MaDVC").asText()).isEqualTo("9.990001.01");
    assertThat(init.get("MaXacThuc").asText())
        .isEqualTo(
            sum(
                init,
                "LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,SoTien,LoaiHinhThanhToan,MaKenhThanhToan,"
                    + "MaThietBi,NgonNgu,MaTienTe,MaNganHang,ThongTinGiaoDich,ThoiGianGD,Ip"));
    String second = link(dossier).then().statusCode(201).extract().path("reference");
    assertThat(second).isNotEqualTo(reference);
    // The amount is not the caller's: the field is unknown and changes nothing.
    Calls.wronglyAs("channel")
        .body("{\"dossier\": \"" + dossier + "\", \"amountVnd\": 1}")
        .post("/api/v1/payment-links");
    assertThat(PaymentPlatform.inits())
        .allSatisfy(sent -> assertThat(sent.get("SoTien").asText()).isNotEqualTo("1"));
  }

  @Test
  void settlesAnAttemptByItsConfirmationAndFetchesItsReceipt() throws Exception {
    String dossier = aDossier();
    aFeeFor(dossier, 500_000);
    String reference = link(dossier).then().statusCode(201).extract().path("reference");
    confirm(reference, 500_000, "GD-" + reference, "00");
    confirm(reference, 500_000, "GD-" + reference, "00");
    lookUp(dossier).then().body("error_code", equalTo(0)).body("message", empty());
    link(dossier).then().statusCode(409);
    assertThat(confirmedOf(dossier)).hasSize(1);

    PaymentPlatform.isAway(true);
    assertThat(sweep.fetchNextReceipt()).isTrue();
    PaymentPlatform.isAway(false);
    receiptIsDue(reference);
    assertThat(sweep.fetchNextReceipt()).isTrue();
    JsonNode question = PaymentPlatform.questions().get(PaymentPlatform.questions().size() - 1);
    assertThat(question.get("LoaiBanTin").asText()).isEqualTo("GET_BILL");
    assertThat(question.get("MaXacThuc").asText())
        .isEqualTo(sum(question, "LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,ThoiGianGD"));
    JsonNode paper = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(dossier, 3).get(2);
    assertThat(paper.get("type").asText()).isEqualTo("vn.evn.application.paper-settled.v1");
    assertThat(paper.at("/data/document/name").asText()).isEqualTo("BienLai-" + reference + ".pdf");
    try (InputStream stored = store.open(paper.at("/data/document/sha256").asText())) {
      assertThat(stored.readAllBytes()).isEqualTo(PaymentPlatform.RECEIPT);
    }
    assertThat(sweep.fetchNextReceipt()).isFalse();
  }

  @Test
  void takesAReceiptThatComesAsThePdfItself() {
    PaymentPlatform.sendsReceiptsRaw(true);
    String dossier = aDossier();
    aFeeFor(dossier, 500_000);
    String reference = link(dossier).then().statusCode(201).extract().path("reference");
    confirm(reference, 500_000, "GD-" + reference, "00");
    assertThat(sweep.fetchNextReceipt()).isTrue();
    assertThat(
            Database.value(
                "SELECT receipt_sha256 FROM payment_attempt WHERE reference = ?", reference))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void settlesWhatThePlatformSaysIsPaidWhereNoConfirmationCame() {
    String dossier = aDossier();
    aFeeFor(dossier, 500_000);
    String reference = link(dossier).then().statusCode(201).extract().path("reference");
    assertThat(sweep.queryNext()).as("younger than half an hour").isFalse();
    PaymentPlatform.says(reference, "3", "500000", "");
    isDue(reference);
    assertThat(sweep.queryNext()).isTrue();
    assertThat(state(reference)).isEqualTo("OPEN");
    PaymentPlatform.says(reference, "1", "499999", "GD-1");
    isDue(reference);
    assertThat(sweep.queryNext()).isTrue();
    assertThat(state(reference)).isEqualTo("OPEN");
    PaymentPlatform.says(reference, "1", "500000", "GD-1");
    isDue(reference);
    assertThat(sweep.queryNext()).isTrue();
    assertThat(state(reference)).isEqualTo("SETTLED");
    assertThat(confirmedOf(dossier)).hasSize(1);
    JsonNode event = confirmedOf(dossier).get(0);
    assertThat(event.at("/data/transactionId").asText()).isEqualTo("GD-1");
    assertThat(event.at("/data/paidAt").asText()).isEqualTo("2026-11-19T09:17:42+07:00");
    assertThat(sweep.queryNext()).isFalse();
    // The confirmation comes after all: it is the same payment.
    confirm(reference, 500_000, "GD-1", "00");
    assertThat(confirmedOf(dossier)).hasSize(1);
  }

  @Test
  void closesWhatFailedAndWhatIsOverAndAsksNoMore() {
    String dossier = aDossier();
    aFeeFor(dossier, 500_000);
    String failed = link(dossier).then().statusCode(201).extract().path("reference");
    PaymentPlatform.says(failed, "4", "500000", "");
    isDue(failed);
    assertThat(sweep.queryNext()).isTrue();
    assertThat(state(failed)).isEqualTo("CLOSED");
    PaymentPlatform.isAway(true);
    link(dossier).then().statusCode(503);
    String unknown =
        Database.value(
            "SELECT reference FROM payment_attempt WHERE code_key = ? AND kind = 'LINK'"
                + " AND state = 'OPEN'",
            dossier);
    isDue(unknown);
    assertThat(sweep.queryNext()).isTrue();
    assertThat(state(unknown)).isEqualTo("OPEN");
    Database.change(
        "UPDATE payment_attempt SET created_at = now() - interval '73 hours' WHERE reference = ?",
        unknown);
    isDue(unknown);
    assertThat(sweep.queryNext()).isTrue();
    assertThat(state(unknown)).isEqualTo("CLOSED");
    assertThat(sweep.queryNext()).isFalse();
    PaymentPlatform.isAway(false);
    // The fee is due all the same, and the closed attempt settles it if it was paid after all.
    lookUp(dossier).then().body("error_code", equalTo(1));
    confirm(unknown, 500_000, "GD-muon", "00");
    lookUp(dossier).then().body("error_code", equalTo(0));
  }

  @Test
  void settlesOneOfTwoPaidAttemptsAndShowsTheOtherForRefund() {
    String dossier = aDossier();
    RequestStories story = aFeeFor(dossier, 500_000);
    String offer = lookUp(dossier).then().extract().path("message.MaTraCuuTT");
    String first = link(dossier).then().statusCode(201).extract().path("reference");
    String second = link(dossier).then().statusCode(201).extract().path("reference");
    confirm(first, 500_000, "GD-A" + dossier, "00");
    story.tell(RequestEvents.DUE_DATE_CHANGED, RequestState.AWAITING_PAYMENT);
    PaymentPlatform.says(second, "1", "500000", "GD-B" + dossier);
    isDue(second);
    assertThat(sweep.queryNext()).isTrue();
    confirm(second, 500_000, "GD-B" + dossier, "04");
    confirm(offer, 500_000, "GD-C" + dossier, "04");
    confirm(first, 500_000, "GD-D" + dossier, "04");
    confirm(first, 500_000, "GD-A" + dossier, "00");
    assertThat(confirmedOf(dossier)).hasSize(1);
    assertThat(state(first)).isEqualTo("SETTLED");
    List<String> transactions = new ArrayList<>();
    String cursor = "0";
    while (cursor != null) {
      Response page =
          Calls.as("auditor")
              .queryParam("limit", 2)
              .queryParam("cursor", cursor)
              .get("/portal/v1/operator/refunds");
      page.then().statusCode(200);
      transactions.addAll(
          page.<List<String>>path(
              "items.findAll { it.dossier == '" + dossier + "' }.transactionId"));
      cursor = page.path("next");
    }
    assertThat(transactions)
        .containsExactlyInAnyOrder("GD-B" + dossier, "GD-C" + dossier, "GD-D" + dossier);
    String id =
        Database.value("SELECT id FROM payment_refund WHERE transaction_id = ?", "GD-B" + dossier);
    Calls.as("supervisor")
        .post("/portal/v1/operator/refunds/" + id + "/done")
        .then()
        .statusCode(200);
    Calls.as("supervisor")
        .post("/portal/v1/operator/refunds/" + id + "/done")
        .then()
        .statusCode(404);
    Calls.as("auditor")
        .queryParam("limit", 200)
        .get("/portal/v1/operator/refunds")
        .then()
        .body("items.doneBy", hasItem("Test supervisor"));
    lookUp(dossier).then().body("error_code", equalTo(0));
  }

  @Test
  void settlesOneOfManyAttemptsThatAreConfirmedAtOnce() throws Exception {
    String dossier = aDossier();
    aFeeFor(dossier, 500_000);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String reference = link(dossier).then().statusCode(201).extract().path("reference");
      ObjectNode confirmation = confirmation(reference, 500_000, "GD-" + i + dossier);
      calls.add(() -> send(confirmation).then().extract().path("MaLoi"));
    }
    ExecutorService callers = Executors.newFixedThreadPool(calls.size());
    List<String> codes = new ArrayList<>();
    for (Future<String> answer : callers.invokeAll(calls)) {
      codes.add(answer.get());
    }
    callers.shutdown();
    assertThat(Collections.frequency(codes, "00")).isEqualTo(1);
    assertThat(Collections.frequency(codes, "04")).isEqualTo(5);
    assertThat(Database.rows("payment_refund", dossier)).isEqualTo(5);
    PublishedEvents.on(Topics.APPLICATIONS).awaitOf(dossier, 2);
    assertThat(confirmedOf(dossier)).hasSize(1);
  }

  private static RequestStories aFeeFor(String dossier, long amountVnd) {
    RequestStories story = RequestStories.of(dossier).feeAsked("Chi phí", amountVnd);
    story.tell(RequestEvents.PAYMENT_REQUESTED, RequestState.AWAITING_PAYMENT);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Database.rows("payment_attempt", dossier) == 1);
    return story;
  }

  private static String aDossier() {
    ObjectNode application = Messages.newSupply();
    Calls.push(application).then().statusCode(200).body("error_code", equalTo(0));
    return application.get("MaHoSo").asText();
  }

  private static Response link(String dossier) {
    return Calls.as("channel")
        .body("{\"dossier\": \"" + dossier + "\"}")
        .post("/api/v1/payment-links");
  }

  private static Response lookUp(String dossier) {
    return Calls.as("portal")
        .body("{\"MaHoSo\": \"" + dossier + "\"}")
        .post("/portal/v1/payment-lookup");
  }

  private static void confirm(String reference, long amountVnd, String transaction, String code) {
    send(confirmation(reference, amountVnd, transaction))
        .then()
        .statusCode(200)
        .body("MaLoi", equalTo(code));
  }

  private static Response send(ObjectNode confirmation) {
    return Calls.as("portal")
        .body(confirmation.toString())
        .post("/portal/v1/payment-confirmations");
  }

  private static ObjectNode confirmation(String reference, long amountVnd, String transaction) {
    ObjectNode confirmation = Messages.example("10-inbound-payment-confirm");
    confirmation.put("MaThamChieu", reference).put("SoTien", amountVnd);
    confirmation.put("MaGiaoDich", transaction);
    return confirmation.put(
        "MaXacThuc",
        sum(
            confirmation,
            "LoaiBanTin,MaLoi,MaDoiTac,MaThamChieu,SoTien,MaTienTe,MaGiaoDich,MaNganHang,ThoiGianGD,"
                + "ThongTinGiaoDich"));
  }

  private static String sum(JsonNode message, String fields) {
    return Checksum.of(
        Stream.of(fields.split(",", -1)).map(field -> message.path(field).asText()).toList(),
        SECRET);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void isDue(String reference) {
    Database.change(
        "UPDATE payment_attempt SET next_query_at = now() - interval '1 second'"
            + " WHERE reference = ?",
        reference);
  }

  private static void receiptIsDue(String reference) {
    Database.change(
        "UPDATE payment_attempt SET next_receipt_at = now() - interval '1 second'"
            + " WHERE reference = ?",
        reference);
  }

  private static String state(String reference) {
    return Database.value("SELECT state FROM payment_attempt WHERE reference = ?", reference);
  }

  private static List<JsonNode> confirmedOf(String dossier) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Database.value("SELECT count(*) FROM outbox_event WHERE event_key = ?", dossier)
                    .equals("0"));
    return PublishedEvents.on(Topics.APPLICATIONS).of(dossier).stream()
        .filter(event -> event.get("type").asText().equals(CONFIRMED))
        .toList();
  }
}
