package vn.evn.portal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.testing.RealServers;
import vn.evn.portal.Calls;
import vn.evn.portal.Database;
import vn.evn.portal.Messages;
import vn.evn.portal.PublishedEvents;
import vn.evn.portal.RequestStories;
import vn.evn.portal.outbound.StubPortal.Trouble;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(value = StubPortal.class, restrictToAnnotatedClass = true)
class OutboundTest {
  private static final String SYNC = "DongBoHoSoMC";
  private static final String STEP = "CapNhatTienDoHoSoMC";
  private static final String STATE = "DongBoTrangThaiHoSo";

  @Test
  void tellsThePortalEveryChangeInOrder() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier).document(aPaper());
    story.tell(RequestEvents.RECEIVED, RequestState.SUBMITTED);
    awaitSent(dossier, 2);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(dossier, 5);
    story.tell(RequestEvents.STEP_CHANGED, RequestState.IN_PROGRESS, "SURVEY", null);
    awaitSent(dossier, 7);
    story.supplementAsked("Thiếu hợp đồng thuê nhà");
    story.tell(
        RequestEvents.SUPPLEMENT_REQUESTED,
        RequestState.AWAITING_SUPPLEMENT,
        null,
        "Thiếu hợp đồng thuê nhà");
    awaitSent(dossier, 10);
    story.feeAsked("Chi phí", 450_000);
    story.tell(RequestEvents.PAYMENT_REQUESTED, RequestState.AWAITING_PAYMENT);
    awaitSent(dossier, 12);
    story.tell(RequestEvents.COMPLETED, RequestState.COMPLETED);
    awaitSent(dossier, 14);
    story.result("Hợp đồng mua bán điện", aPaper());
    story.tell(RequestEvents.RESULT_RETURNED, RequestState.RESULT_RETURNED);
    awaitSent(dossier, 16);

    List<StubPortal.Call> calls = StubPortal.callsFor(dossier);
    assertThat(calls)
        .extracting(StubPortal.Call::service)
        .containsExactly(
            SYNC, STEP, SYNC, STEP, STATE, SYNC, STEP, SYNC, STEP, STATE, SYNC, STEP, SYNC, STEP,
            SYNC, STEP);
    assertThat(values(calls, SYNC, "/isUpdating"))
        .containsExactly("False", "True", "True", "True", "True", "True", "True");
    assertThat(values(calls, SYNC, "/data/0/TrangThaiHoSo"))
        .containsExactly("1", "2", "4", "5", "6", "9", "10");
    assertThat(values(calls, STEP, "/data/0/TrangThai"))
        .containsExactly("1", "2", "4", "5", "6", "9", "10");
    assertThat(values(calls, STATE, "/data/TrangThai")).containsExactly("2", "5");
    assertThat(values(calls, STATE, "/type")).containsExactly("2", "2");
    assertThat(values(calls, STATE, "/data/NgayXuLy")).doesNotContain("");
    assertThat(values(calls, STATE, "/data/NoiDung").get(1)).contains("Thiếu hợp đồng thuê nhà");

    JsonNode last = calls.get(calls.size() - 2).body();
    assertThat(last.path("madonvi").asText()).isEqualTo("Z99.05");
    JsonNode whole = last.at("/data/0");
    assertThat(whole.path("MaHoSo").asText()).isEqualTo(dossier);
    assertThat(whole.path("MaTTHC").asText()).isEqualTo("9.990001");
    assertThat(whole.path("KenhThucHien").asText()).isEqualTo("2");
    assertThat(whole.path("NoiNopHoSo").asText()).isEqualTo("1");
    assertThat(whole.at("/DinhDanhCHS/0/LoaiDinhDanh").asText()).isEqualTo("1");
    assertThat(whole.path("NgayTiepNhan").asText()).isEqualTo("20261116094000");
    assertThat(whole.path("NgayHenTra").asText()).isEqualTo("20261119170000");
    assertThat(whole.path("NgayKetThucXuLy").asText()).hasSize(14);
    assertThat(whole.path("NgayTra").asText()).hasSize(14);
    assertThat(whole.path("NgayTuChoi").asText()).isEmpty();
    assertThat(whole.at("/DanhSachHoSoBoSung/0/NoiDungBoSung").asText())
        .isEqualTo("Thiếu hợp đồng thuê nhà");
    assertThat(whole.at("/DanhSachHoSoBoSung/0/TrangThaiBoSung").isBoolean()).isTrue();
    assertThat(whole.at("/DanhSachHoSoBoSung/0/NgayHenTraTruoc").asText()).hasSize(14);
    assertThat(whole.at("/DuocThanhToanTrucTuyen").asText()).isEqualTo("3");
    assertThat(whole.at("/DanhSachLePhi/0/Gia").asText()).isEqualTo("450000");
    assertThat(whole.at("/DanhSachGiayToKetQua/0/TenGiayTo").asText())
        .isEqualTo("Hợp đồng mua bán điện");
    assertThat(whole.at("/TaiLieuNop/0/DuongDanTaiTepTin").asText()).startsWith("http");
    assertThat(whole.toString()).doesNotContain(":null");
  }

  @Test
  void tellsARefusalWithItsReason() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier);
    story.tell(RequestEvents.REFUSED, RequestState.REFUSED, null, "Ngoài phạm vi cấp điện");
    awaitSent(dossier, 3);
    List<StubPortal.Call> calls = StubPortal.callsFor(dossier);
    assertThat(values(calls, SYNC, "/data/0/TrangThaiHoSo")).containsExactly("3");
    assertThat(values(calls, SYNC, "/data/0/NgayTuChoi").get(0)).hasSize(14);
    assertThat(values(calls, STATE, "/data/TrangThai")).containsExactly("5");
    assertThat(values(calls, STATE, "/data/NoiDung").get(0)).contains("Ngoài phạm vi cấp điện");
  }

  @Test
  void asksFirstWhenItIsNotKnownWhetherADossierWasCreated() {
    for (Trouble lost : List.of(Trouble.CUT_AFTER_SUCCESS, Trouble.LATE_AFTER_SUCCESS)) {
      String dossier = aDossier();
      StubPortal.trouble(dossier, lost);
      RequestStories.of(dossier).tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
      awaitSent(dossier, 3);
      List<StubPortal.Call> calls = StubPortal.callsFor(dossier);
      assertThat(calls)
          .extracting(StubPortal.Call::service)
          .containsExactly(SYNC, "TraCuuHoSo", SYNC, STEP, STATE);
      assertThat(values(calls, SYNC, "/isUpdating")).containsExactly("False", "True");
    }
  }

  @Test
  void turnsACreateIntoAnUpdateOnceWhenTheDossierExists() {
    String dossier = aDossier();
    StubPortal.knows(dossier);
    RequestStories.of(dossier).tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(dossier, 3);
    assertThat(values(StubPortal.callsFor(dossier), SYNC, "/isUpdating"))
        .containsExactly("False", "True");
  }

  @Test
  void logsInAgainOnceWhenTheSessionIsOver() {
    String first = aDossier();
    RequestStories.of(first).tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(first, 3);
    int logins = StubPortal.logins();
    StubPortal.expireSessions();
    String second = aDossier();
    RequestStories.of(second).tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(second, 3);
    assertThat(StubPortal.logins()).isEqualTo(logins + 1);
    assertThat(StubPortal.callsFor(second))
        .extracting(StubPortal.Call::service)
        .containsExactly(SYNC, STEP, STATE);
  }

  @Test
  void understandsLenientAnswers() {
    String dossier = aDossier();
    StubPortal.trouble(
        dossier, Trouble.CODE_AS_TEXT, Trouble.SUCCESS_IN_WORDS_ALONE, Trouble.CODE_AS_TEXT);
    RequestStories.of(dossier).tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(dossier, 3);
    assertThat(StubPortal.callsFor(dossier))
        .extracting(StubPortal.Call::service)
        .containsExactly(SYNC, STEP, STATE);
  }

  @Test
  void triesAgainAfterAnErrorPageAndKeepsTheOrder() {
    String dossier = aDossier();
    StubPortal.trouble(dossier, Trouble.HTML_ERROR_PAGE, Trouble.HTML_ERROR_PAGE);
    RequestStories story = RequestStories.of(dossier);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    story.tell(RequestEvents.STEP_CHANGED, RequestState.IN_PROGRESS, "SURVEY", null);
    awaitSent(dossier, 5);
    assertThat(StubPortal.steps(dossier))
        .extracting(step -> step.path("TrangThai").asText())
        .containsExactly("2", "4");
    assertThat(StubPortal.states(dossier)).hasSize(1);
    assertThat(StubPortal.dossier(dossier).path("TrangThaiHoSo").asText()).isEqualTo("4");
  }

  @Test
  void catchesUpWithOneReplacementAndTheStepsTogether() {
    String dossier = aDossier();
    int steps = 12;
    StubPortal.away(true);
    try {
      RequestStories story = RequestStories.of(dossier);
      story.tell(RequestEvents.RECEIVED, RequestState.SUBMITTED);
      for (int i = 1; i < steps; i++) {
        story.tell(RequestEvents.STEP_CHANGED, RequestState.IN_PROGRESS, "STEP_" + i, null);
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> tasks(dossier, "PENDING") == steps + 2);
    } finally {
      StubPortal.away(false);
    }
    awaitSent(dossier, steps + 2);
    List<StubPortal.Call> calls =
        StubPortal.callsFor(dossier).stream()
            .filter(call -> !call.service().equals("TraCuuHoSo"))
            .toList();
    assertThat(calls).extracting(StubPortal.Call::service).containsExactly(SYNC, STEP, STEP);
    assertThat(calls.get(1).body().path("data")).hasSize(10);
    assertThat(StubPortal.steps(dossier)).hasSize(steps).doesNotHaveDuplicates();
    assertThat(StubPortal.dossier(dossier).path("TrangThaiHoSo").asText()).isEqualTo("4");
  }

  @Test
  void callsSeldomWhileTheBusIsDownAndGoesOnByItself() {
    String dossier = aDossier();
    StubPortal.away(true);
    try {
      for (int i = 0; i < 5; i++) {
        RequestStories.of(i == 0 ? dossier : aDossier())
            .tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !Database.value("SELECT open_until FROM portal_circuit").equals("null"));
      int before = StubPortal.received();
      Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
      // Without the circuit breaker each of the dossiers would be tried once a second or oftener.
      assertThat(StubPortal.received() - before).isLessThanOrEqualTo(6);
    } finally {
      StubPortal.away(false);
    }
    awaitSent(dossier, 3);
    assertThat(Database.value("SELECT open_until FROM portal_circuit")).isEqualTo("null");
  }

  @Test
  void tellsADossierAnewThatThePortalHasLost() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(dossier, 3);
    StubPortal.forgets(dossier);
    story.tell(RequestEvents.COMPLETED, RequestState.COMPLETED);
    awaitSent(dossier, 5);
    assertThat(StubPortal.dossier(dossier).path("TrangThaiHoSo").asText()).isEqualTo("9");
    assertThat(StubPortal.steps(dossier))
        .extracting(step -> step.path("TrangThai").asText())
        .containsExactly("2", "9");
  }

  @Test
  void tellsAPaperAsDeletedThatTheRequestHasNoLonger() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier).document(aPaper());
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(dossier, 3);
    story.withoutDocuments().tell(RequestEvents.COMPLETED, RequestState.COMPLETED);
    awaitSent(dossier, 5);
    JsonNode papers = StubPortal.dossier(dossier).path("TaiLieuNop");
    assertThat(papers).hasSize(1);
    assertThat(papers.at("/0/IsDeleted").asText()).isEqualTo("True");
    assertThat(papers.at("/0/TepDinhKemId").asText()).isEqualTo(aPaper().id());
    assertThat(secondsLeft(papers.at("/0/DuongDanTaiTepTin").asText())).isNegative();
  }

  @Test
  void reportsNothingThatNobodyProcessed() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    story.tell(RequestEvents.DEADLINE_NEAR, RequestState.ACCEPTED);
    story.tell(RequestEvents.COMPLETED, RequestState.COMPLETED);
    awaitSent(dossier, 5);
    assertThat(StubPortal.steps(dossier))
        .extracting(step -> step.path("TrangThai").asText())
        .containsExactly("2", "9");
  }

  @Test
  void doesNotTellAChangeAgainWhenTheProjectionIsRebuilt() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier);
    List<byte[]> told = new ArrayList<>();
    told.add(story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED));
    told.add(story.tell(RequestEvents.DUE_DATE_CHANGED, RequestState.ACCEPTED));
    awaitSent(dossier, 4);
    told.add(story.tell(RequestEvents.COMPLETED, RequestState.COMPLETED));
    awaitSent(dossier, 6);
    Database.change("DELETE FROM request_projection WHERE code_key = ?", dossier);
    Database.change("DELETE FROM inbox_event");
    told.forEach(story::send);
    story.tell(RequestEvents.RESULT_RETURNED, RequestState.RESULT_RETURNED);
    awaitSent(dossier, 8);
    // The second change left no replacement: nor does it now, when a newer one is the last.
    assertThat(values(StubPortal.callsFor(dossier), SYNC, "/data/0/TrangThaiHoSo"))
        .containsExactly("2", "9", "10");
    assertThat(StubPortal.steps(dossier))
        .extracting(step -> step.path("TrangThai").asText())
        .containsExactly("2", "2", "9", "10");
  }

  @Test
  void tellsTheStepAloneWhenNothingInTheDossierHasChanged() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier).document(aPaper());
    story.tell(RequestEvents.STEP_CHANGED, RequestState.IN_PROGRESS, "SURVEY", null);
    awaitSent(dossier, 2);
    story.tell(RequestEvents.STEP_CHANGED, RequestState.IN_PROGRESS, "DESIGN", null);
    awaitSent(dossier, 3);
    story.tell(RequestEvents.COMPLETED, RequestState.COMPLETED);
    awaitSent(dossier, 5);
    // As it was before, but not as it was told last.
    story.tell(RequestEvents.REOPENED, RequestState.IN_PROGRESS, "SURVEY", null);
    awaitSent(dossier, 7);
    assertThat(values(StubPortal.callsFor(dossier), SYNC, "/data/0/TrangThaiHoSo"))
        .containsExactly("4", "9", "4");
    assertThat(StubPortal.steps(dossier)).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void tellsADossierAgainWhoseLastReplacementWasGivenUp() {
    String dossier = aDossier();
    StubPortal.trouble(dossier, Trouble.REFUSAL, Trouble.REFUSAL, Trouble.REFUSAL, Trouble.REFUSAL);
    RequestStories story = RequestStories.of(dossier);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> tasks(dossier, "DEAD") == 1);
    story.tell(RequestEvents.DUE_DATE_CHANGED, RequestState.ACCEPTED);
    awaitSent(dossier, 5);
    assertThat(tasks(dossier, "SUPERSEDED")).isEqualTo(1);
    assertThat(StubPortal.steps(dossier)).hasSize(2);
  }

  @Test
  void isNotHeldBackByAReplacementGivenUpWhileANewerOneCame() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(dossier, 3);
    story.tell(RequestEvents.COMPLETED, RequestState.COMPLETED);
    awaitSent(dossier, 5);
    // As it is left when the first one fails for the last time after the second has been queued.
    Database.change(
        "UPDATE outbound_task t SET status = CASE WHEN id = (SELECT max(id) FROM outbound_task"
            + " WHERE code_key = t.code_key AND service = t.service) THEN 'PENDING' ELSE 'DEAD' END"
            + " WHERE code_key = ? AND service = ?",
        dossier,
        SYNC);
    Database.change("UPDATE outbound_dossier SET next_at = now() WHERE code_key = ?", dossier);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> tasks(dossier, "PENDING") == 0);
    assertThat(values(StubPortal.callsFor(dossier), SYNC, "/data/0/TrangThaiHoSo"))
        .containsExactly("2", "9", "9");
  }

  @Test
  void givesADossierUpAfterALimitWithoutHoldingTheOthersAndReplaysItByCommand() {
    String blocked = aDossier();
    StubPortal.trouble(blocked, Trouble.REFUSAL, Trouble.REFUSAL, Trouble.REFUSAL, Trouble.REFUSAL);
    RequestStories.of(blocked).tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    String other = aDossier();
    RequestStories.of(other).tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(other, 3);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> tasks(blocked, "DEAD") == 1);
    assertThat(StubPortal.callsFor(blocked)).isEmpty();
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () ->
                assertThat(RestAssured.get("/q/metrics").asString())
                    .containsPattern("(?m)^portal_outbound_dead\\{?.*\\}? [1-9]")
                    .containsPattern("(?m)^portal_outbound_waiting\\{?.*\\}? [1-9]")
                    .containsPattern("(?m)^portal_outbound_oldest_age_seconds\\{?.*\\}? [0-9]")
                    .containsPattern("(?m)^portal_outbound_circuit_open\\{?.*\\}? [01]"));

    String id =
        Database.value(
            "SELECT id FROM outbound_task WHERE code_key = ? AND status = 'DEAD'", blocked);
    Calls.as("auditor")
        .get("/portal/v1/operator/outbound?status=DEAD")
        .then()
        .statusCode(200)
        .body("dossier", hasItem(blocked));
    Calls.as("supervisor")
        .post("/portal/v1/operator/outbound/" + id + "/replay")
        .then()
        .statusCode(200);
    awaitSent(blocked, 3);
    Calls.as("supervisor")
        .post("/portal/v1/operator/outbound/" + id + "/replay")
        .then()
        .statusCode(404);
  }

  @Test
  void reportsAChangeOnceHoweverOftenItIsDelivered() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier);
    byte[] first = story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    story.tell(RequestEvents.STEP_CHANGED, RequestState.IN_PROGRESS, "SURVEY", null);
    story.send(first);
    story.tell(RequestEvents.COMPLETED, RequestState.COMPLETED);
    awaitSent(dossier, 7);
    assertThat(StubPortal.steps(dossier))
        .extracting(step -> step.path("TrangThai").asText())
        .containsExactly("2", "4", "9");
  }

  @Test
  void keepsRequestsOfServicesThatAreNotOnThePortalWithoutReportingThem() {
    RequestStories story =
        RequestStories.ofChannel(Channel.CALL_CENTRE, Messages.newCode())
            .service("RECONNECT", "STANDARD");
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Database.value(
                        "SELECT count(*) FROM request_projection WHERE request_code = ?",
                        story.requestCode())
                    .equals("1"));
    assertThat(
            Database.value(
                "SELECT count(*) FROM outbound_task WHERE origin = ?", story.requestCode()))
        .isEqualTo("0");
  }

  @Test
  void givesARequestBornHereItsDossierCodeAndReportsIt() {
    RequestStories story = RequestStories.ofChannel(Channel.COUNTER, "Q-" + Messages.newCode());
    story.tell(RequestEvents.RECEIVED, RequestState.SUBMITTED);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !ownCodeOf(story).equals("null"));
    String code = ownCodeOf(story);
    awaitSent(code, 4);
    assertThat(code).matches("Z99\\.14-\\d{6}-\\d{4,6}");
    JsonNode told = StubPortal.dossier(code);
    assertThat(told.path("KenhThucHien").asText()).isEqualTo("1");
    assertThat(told.path("NoiNopHoSo").asText()).isEqualTo("2");
    assertThat(told.path("MaTTHC").asText()).isEqualTo("9.990001");
    assertThat(StubPortal.steps(code))
        .extracting(step -> step.path("TrangThai").asText())
        .containsExactly("1", "2");
    // Only a dossier that was born on the portal has a state there.
    assertThat(StubPortal.states(code)).isEmpty();
    List<JsonNode> announced = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code, 1);
    assertThat(announced).hasSize(1);
    assertThat(announced.get(0).path("type").asText())
        .isEqualTo("vn.evn.application.registered.v1");
    assertThat(announced.get(0).at("/data/requestCode").asText()).isEqualTo(story.requestCode());
    Calls.as("portal")
        .get("/portal/v1/applications/" + code)
        .then()
        .statusCode(200)
        .body("MaHoSo", equalTo(code))
        .body("TrangThai", equalTo("2"));
  }

  private static String ownCodeOf(RequestStories story) {
    return Database.value(
        "SELECT code FROM own_dossier_code WHERE request_code = ?", story.requestCode());
  }

  @Test
  void tellsWhereADossierStands() {
    String dossier = aDossier();
    Calls.as("portal")
        .get("/portal/v1/applications/" + dossier)
        .then()
        .statusCode(200)
        .body("TrangThai", equalTo("1"));
    RequestStories story = RequestStories.of(dossier);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    story.tell(RequestEvents.STEP_CHANGED, RequestState.IN_PROGRESS, "SURVEY", null);
    awaitSent(dossier, 5);
    Calls.as("portal")
        .get("/portal/v1/applications/" + dossier.toLowerCase(Locale.ROOT))
        .then()
        .statusCode(200)
        .body("MaHoSo", equalTo(dossier))
        .body("MaHoSoDonVi", equalTo(story.requestCode()))
        .body("TrangThai", equalTo("4"))
        .body("BuocXuLy", equalTo("SURVEY"))
        .body("NgayHenTra", equalTo("20261119170000"))
        .body("TienTrinh.TrangThai", equalTo(List.of("2", "4")));
    Calls.as("portal").get("/portal/v1/applications/Z99.05-261116-9999").then().statusCode(404);
  }

  @Test
  void handsAPaperToWhoeverHasItsSignedAddressAlone() {
    String dossier = aDossier();
    JsonNode paper =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf(dossier, 1).get(0).at("/data/documents/0");
    Calls.as("portal")
        .get("/portal/v1/applications/" + dossier + "/files")
        .then()
        .statusCode(200)
        .body("TaiLieu", hasSize(0));
    RequestStories.of(dossier)
        .document(
            new DocumentReference(
                paper.path("id").asText(),
                paper.path("name").asText(),
                paper.path("type").asText(),
                paper.path("sha256").asText(),
                paper.path("sizeBytes").asLong(),
                DocumentReference.State.STORED))
        .tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitSent(dossier, 3);
    String address =
        values(StubPortal.callsFor(dossier), SYNC, "/data/0/TaiLieuNop/0/DuongDanTaiTepTin").get(0);
    String path = address.substring(address.indexOf("/portal/v1/files/"));
    byte[] bytes =
        RestAssured.given()
            .urlEncodingEnabled(false)
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.US_ASCII)).startsWith("%PDF");
    String forged = path.substring(0, path.length() - 1) + (path.endsWith("0") ? "1" : "0");
    RestAssured.given().urlEncodingEnabled(false).get(forged).then().statusCode(401);
    RestAssured.get(path.substring(0, path.indexOf('?'))).then().statusCode(401);
    assertThat(secondsLeft(path)).isBetween(6 * 86_400L, 7 * 86_400L);

    JsonPath asked =
        Calls.as("portal")
            .get("/portal/v1/applications/" + dossier + "/files")
            .then()
            .statusCode(200)
            .header("Cache-Control", "no-store")
            .body("MaHoSo", equalTo(dossier))
            .body("TaiLieu.TepDinhKemId", equalTo(List.of(paper.path("id").asText())))
            .extract()
            .jsonPath();
    String shortLived = asked.getString("TaiLieu[0].DuongDanTaiTepTin");
    assertThat(secondsLeft(shortLived)).isBetween(1L, 900L);
    RestAssured.given()
        .urlEncodingEnabled(false)
        .get(shortLived.substring(shortLived.indexOf("/portal/v1/files/")))
        .then()
        .statusCode(200);
    Calls.as("portal")
        .get(
            "/portal/v1/applications/"
                + dossier
                + "/files?limit=1&cursor="
                + paper.path("id").asText())
        .then()
        .body("TaiLieu", hasSize(0))
        .body("next", nullValue());
    Calls.as("portal")
        .get("/portal/v1/applications/Z99.05-261116-9999/files")
        .then()
        .statusCode(404);
    Calls.wronglyAs("portal")
        .get("/portal/v1/applications/" + dossier + "/files?limit=0")
        .then()
        .statusCode(422);
  }

  private static long secondsLeft(String address) {
    String expires = address.replaceFirst("^.*[?&]expires=(\\d+).*$", "$1");
    return Long.parseLong(expires) - Instant.now().getEpochSecond();
  }

  private static DocumentReference aPaper() {
    return new DocumentReference(
        "7a1f0f7e-0000-4000-8000-000000000001",
        "giay-to.pdf",
        "application/pdf",
        "a".repeat(64),
        10,
        DocumentReference.State.STORED);
  }

  /** A dossier that was taken in; its code. */
  private static String aDossier() {
    ObjectNode application = Messages.newSupply();
    Calls.push(application).then().statusCode(200).body("error_code", equalTo(0));
    return application.get("MaHoSo").asText();
  }

  /** Waits until so many messages about a dossier were taken by the portal. */
  private static void awaitSent(String dossier, int messages) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> tasks(dossier, "DONE") + tasks(dossier, "SUPERSEDED") == messages);
  }

  private static int tasks(String dossier, String status) {
    return Integer.parseInt(
        Database.value(
            "SELECT count(*) FROM outbound_task WHERE code_key = ? AND status = ?",
            dossier,
            status));
  }

  private static List<String> values(List<StubPortal.Call> calls, String service, String pointer) {
    List<String> values = new ArrayList<>();
    for (StubPortal.Call call : calls) {
      if (call.service().equals(service)) {
        values.add(call.body().at(pointer).asText());
      }
    }
    return values;
  }
}
