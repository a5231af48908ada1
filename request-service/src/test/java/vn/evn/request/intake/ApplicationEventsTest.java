package vn.evn.request.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationRegistered;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.PaperSettled;
import vn.evn.contracts.application.PaymentConfirmed;
import vn.evn.contracts.application.VoucherReceived;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.platform.event.Events;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** What comes over {@code evn.applications} and what follows on {@code evn.requests}. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ApplicationEventsTest {
  private static final OffsetDateTime SUBMITTED = OffsetDateTime.parse("2026-11-16T08:30:15+07:00");

  @Inject Events events;
  @Inject ObjectMapper json;

  @Test
  void makesOneRequestOfAnApplicationAlsoWhenItsEventComesAgain() {
    Application application = aRenewal();
    byte[] event = event(ApplicationEvents.SUBMITTED, application.externalId(), application);
    Topic.send(Topics.APPLICATIONS, application.externalId(), event);
    Topic.send(Topics.APPLICATIONS, application.externalId(), event);
    String code = awaitRequest(application.externalId());
    // The same application in an event of its own: one request, and a note in its file.
    publish(ApplicationEvents.SUBMITTED, application.externalId(), application);
    awaitVersion(code, 2);
    assertThat(requestsOf(application.externalId()).getList("items")).hasSize(1);
    assertThat(history(code).getList("items.action", String.class))
        .containsExactly("receive", "submitted-again");
    List<JsonNode> announced = announced(code, 1);
    assertThat(announced).hasSize(1);
    JsonNode received = announced.get(0);
    assertThat(received.path("type").asText()).isEqualTo(RequestEvents.RECEIVED);
    assertThat(received.path("source").asText()).isEqualTo("/request-service");
    assertThat(received.path("subject").asText()).isEqualTo(code);
    assertThat(received.path("data").path("request").path("externalId").asText())
        .isEqualTo(application.externalId());
    assertThat(received.path("data").path("change").path("actor").path("name").asText())
        .isEqualTo("system");
  }

  @Test
  void announcesEveryChangeInOrderWithTheWholeRequest() {
    Application application = aRenewal();
    publish(ApplicationEvents.SUBMITTED, application.externalId(), application);
    String code = awaitRequest(application.externalId());
    act(code, "accept", Map.of());
    act(code, "start-step", Map.of());
    act(code, "complete-step", Map.of());
    act(code, "complete-step", Map.of());
    act(code, "complete", Map.of("data", Map.of("results", List.of(Map.of("name", "Phụ lục")))));
    act(code, "return-result", Map.of());
    List<JsonNode> announced = announced(code, 7);
    assertThat(announced)
        .extracting(event -> event.path("type").asText())
        .containsExactly(
            RequestEvents.RECEIVED,
            RequestEvents.ACCEPTED,
            RequestEvents.STEP_CHANGED,
            RequestEvents.STEP_CHANGED,
            RequestEvents.STEP_CHANGED,
            RequestEvents.COMPLETED,
            RequestEvents.RESULT_RETURNED);
    assertThat(announced)
        .extracting(event -> event.path("data").path("request").path("version").asInt())
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
    JsonNode last = announced.get(6).path("data");
    assertThat(last.path("change").path("from").asText()).isEqualTo("COMPLETED");
    assertThat(last.path("change").path("to").asText()).isEqualTo("RESULT_RETURNED");
    assertThat(last.path("request").path("results").get(0).path("name").asText())
        .isEqualTo("Phụ lục");
  }

  @Test
  void answersAnOpenRoundWithWhatTheApplicantAdds() {
    Application application = aRenewal();
    publish(ApplicationEvents.SUBMITTED, application.externalId(), application);
    String code = awaitRequest(application.externalId());
    act(code, "accept", Map.of());
    act(code, "request-supplement", Map.of("reason", "Thiếu hợp đồng thuê nhà"));
    publish(
        ApplicationEvents.SUPPLEMENTED,
        application.externalId(),
        supplement(application, Map.of("newEndDate", "2028-06-30")));
    awaitVersion(code, 4);
    JsonPath request = request(code);
    assertThat(request.getString("state")).isEqualTo("ACCEPTED");
    assertThat(request.getString("details.newEndDate")).isEqualTo("2028-06-30");
    assertThat(request.getList("documents")).hasSize(1);
    assertThat(request.getString("supplementRounds[0].receivedBy")).isEqualTo("system");
    // What comes when nothing was asked is added too, and the state stays.
    publish(
        ApplicationEvents.SUPPLEMENTED,
        application.externalId(),
        supplement(application, Map.of("reason", "Đổi ngày")));
    awaitVersion(code, 5);
    assertThat(request(code).getString("state")).isEqualTo("ACCEPTED");
    assertThat(request(code).getList("documents")).hasSize(2);
  }

  @Test
  void leavesAWishToWithdrawToTheOfficer() {
    Application application = aRenewal();
    publish(ApplicationEvents.SUBMITTED, application.externalId(), application);
    String code = awaitRequest(application.externalId());
    publish(ApplicationEvents.WITHDRAWAL_REQUESTED, application.externalId(), wish(application));
    awaitVersion(code, 2);
    assertThat(request(code).getString("withdrawal.reason")).isEqualTo("Không còn nhu cầu");
    assertThat(request(code).getString("state")).isEqualTo("SUBMITTED");
    act(code, "withdraw", Map.of("reason", "Theo đề nghị của khách hàng"));
    assertThat(request(code).getString("state")).isEqualTo("WITHDRAWN");
    assertThat(request(code).getString("withdrawal")).isNull();
  }

  @Test
  void declinesAWishThatComesTooLate() {
    Application application = aRenewal();
    publish(ApplicationEvents.SUBMITTED, application.externalId(), application);
    String code = awaitRequest(application.externalId());
    act(code, "refuse", Map.of("reason", "Ngoài phạm vi cấp điện"));
    publish(ApplicationEvents.WITHDRAWAL_REQUESTED, application.externalId(), wish(application));
    List<JsonNode> announced = announced(code, 3);
    assertThat(announced.get(2).path("type").asText()).isEqualTo(RequestEvents.WITHDRAWAL_DECLINED);
    assertThat(request(code).getString("state")).isEqualTo("REFUSED");
  }

  @Test
  void settlesTheFeeDueAndNotesAPaymentThatSettlesNone() {
    Application application = aMeterCheck();
    publish(ApplicationEvents.SUBMITTED, application.externalId(), application);
    String code = awaitRequest(application.externalId());
    act(code, "accept", Map.of());
    act(
        code,
        "request-payment",
        Map.of(
            "data", Map.of("code", "VERIFICATION", "name", "Chi phí ví dụ", "amountVnd", 450000)));
    publish(
        ApplicationEvents.PAYMENT_CONFIRMED, application.externalId(), paid(application, 449999));
    awaitVersion(code, 4);
    assertThat(request(code).getString("state")).isEqualTo("AWAITING_PAYMENT");
    publish(
        ApplicationEvents.PAYMENT_CONFIRMED, application.externalId(), paid(application, 450000));
    awaitVersion(code, 5);
    assertThat(request(code).getString("state")).isEqualTo("ACCEPTED");
    assertThat(request(code).getString("fees[0].reference")).isEqualTo("VD-REF-1");
    publish(
        ApplicationEvents.VOUCHER_RECEIVED,
        application.externalId(),
        new VoucherReceived(
            Channel.PORTAL,
            application.externalId(),
            SUBMITTED,
            450000,
            "Chi phí ví dụ",
            aPaper()));
    awaitVersion(code, 6);
    assertThat(request(code).getList("documents")).hasSize(1);
    assertThat(history(code).getList("items.action", String.class))
        .containsExactly(
            "receive",
            "accept",
            "request-payment",
            "payment-without-fee",
            "confirm-payment",
            "voucher-received");
  }

  @Test
  void tracksByTheDossierCodeThatWasAllottedLater() {
    Application application = aRenewal();
    publish(ApplicationEvents.SUBMITTED, application.externalId(), application);
    String code = awaitRequest(application.externalId());
    String dossier = "Z99.05-261116-" + UUID.randomUUID().toString().substring(0, 8);
    publish(
        ApplicationEvents.REGISTERED, dossier, new ApplicationRegistered(code, dossier, SUBMITTED));
    awaitVersion(code, 2);
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", dossier.toLowerCase(Locale.ROOT), "phoneLast4", "0123"))
        .post("/api/v1/tracking")
        .then()
        .statusCode(200);
  }

  @Test
  void putsAPaperThatWasFetchedInItsPlaceAndAnswersNoRoundByIt() {
    Application application = aRenewal();
    publish(ApplicationEvents.SUBMITTED, application.externalId(), application);
    String code = awaitRequest(application.externalId());
    ApplicationSupplemented given = supplement(application, Map.of());
    publish(ApplicationEvents.SUPPLEMENTED, application.externalId(), given);
    awaitVersion(code, 2);
    act(code, "request-supplement", Map.of("reason", "Thiếu hợp đồng thuê nhà"));
    DocumentReference fetched =
        new DocumentReference(
            given.documents().get(0).id(),
            "HopDong.pdf",
            "application/pdf",
            "a".repeat(64),
            1_200,
            DocumentReference.State.STORED);
    publish(
        ApplicationEvents.PAPER_SETTLED,
        application.externalId(),
        new PaperSettled(
            application.channel(), application.externalId(), fetched, SUBMITTED, null));
    awaitVersion(code, 4);
    JsonPath request = request(code);
    assertThat(request.getList("documents.state")).containsExactly("STORED");
    assertThat(request.getList("documents.sha256")).containsExactly("a".repeat(64));
    assertThat(request.getString("state")).isEqualTo("AWAITING_SUPPLEMENT");
    assertThat(history(code).getList("items.action", String.class))
        .containsExactly("receive", "supplement", "request-supplement", "paper-settled");
  }

  @Test
  void putsWhatItCannotCarryOutBeforeASupervisorAndGoesOn() {
    String key = "Z99.05-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    Application unknown = with(aRenewal(), key, "NEW_MOON");
    Topic.send(Topics.APPLICATIONS, key, "no event at all".getBytes(StandardCharsets.UTF_8));
    publish(ApplicationEvents.SUBMITTED, key, unknown);
    publish(ApplicationEvents.SUBMITTED, key, Map.of("channel", "PORTAL"));
    publish(ApplicationEvents.WITHDRAWAL_REQUESTED, key, wish(unknown));
    Application good = with(aRenewal(), key, "RENEW");
    publish(ApplicationEvents.SUBMITTED, key, good);
    awaitRequest(key);
    List<Map<String, Object>> problems =
        RestAssured.given()
            .header("Authorization", TestTokens.bearer("supervisor"))
            .get("/api/v1/intake-problems")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .<Map<String, Object>>getList("")
            .stream()
            .filter(problem -> key.equals(problem.get("key")))
            .toList();
    assertThat(problems)
        .extracting(problem -> (String) problem.get("reason"))
        .satisfiesExactly(
            first -> assertThat(first).contains("no CloudEvent"),
            second -> assertThat(second).contains("/serviceType"),
            third -> assertThat(third).contains("/applicant"),
            fourth -> assertThat(fourth).contains("no request"));
    assertThat(Topic.await(Topics.deadLetterOf(Topics.APPLICATIONS), key, 4)).hasSize(4);
    assertThat(requestsOf(key).getList("items")).hasSize(1);
  }

  @Test
  void goesOnAfterTheBrokerOrTheDatabaseWasAway() throws InterruptedException {
    Application before = aRenewal();
    publish(ApplicationEvents.SUBMITTED, before.externalId(), before);
    String code = awaitRequest(before.externalId());
    RealServers.kafka().stop();
    try {
      // The work at the counter does not wait for the broker; its event does.
      act(code, "accept", Map.of());
    } finally {
      RealServers.kafka().start();
    }
    assertThat(announced(code, 2)).hasSize(2);
    Application during = aRenewal();
    RealServers.databaseGate().shut();
    try {
      publish(ApplicationEvents.SUBMITTED, during.externalId(), during);
      // Long enough for the consumer to try and fail more often than a broken event may.
      TimeUnit.SECONDS.sleep(12);
    } finally {
      RealServers.databaseGate().open();
    }
    awaitThatEveryConnectionWorks();
    assertThat(announced(awaitRequest(during.externalId()), 1)).hasSize(1);
    assertThat(requestsOf(during.externalId()).getList("items")).hasSize(1);
    assertThat(Topic.read(Topics.deadLetterOf(Topics.APPLICATIONS), during.externalId())).isEmpty();
  }

  private void publish(String type, String key, Object data) {
    Topic.send(Topics.APPLICATIONS, key, event(type, key, data));
  }

  private byte[] event(String type, String key, Object data) {
    return events.of(Topics.APPLICATIONS, type, key, data).payload();
  }

  private List<JsonNode> announced(String code, int atLeast) {
    return Topic.await(Topics.REQUESTS, code, atLeast).stream().map(this::tree).toList();
  }

  private JsonNode tree(byte[] payload) {
    try {
      return json.readTree(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String awaitRequest(String externalId) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !requestsOf(externalId).getList("items").isEmpty());
    return requestsOf(externalId).getString("items[0].code");
  }

  /** The pool finds out about a cut connection by using it; so all of them are used. */
  private static void awaitThatEveryConnectionWorks() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                IntStream.range(0, 40)
                    .parallel()
                    .map(
                        i ->
                            RestAssured.given()
                                .header("Authorization", TestTokens.bearer("officer"))
                                .get("/api/v1/requests?limit=1")
                                .statusCode())
                    .allMatch(status -> status == 200));
  }

  private static void awaitVersion(String code, int version) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> request(code).getInt("version") == version);
  }

  private static JsonPath requestsOf(String externalId) {
    return read("/api/v1/requests?externalId=" + externalId);
  }

  private static JsonPath request(String code) {
    return read("/api/v1/requests/" + code);
  }

  private static JsonPath history(String code) {
    return read("/api/v1/requests/" + code + "/history");
  }

  private static JsonPath read(String path) {
    return RestAssured.given()
        .header("Authorization", TestTokens.bearer("officer"))
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void act(String code, String action, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("version", request(code).getInt("version"));
    RestAssured.given()
        .header("Authorization", TestTokens.bearer("officer"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/requests/" + code + "/actions/" + action)
        .then()
        .statusCode(200);
  }

  private static Application aRenewal() {
    return anApplicationFor("RENEW", Map.of("newEndDate", "2027-12-31"));
  }

  /** For a service that has a fee. */
  private static Application aMeterCheck() {
    return anApplicationFor(
        "METER_CHECK", Map.of("meterNumber", "VD20260001", "symptom", "Chạy nhanh"));
  }

  private static Application anApplicationFor(String service, Map<String, Object> details) {
    return new Application(
        service,
        null,
        Channel.PORTAL,
        "Z99.05-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT),
        null,
        SUBMITTED,
        new Applicant(
            Applicant.Kind.CITIZEN,
            "Nguyễn Thị Ví Dụ",
            new Applicant.Identity(Applicant.IdentityKind.CITIZEN_ID, "001188000123"),
            "0900000123",
            null,
            "6f1d2c3a-4b5e-4f60-8a71-92b3c4d5e6f7"),
        new PlaceOfUse("01", null, "00004", "Số 7 phố Ví Dụ"),
        "PD05000123456",
        details,
        List.of());
  }

  private static Application with(Application application, String externalId, String service) {
    return new Application(
        service,
        null,
        application.channel(),
        externalId,
        null,
        application.submittedAt(),
        application.applicant(),
        application.placeOfUse(),
        application.customerCode(),
        application.details(),
        List.of());
  }

  private static ApplicationSupplemented supplement(
      Application application, Map<String, Object> details) {
    return new ApplicationSupplemented(
        application.channel(),
        application.externalId(),
        SUBMITTED,
        "Bổ sung giấy tờ",
        details,
        List.of(aPaper()));
  }

  private static DocumentReference aPaper() {
    return new DocumentReference(
        UUID.randomUUID().toString(),
        "HopDong.pdf",
        null,
        null,
        0,
        DocumentReference.State.PENDING);
  }

  private static WithdrawalRequested wish(Application application) {
    return new WithdrawalRequested(
        application.channel(), application.externalId(), SUBMITTED, "Không còn nhu cầu");
  }

  private static PaymentConfirmed paid(Application application, long amountVnd) {
    return new PaymentConfirmed(
        application.channel(),
        application.externalId(),
        "VD-REF-1",
        "GD-" + amountVnd,
        amountVnd,
        SUBMITTED);
  }
}
