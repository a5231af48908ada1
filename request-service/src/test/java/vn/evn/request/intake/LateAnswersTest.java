package vn.evn.request.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.PaymentConfirmed;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.platform.event.Events;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;
import vn.evn.request.timer.MovableClock;
import vn.evn.request.timer.MovedTime;
import vn.evn.request.timer.Ringing;

/**
 * What applicants sent in time and the broker brought late, and what they wished while they were
 * waited for. Asked on Monday 16 November 2026, they have until 17:00 on Tuesday 1 December.
 */
@QuarkusTest
@TestProfile(MovedTime.class)
@QuarkusTestResource(RealServers.class)
class LateAnswersTest {
  private static final OffsetDateTime IN_TIME = OffsetDateTime.parse("2026-12-01T16:59:00+07:00");
  private static final OffsetDateTime LAST_MOMENT =
      OffsetDateTime.parse("2026-12-01T17:00:00+07:00");
  private static final OffsetDateTime TOO_LATE = OffsetDateTime.parse("2026-12-01T17:00:01+07:00");

  @Inject Events events;
  @Inject ApplicationConsumer consumer;
  @Inject ObjectMapper json;
  @Inject MovableClock clock;
  @Inject Ringing ringing;

  private final String id = Submissions.prefix() + "1";

  @BeforeEach
  void beginOnMonday() {
    clock.set("2026-11-16T09:00:00");
  }

  @Test
  void opensARefusedRequestAgainForASupplementThatWasSentInTime() throws Exception {
    String code = request();
    act(code, "request-supplement", Map.of("reason", "Thiếu giấy tờ"));
    endByItself(code, "REFUSED");
    consume(supplement(LAST_MOMENT));
    get(code)
        .body("state", equalTo("SUBMITTED"))
        .body("endedAt", nullValue())
        .body("documents", hasSize(1))
        .body("supplementRounds[0].answeredAt", notNullValue())
        .body("matters", hasSize(0));
    history(code)
        .body(
            "items.action",
            equalTo(
                List.of("receive", "request-supplement", "refuse", "reopen", "receive-supplement")))
        .body("items[3].automatic", equalTo(true))
        .body("items[3].channel", equalTo("PORTAL"))
        .body(
            "items[3].reason",
            equalTo(
                "Người nộp đã gửi bổ sung lúc 17:00 ngày 01/12/2026, trong thời hạn đến 17:00 ngày"
                    + " 01/12/2026, nhưng hệ thống nhận được sau khi hồ sơ tự động kết thúc; hồ sơ"
                    + " được xử lý tiếp"));
    assertThat(types(code))
        .containsSubsequence(
            "vn.evn.request.refused.v1",
            "vn.evn.request.reopened.v1",
            "vn.evn.request.supplemented.v1");
  }

  @Test
  void opensAStoppedRequestAgainForAPaymentThatWasMadeInTime() throws Exception {
    String code = request();
    act(code, "accept", Map.of());
    act(code, "request-payment", Map.of("data", fee()));
    endByItself(code, "STOPPED");
    byte[] payment = payment(450_000, IN_TIME);
    consume(payment);
    consume(payment);
    get(code)
        .body("state", equalTo("ACCEPTED"))
        .body("fees[0].reference", equalTo("VD-REF-1"))
        .body("matters", hasSize(0));
    assertThat(types(code))
        .containsSubsequence(
            "vn.evn.request.stopped.v1", "vn.evn.request.reopened.v1", "vn.evn.request.paid.v1")
        .filteredOn("vn.evn.request.reopened.v1"::equals)
        .hasSize(1);
    // From the day after acceptance the time stood until the payment came.
    as("officer")
        .get("/api/v1/requests/" + code + "/deadline")
        .then()
        .statusCode(200)
        .body("paused", equalTo(false))
        .body("answerDueAt", nullValue())
        .body("days.status", hasItem("PAUSED_FOR_PAYMENT"));
  }

  @Test
  void putsASupplementThatCameTooLateBeforeAnOfficerAndTellsNobodyThatAllIsWell() throws Exception {
    String code = request();
    act(code, "request-supplement", Map.of("reason", "Thiếu giấy tờ"));
    endByItself(code, "REFUSED");
    int before = types(code).size();
    consume(supplement(TOO_LATE));
    get(code)
        .body("state", equalTo("REFUSED"))
        .body("documents", hasSize(1))
        .body("matters.kind", contains("LATE_SUPPLEMENT"));
    history(code).body("items.action", hasItem("late-supplement"));
    assertThat(types(code)).as("neither an event nor a notification").hasSize(before);
    int number = get(code).extract().path("matters[0].number");
    queue("attention", "LATE_SUPPLEMENT").body("items.code", hasItem(code));
    queue("waitsFor", "OFFICER").body("items.code", hasItem(code));
    as("officer")
        .body(
            Map.of(
                "version",
                number,
                "note",
                "Đã gọi cho khách hàng",
                "data",
                Map.of("settleMatter", 1)))
        .post("/api/v1/requests/" + code + "/actions/note")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/data/settleMatter"));
    act(
        code,
        "note",
        Map.of("note", "Đã gọi cho khách hàng", "data", Map.of("settleMatter", number)));
    get(code).body("matters", hasSize(0)).body("state", equalTo("REFUSED"));
    queue("attention", "LATE_SUPPLEMENT").body("items.code", not(hasItem(code)));
    queue("waitsFor", "OFFICER").body("items.code", not(hasItem(code)));
  }

