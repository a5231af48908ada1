package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.notification.NotificationRequested;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;
import vn.evn.request.calendar.Decisions;
import vn.evn.request.timer.MovableClock;
import vn.evn.request.timer.MovedTime;
import vn.evn.request.timer.Ringing;

/**
 * What time does to requests, on the real database. A renewal has three working days; the clock
 * begins on Monday 16 November 2026, 09:00.
 */
@QuarkusTest
@TestProfile(MovedTime.class)
@QuarkusTestResource(RealServers.class)
class TimedRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NEAR = "vn.evn.request.deadline-near.v1";
  private static final String BREACHED = "vn.evn.request.deadline-breached.v1";
  private static final String MOVED = "vn.evn.request.due-date-changed.v1";
  private static final int COPIES = 4;

  @Inject MovableClock clock;
  @Inject Ringing ringing;
  @Inject Decisions decisions;

  @BeforeEach
  void beginOnMonday() {
    decisions.none();
    clock.set("2026-11-16T09:00:00");
  }

  @Test
  void announcesEachMarkOfADateOnceWithSeveralCopiesAndAfterARestart() throws Exception {
    String code = accepted();
    clock.set("2026-11-19T10:42:00");
    ringing.fireAsCopies(COPIES);
    assertThat(events(code, NEAR)).as("the mark is reached, not past").isEmpty();
    clock.set("2026-11-19T10:42:01");
    ringing.fireAsCopies(COPIES);
    ringing.fire();
    assertThat(events(code, NEAR)).hasSize(1);
    clock.set("2026-11-19T17:00:00");
    ringing.fireAsCopies(COPIES);
    assertThat(events(code, BREACHED)).as("the last moment is in time").isEmpty();
    clock.set("2026-11-19T17:00:01");
    ringing.fireAsCopies(COPIES);
    ringing.fireAsCopies(COPIES);
    clock.set("2026-12-19T17:00:00");
    ringing.fire();
    assertThat(events(code, NEAR)).hasSize(1);
    JsonNode breached = only(events(code, BREACHED));
    assertThat(breached.at("/change/deadline/kind").asText()).isEqualTo("REQUEST");
    assertThat(breached.at("/change/deadline/mark").isNull()).isTrue();
    assertThat(breached.at("/change/deadline/dueAt").asText())
        .isEqualTo("2026-11-19T17:00:00+07:00");
    assertThat(breached.at("/change/actor/name").asText()).isEqualTo("system");
    history(code)
        .body(
            "items.action",
            equalTo(List.of("receive", "accept", "deadline-near", "deadline-breached")))
        .body("items[3].automatic", equalTo(true))
        .body("items[3].reason", equalTo("Hạn trả kết quả là 17:00 ngày 19/11/2026"));
  }

  @Test
  void announcesADateAnewWhenItMovedAndNoneWhileItStandsStill() {
    String code = accepted();
    clock.set("2026-11-18T09:00:00");
    Api.act(code, "request-supplement", reason()).then().statusCode(200);
    clock.set("2026-11-20T09:00:00");
    ringing.fire();
    assertThat(events(code, NEAR)).isEmpty();
    assertThat(events(code, BREACHED)).isEmpty();
    Api.act(code, "receive-supplement").then().body("dueAt", equalTo("2026-11-23T17:00:00+07:00"));
    clock.set("2026-11-23T17:00:01");
    ringing.fire();
    assertThat(events(code, NEAR)).hasSize(1);
    assertThat(events(code, BREACHED)).hasSize(1);
    Api.act(code, "extend", Map.of("reason", "Mưa bão", "data", due("2026-11-26T17:00:00+07:00")))
        .then()
        .statusCode(200);
    clock.set("2026-11-26T17:00:01");
    ringing.fire();
    assertThat(events(code, BREACHED))
        .extracting(event -> event.at("/change/deadline/dueAt").asText())
        .containsExactly("2026-11-23T17:00:00+07:00", "2026-11-26T17:00:00+07:00");
  }

  @Test
  void announcesTheTimeToCheckAnApplication() throws Exception {
    String code = Api.aRequestFor("RENEW");
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("stepDueAt", equalTo("2026-11-17T17:00:00+07:00"))
        .body("dueAt", nullValue());
    assertThat(only(events(code, "vn.evn.request.received.v1")).at("/change/stepDueAt").asText())
        .isEqualTo("2026-11-17T17:00:00+07:00");
    clock.set("2026-11-18T08:00:00");
    ringing.fireAsCopies(COPIES);
    assertThat(only(events(code, NEAR)).at("/change/deadline/mark").asText()).isEqualTo("80%");
    assertThat(only(events(code, BREACHED)).at("/change/deadline/kind").asText())
        .isEqualTo("CHECK");
  }

  @Test
  void refusesAnApplicationWhoseApplicantLetHisTimeGoBy() throws Exception {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "request-supplement", reason())
        .then()
        .body("answerDueAt", equalTo("2026-12-01T17:00:00+07:00"));
    clock.set("2026-12-01T17:00:00");
    ringing.fireAsCopies(COPIES);
    assertThat(state(code)).isEqualTo("AWAITING_SUPPLEMENT");
    clock.set("2026-12-01T17:00:01");
    ringing.fireAsCopies(COPIES);
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("state", equalTo("REFUSED"))
        .body("answerDueAt", nullValue())
        .body("reopenUntil", equalTo("2027-01-01T00:00:00+07:00"));
    JsonNode refused = only(events(code, "vn.evn.request.refused.v1"));
    assertThat(refused.at("/change/from").asText()).isEqualTo("AWAITING_SUPPLEMENT");
    history(code)
        .body("items[2].action", equalTo("refuse"))
        .body("items[2].automatic", equalTo(true))
        .body("items[2].actor", equalTo("system"))
        .body(
            "items[2].reason",
            equalTo(
                "Quá thời hạn bổ sung hồ sơ (10 ngày làm việc, đến 17:00 ngày 01/12/2026) mà chưa"
                    + " nhận được bổ sung; hồ sơ tự động kết thúc xử lý"));
  }

  @Test
  void stopsAnAcceptedRequestWhoseApplicantNeitherAnswersNorPays() throws Exception {
    String unanswered = accepted();
    Api.act(unanswered, "request-supplement", reason()).then().statusCode(200);
    String unpaid = acceptedWithFee();
    Api.act(unpaid, "request-payment", Map.of("data", fee())).then().statusCode(200);
    String paid = acceptedWithFee();
    Api.act(paid, "request-payment", Map.of("data", fee())).then().statusCode(200);
    clock.set("2026-12-01T16:59:00");
    Api.act(paid, "confirm-payment", Map.of("data", Map.of("reference", "GD-1")))
        .then()
        .statusCode(200);
    clock.set("2026-12-02T08:00:00");
    ringing.fireAsCopies(COPIES);
    assertThat(state(unanswered)).isEqualTo("STOPPED");
    assertThat(state(unpaid)).isEqualTo("STOPPED");
    assertThat(state(paid)).isEqualTo("ACCEPTED");
    history(unpaid).body("items[3].reason", containsString("Quá thời hạn thanh toán"));
    assertThat(events(unanswered, "vn.evn.request.stopped.v1")).hasSize(1);

    // Opened again, the applicant has his time again, and the date does not move for the pause.
    Api.act(unanswered, "reopen", reason())
        .then()
        .statusCode(200)
        .body("state", equalTo("AWAITING_SUPPLEMENT"))
        .body("answerDueAt", equalTo("2026-12-16T17:00:00+07:00"));
    ringing.fireAsCopies(COPIES);
    assertThat(state(unanswered)).isEqualTo("AWAITING_SUPPLEMENT");
  }

  @Test
  void opensAgainWithinTheWindowAlone() {
    String code = accepted();
    Api.act(code, "stop", reason())
        .then()
        .body("reopenUntil", equalTo("2026-12-17T00:00:00+07:00"))
        .body("allowedActions", hasItem("reopen"));
    clock.set("2026-12-17T00:00:00");
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("allowedActions", not(hasItem("reopen")));
    Api.act(code, "reopen", reason())
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:illegal-action"))
        .body("state", equalTo("STOPPED"));
    clock.set("2026-12-16T23:59:59");
    Api.act(code, "reopen", reason()).then().statusCode(200);
  }

  @Test
  void announcesBeforeAnActionWhatWasPastWhenNobodyLooked() {
    String code = accepted();
    Api.act(code, "start-step").then().statusCode(200);
    clock.set("2026-11-23T09:00:00");
    Api.act(code, "complete-step").then().statusCode(200).body("version", equalTo(8));
    assertThat(events(code, NEAR)).hasSize(2);
    assertThat(events(code, BREACHED))
        .extracting(event -> event.at("/change/deadline/kind").asText())
        .containsExactly("STEP", "REQUEST");
    history(code)
        .body(
            "items.action",
            equalTo(
                List.of(
                    "receive",
                    "accept",
                    "start-step",
                    "deadline-near",
                    "deadline-breached",
                    "deadline-near",
                    "deadline-breached",
                    "complete-step")));
    ringing.fire();
    assertThat(events(code, BREACHED)).as("the next step is not due yet").hasSize(2);
  }

  @Test
  void putsOffARequestThatFailsAndHoldsUpNoOther() throws SQLException {
    String broken = accepted();
    String sound = accepted();
    execute(
        "UPDATE request SET work_file = '{\"term\": {\"workingDays\": \"x\"}}' WHERE code = ?",
        broken);
    clock.set("2026-11-19T17:00:01");
    ringing.fire();
    assertThat(events(sound, BREACHED)).hasSize(1);
    assertThat(events(broken, BREACHED)).isEmpty();
    assertThat(
            text(
                "SELECT next_timer_at = '2026-11-19T17:10:01+07:00' FROM request WHERE code = ?",
                broken))
        .isEqualTo("t");
    execute("UPDATE request SET next_timer_at = NULL, state = 'STOPPED' WHERE code = ?", broken);
  }

  @Test
  void movesOpenDatesByANewDecisionOnceAndNeverClosedOnes() throws Exception {
    List<String> open = manyAccepted();
    String asked = accepted();
    Api.act(asked, "request-supplement", reason()).then().statusCode(200);
    String notAffected = accepted();
    Api.act(
        notAffected, "extend", Map.of("reason", "Mưa", "data", due("2026-12-24T17:00:00+07:00")));
    String closed = accepted();
    Api.act(closed, "stop", reason()).then().statusCode(200);

    decisions.dayOff("2026-11-18");
    ringing.recountAsCopies(COPIES);
    ringing.recount();

    for (String code : open) {
      JsonNode moved = only(events(code, MOVED));
      assertThat(moved.at("/request/dueAt").asText()).isEqualTo("2026-11-20T17:00:00+07:00");
    }
    assertThat(events(open.get(0), NotificationRequested.TYPE))
        .extracting(told -> told.path("template").asText())
        .contains("due-date-changed");
    history(open.get(0))
        .body("items.action", equalTo(List.of("receive", "accept", "recount")))
        .body("items[2].automatic", equalTo(true))
        .body(
            "items[2].reason",
            equalTo(
                "Lịch làm việc thay đổi (18/11/2026: nghỉ, Ngày nghỉ ví dụ, theo Quyết định 1/VD);"
                    + " ngày hẹn trả chuyển từ 17:00 ngày 19/11/2026 sang 17:00 ngày 20/11/2026"));
    deadline(open.get(0))
        .body("dueAt", equalTo("2026-11-20T17:00:00+07:00"))
        .body("calendar", equalTo(decisions.number()))
        .body("days[2].status", equalTo("HOLIDAY"))
        .body("days[2].legalBasis", equalTo("Quyết định 1/VD"));
    assertThat(only(events(asked, MOVED)).at("/request/answerDueAt").asText())
        .isEqualTo("2026-12-02T17:00:00+07:00");
    assertThat(events(notAffected, MOVED)).as("the extension alone").hasSize(1);
    assertThat(events(closed, MOVED)).isEmpty();
    deadline(closed)
        .body("dueAt", equalTo("2026-11-19T17:00:00+07:00"))
        .body("days[2].status", equalTo("COUNTED"))
        .body("calendar", not(equalTo(decisions.number())));
    assertThat(
            text(
                "SELECT count(*) FROM request WHERE calendar_version < "
                    + decisions.number()
                    + " AND state = 'ACCEPTED' AND code <> ?",
                "none"))
        .isEqualTo("0");
  }

  @Test
  void countsByTheNewCalendarBeforeAnActionOnAnOldDate() {
    String code = accepted();
    String closed = accepted();
    Api.act(closed, "stop", reason()).then().statusCode(200);
    decisions.dayOff("2026-11-19");
    Api.act(code, "start-step")
        .then()
        .statusCode(200)
        .body("dueAt", equalTo("2026-11-20T17:00:00+07:00"));
    history(code)
        .body("items.action", equalTo(List.of("receive", "accept", "recount", "start-step")));
    Api.act(closed, "note", Map.of("note", "Ghi chú")).then().statusCode(200);
    deadline(closed).body("dueAt", equalTo("2026-11-19T17:00:00+07:00"));
    Api.act(closed, "reopen", reason()).then().body("dueAt", equalTo("2026-11-20T17:00:00+07:00"));
    deadline(closed).body("dueAt", equalTo("2026-11-20T17:00:00+07:00"));
  }

  @Test
  void isNotMovedBackByACopyWithAnOlderCalendar() throws Exception {
    String code = accepted();
    decisions.dayOff("2026-11-17");
    ringing.recount();
    deadline(code).body("dueAt", equalTo("2026-11-20T17:00:00+07:00"));
    decisions.none();
    ringing.recountAsCopies(COPIES);
    deadline(code).body("dueAt", equalTo("2026-11-20T17:00:00+07:00"));
    Api.act(code, "note", Map.of("note", "Ghi chú"))
        .then()
        .body("dueAt", equalTo("2026-11-20T17:00:00+07:00"));
    deadline(code)
        .body("dueAt", equalTo("2026-11-20T17:00:00+07:00"))
        .body("calendar", greaterThan(decisions.number()));
    assertThat(events(code, MOVED)).hasSize(1);
  }

  @Test
  void marksDatesOfAYearThatIsNotKnownUntilItIs() {
    clock.set("2026-12-30T09:00:00");
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept")
        .then()
        .body("dueAt", equalTo("2027-01-04T17:00:00+07:00"))
        .body("dueProvisional", equalTo(true));
    assertThat(
            only(events(code, "vn.evn.request.accepted.v1"))
                .at("/request/dueProvisional")
                .asBoolean())
        .isTrue();
    deadline(code)
        .body("provisional", equalTo(true))
        .body("summary.vi", containsString("tạm tính"));
    decisions.year(2027);
    ringing.recount();
    assertThat(only(events(code, MOVED)).at("/request/dueProvisional").asBoolean()).isFalse();
    history(code).body("items[2].reason", containsString("không còn là tạm tính"));
    assertThat(events(code, NotificationRequested.TYPE))
        .as("the date is as it was")
        .extracting(told -> told.path("template").asText())
        .contains("accepted")
        .doesNotContain("due-date-changed");
  }

  @Test
  void announcesTheDateOfAStep() {
    String code = accepted();
    Api.act(code, "start-step")
        .then()
        .body("step", equalTo("VERIFICATION"))
        .body("stepDueAt", equalTo("2026-11-17T17:00:00+07:00"));
    deadline(code)
        .body("step.code", equalTo("VERIFICATION"))
        .body("step.dueAt", equalTo("2026-11-17T17:00:00+07:00"))
        .body("step.summary.vi", containsString("Hạn 17:00 ngày 17/11/2026"));
    clock.set("2026-11-17T15:24:01");
    ringing.fire();
    JsonNode near = only(events(code, NEAR));
    assertThat(near.at("/change/deadline/kind").asText()).isEqualTo("STEP");
    assertThat(near.at("/change/deadline/step").asText()).isEqualTo("VERIFICATION");
    assertThat(near.at("/change/stepDueAt").asText()).isEqualTo("2026-11-17T17:00:00+07:00");
    assertThat(near.at("/change/reason").asText())
        .startsWith("Hạn của bước \"")
        .endsWith("\" là 17:00 ngày 17/11/2026");
    Api.act(code, "complete-step")
        .then()
        .body("step", equalTo("ANNEX"))
        .body("stepDueAt", equalTo("2026-11-19T17:00:00+07:00"));
    clock.set("2026-11-18T09:00:00");
    ringing.fire();
    assertThat(events(code, BREACHED)).as("done in time").isEmpty();
  }

  @Test
  void beginsTheTimesOfARequestThatWasWrittenWithoutThem() throws SQLException {
    String code = Api.aRequestFor("RENEW");
    execute(
        "UPDATE request SET calendar_version = 0, next_timer_at = NULL,"
            + " work_file = work_file - 'clocks' WHERE code = ?",
        code);
    ringing.recount();
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("version", equalTo(2))
        .body("stepDueAt", equalTo("2026-11-17T17:00:00+07:00"));
    assertThat(events(code, MOVED)).as("nothing that was promised moved").isEmpty();
    assertThat(text("SELECT next_timer_at IS NOT NULL FROM request WHERE code = ?", code))
        .isEqualTo("t");
    history(code).body("items.action", equalTo(List.of("receive", "recount")));
  }

  @Test
  void explainsWaitingExtensionsAndRestarts() {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "request-supplement", reason()).then().statusCode(200);
    clock.set("2026-11-17T09:00:00");
    Api.act(code, "receive-supplement").then().statusCode(200);
    Api.act(code, "accept").then().statusCode(200);
    clock.set("2026-11-18T09:00:00");
    Api.act(code, "request-supplement", reason()).then().statusCode(200);
    deadline(code)
        .body("paused", equalTo(true))
        .body("waiting.why", equalTo("SUPPLEMENT"))
        .body("waiting.about", equalTo("2"))
        .body("answerDueAt", equalTo("2026-12-03T17:00:00+07:00"));
    clock.set("2026-11-19T09:00:00");
    Api.act(code, "receive-supplement").then().statusCode(200);
    Api.act(code, "extend", Map.of("reason", "Mưa bão", "data", due("2026-11-26T17:00:00+07:00")));
    deadline(code)
        .body("dueAt", equalTo("2026-11-26T17:00:00+07:00"))
        .body("countedDueAt", equalTo("2026-11-23T17:00:00+07:00"))
        .body("extendedTo", equalTo("2026-11-26T17:00:00+07:00"))
        .body("paused", equalTo(false))
        .body("waiting", nullValue())
        .body("extensions", hasSize(1))
        .body("extensions[0].from", equalTo("2026-11-23T17:00:00+07:00"))
        .body("extensions[0].reason", equalTo("Mưa bão"))
        .body("restarts", hasSize(1))
        .body("restarts[0].beforeAcceptance", equalTo(true))
        .body("restarts[0].about", equalTo("1"))
        .body(
            "days.status",
            equalTo(
                List.of(
                    "ACCEPTANCE",
                    "COUNTED",
                    "PAUSED_FOR_SUPPLEMENT",
                    "COUNTED",
                    "WEEKEND",
                    "WEEKEND",
                    "COUNTED",
                    "HOLIDAY",
                    "EXTENDED",
                    "EXTENDED")))
        .body("days[2].about", equalTo("2"))
        .body("days[2].vi", equalTo("Không tính: chờ bổ sung hồ sơ, lần 2"))
        .body("days[7].name", equalTo("Ngày Văn hóa Việt Nam"))
        .body("days[7].confidence", equalTo("LOW"))
        .body("summary.vi", containsString("đã gia hạn từ 17:00 ngày 23/11/2026"));
  }

  @Test
  void findsWhatIsPastWithoutLookingAtEveryRequest() throws SQLException {
    execute(
        "INSERT INTO request (code, version, service_type, channel, external_id, unit, state,"
            + " submitted_by, submitted_at, updated_at, queue_at, snapshot, work_file,"
            + " calendar_version)"
            + " SELECT 'ZZ-' || n, 1, 'RENEW', 'CALL_CENTRE', 'ZZ-' || n, 'PD0100', 'COMPLETED', 'x',"
            + " now(), now(), now(), '{}', '{}', 0 FROM generate_series(1, 20000) n WHERE ? <> ''",
        "all");
    execute("ANALYZE request");
    assertThat(
            plan(
                "SELECT code FROM request WHERE next_timer_at < now() ORDER BY next_timer_at LIMIT 50"))
        .contains("request_next_timer")
        .doesNotContain("Seq Scan");
    assertThat(
            plan(
                "SELECT code FROM request WHERE state IN ('SUBMITTED', 'ACCEPTED', 'IN_PROGRESS',"
                    + " 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT') AND calendar_version < 1"
                    + " AND code NOT IN ('') LIMIT 50"))
        .contains("request_open_calendar")
        .doesNotContain("Seq Scan");
    execute("DELETE FROM request WHERE code LIKE ?", "ZZ-%");
  }

  private static String acceptedWithFee() {
    String code = Api.aRequest();
    Api.act(code, "accept").then().statusCode(200);
    return code;
  }

  private String accepted() {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept").then().statusCode(200);
    return code;
  }

  /** More than are counted in one transaction; without the slow look at the API document. */
  private static List<String> manyAccepted() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Map<String, Object> application = Api.anApplication();
      application.put("serviceType", "RENEW");
      application.put("variant", null);
      application.put("customerCode", "PD05000123456");
      application.put("details", Map.of("newEndDate", "2027-12-31"));
      String code =
          Api.wronglyAs("channel")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .body(application)
              .post("/api/v1/requests")
              .then()
              .statusCode(201)
              .extract()
              .path("code");
      Api.wronglyAs("officer")
          .body(Map.of("version", 1))
          .post("/api/v1/requests/" + code + "/actions/accept")
          .then()
          .statusCode(200);
      codes.add(code);
    }
    return codes;
  }

  private static String state(String code) {
    return Api.as("officer").get("/api/v1/requests/" + code).then().extract().path("state");
  }

  private static ValidatableResponse history(String code) {
    return Api.as("auditor").get("/api/v1/requests/" + code + "/history").then().statusCode(200);
  }

  private static ValidatableResponse deadline(String code) {
    return Api.as("officer").get("/api/v1/requests/" + code + "/deadline").then().statusCode(200);
  }

  private static Map<String, Object> reason() {
    return Map.of("reason", "Lý do ví dụ");
  }

  private static Map<String, Object> due(String dueAt) {
    return Map.of("dueAt", dueAt);
  }

  private static Map<String, Object> fee() {
    return Map.of("code", "WORKS", "name", "Chi phí ví dụ", "amountVnd", 450000);
  }

  private static JsonNode only(List<JsonNode> events) {
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  /** Data of the events of a type about a request, in order. */
  private static List<JsonNode> events(String code, String type) {
    try (Connection connection = connection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT payload FROM outbox_event WHERE event_key = ? ORDER BY id")) {
      query.setString(1, code);
      List<JsonNode> events = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          JsonNode event = JSON.readTree(rows.getBytes(1));
          if (event.path("type").asText().equals(type)) {
            events.add(event.path("data"));
          }
        }
      }
      return events;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String plan(String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection connection = connection();
        PreparedStatement query = connection.prepareStatement("EXPLAIN " + sql);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  private static String text(String sql, String code) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, code);
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }

  private static void execute(String sql, String... values) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
  }
}