  @Test
  void opensNothingAgainThatAPersonEndedOrThatWasSentBeforeItWasAskedFor() throws Exception {
    String refused = request();
    act(refused, "request-supplement", Map.of("reason", "Thiếu giấy tờ"));
    act(refused, "refuse", Map.of("reason", "Ngoài phạm vi cấp điện"));
    consume(supplement(OffsetDateTime.parse("2026-11-16T09:00:00+07:00")));
    get(refused)
        .body("state", equalTo("REFUSED"))
        .body("matters.kind", contains("LATE_SUPPLEMENT"));

    String other = Submissions.prefix() + "2";
    String asked = request(other);
    clock.set("2026-11-16T10:00:00");
    act(asked, "request-supplement", Map.of("reason", "Thiếu giấy tờ"));
    endByItself(asked, "REFUSED");
    consume(other, supplement(other, OffsetDateTime.parse("2026-11-16T09:59:59+07:00")));
    get(asked).body("state", equalTo("REFUSED"));

    clock.set("2026-11-16T09:00:00");
    String third = Submissions.prefix() + "3";
    String beyond = request(third);
    act(beyond, "request-supplement", Map.of("reason", "Thiếu giấy tờ"));
    endByItself(beyond, "REFUSED");
    clock.set("2027-06-01T09:00:00");
    consume(third, supplement(third, IN_TIME));
    get(beyond).body("state", equalTo("REFUSED")).body("matters.kind", contains("LATE_SUPPLEMENT"));
  }

  @Test
  void showsMoneyThatSettlesNoFeeToAnOfficerUntilItIsGivenBack() throws Exception {
    String code = request();
    act(code, "accept", Map.of());
    consume(payment(450_000, IN_TIME));
    get(code)
        .body("state", equalTo("ACCEPTED"))
        .body("matters[0].kind", equalTo("PAYMENT_WITHOUT_FEE"))
        .body("matters[0].amountVnd", equalTo(450_000))
        .body("matters[0].reference", equalTo("VD-REF-1"));
    act(code, "request-payment", Map.of("data", fee()));
    endByItself(code, "STOPPED");
    consume(payment(449_999, IN_TIME));
    consume(payment(450_000, TOO_LATE));
    get(code).body("state", equalTo("STOPPED")).body("matters", hasSize(3));
    history(code)
        .body("items.findAll { it.action == 'payment-without-fee' }.size()", equalTo(3))
        .body("items[2].note", containsString("450000 VND"));
    queue("attention", "PAYMENT_WITHOUT_FEE").body("items.code", hasItem(code));
    List<Integer> numbers = get(code).extract().path("matters.number");
    for (int number : numbers) {
      act(code, "note", Map.of("note", "Đã hoàn tiền", "data", Map.of("settleMatter", number)));
    }
    queue("attention", "PAYMENT_WITHOUT_FEE").body("items.code", not(hasItem(code)));
  }

  @Test
  void putsAWishToWithdrawBeforeAnOfficerWhoeverIsWaitedFor() throws Exception {
    String code = request();
    act(code, "request-supplement", Map.of("reason", "Thiếu giấy tờ"));
    queue("waitsFor", "APPLICANT").body("items.code", hasItem(code));
    queue("waitsFor", "OFFICER").body("items.code", not(hasItem(code)));
    consume(wish());
    queue("waitsFor", "OFFICER").body("items.code", hasItem(code));
    queue("attention", "WITHDRAWAL").body("items.code", hasItem(code));
    queue("waitsFor", "APPLICANT").body("items.code", not(hasItem(code)));
    act(code, "note", Map.of("reason", "Đã hẹn", "data", Map.of("declineWithdrawal", true)));
    queue("attention", "WITHDRAWAL").body("items.code", not(hasItem(code)));
    queue("waitsFor", "APPLICANT").body("items.code", hasItem(code));
  }

  @Test
  void withdrawsWhatItsApplicantWishedToWithdrawWhenHisTimeIsOver() throws Exception {
    String code = request();
    act(code, "accept", Map.of());
    act(code, "request-payment", Map.of("data", fee()));
    consume(wish());
    endByItself(code, "WITHDRAWN");
    history(code)
        .body("items[4].action", equalTo("withdraw"))
        .body("items[4].automatic", equalTo(true))
        .body("items[4].reason", containsString("theo đề nghị của người nộp"))
        .body("items[4].reason", containsString("Không còn nhu cầu"));
    assertThat(types(code))
        .contains("vn.evn.request.withdrawn.v1")
        .doesNotContain("vn.evn.request.stopped.v1");
    queue("waitsFor", "OFFICER").body("items.code", not(hasItem(code)));
    // He paid in time as well: an officer has to ask him what he wants.
    consume(payment(450_000, IN_TIME));
    get(code)
        .body("state", equalTo("WITHDRAWN"))
        .body("matters.kind", contains("PAYMENT_WITHOUT_FEE"));
  }

  private String request() {
    return request(id);
  }

  private String request(String externalId) {
    consume(
        externalId,
        event(
            externalId,
            ApplicationEvents.SUBMITTED,
            Submissions.aMeterCheck(externalId, externalId.hashCode() & 0xFFFFFF)));
    return Database.texts("SELECT code FROM request WHERE external_id = ?", externalId).get(0);
  }

  private void endByItself(String code, String state) {
    clock.set("2026-12-01T17:05:00");
    ringing.fire();
    get(code).body("state", equalTo(state));
  }

  private byte[] supplement(OffsetDateTime at) {
    return supplement(id, at);
  }

  private byte[] supplement(String externalId, OffsetDateTime at) {
    return event(
        externalId,
        ApplicationEvents.SUPPLEMENTED,
        new ApplicationSupplemented(
            Channel.PORTAL,
            externalId,
            at,
            "Gửi bổ sung",
            Map.of(),
            List.of(
                new DocumentReference(
                    UUID.randomUUID().toString(),
                    "HopDong.pdf",
                    null,
                    null,
                    0,
                    DocumentReference.State.PENDING))));
  }

  private byte[] payment(long amountVnd, OffsetDateTime at) {
    return event(
        id,
        ApplicationEvents.PAYMENT_CONFIRMED,
        new PaymentConfirmed(
            Channel.PORTAL, id, "VD-REF-1", "GD-" + UUID.randomUUID(), amountVnd, at));
  }

  private byte[] wish() {
    return event(
        id,
        ApplicationEvents.WITHDRAWAL_REQUESTED,
        new WithdrawalRequested(Channel.PORTAL, id, Submissions.SUBMITTED, "Không còn nhu cầu"));
  }

  private byte[] event(String externalId, String type, Object data) {
    return events.of(Topics.APPLICATIONS, type, externalId, data).payload();
  }

  private void consume(byte[] payload) {
    consume(id, payload);
  }

  private void consume(String externalId, byte[] payload) {
    long offset = UUID.randomUUID().getMostSignificantBits() >>> 1;
    consumer.on(
        new ConsumerRecords<>(
            Map.of(
                new TopicPartition(Topics.APPLICATIONS, 97),
                List.of(
                    new ConsumerRecord<>(Topics.APPLICATIONS, 97, offset, externalId, payload))),
            Map.of()));
  }

  private static ValidatableResponse get(String code) {
    return as("officer").get("/api/v1/requests/" + code).then().statusCode(200);
  }

  private static ValidatableResponse history(String code) {
    return as("auditor").get("/api/v1/requests/" + code + "/history").then().statusCode(200);
  }

  private static ValidatableResponse queue(String parameter, String value) {
    return as("officer")
        .queryParam("unit", "PD0100")
        .queryParam("limit", 200)
        .queryParam(parameter, value)
        .get("/api/v1/work-queue")
        .then()
        .statusCode(200);
  }

  private static void act(String code, String action, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("version", get(code).extract().<Integer>path("version"));
    as("officer")
        .body(body)
        .post("/api/v1/requests/" + code + "/actions/" + action)
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> fee() {
    return Map.of("code", "VERIFICATION", "name", "Chi phí ví dụ", "amountVnd", 450_000);
  }

  private static RequestSpecification as(String role) {
    return RestAssured.given()
        .filter(OpenApiContract.filter("request-service"))
        .header("Authorization", TestTokens.bearer(role))
        .contentType(ContentType.JSON);
  }

  /** Types of everything that was put into the outbox about a request, in order. */
  private List<String> types(String code) throws Exception {
    try (Connection connection = Database.connection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT payload FROM outbox_event WHERE event_key = ? ORDER BY id")) {
      query.setString(1, code);
      List<String> types = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          JsonNode event = json.readTree(rows.getBytes(1));
          types.add(event.path("type").asText());
        }
      }
      return types;
    }
  }
}
