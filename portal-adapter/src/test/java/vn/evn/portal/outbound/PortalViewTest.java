package vn.evn.portal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.testing.RealServers;
import vn.evn.portal.Calls;
import vn.evn.portal.Database;
import vn.evn.portal.Messages;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.RequestStories;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.procedure.Procedures;
import vn.evn.portal.rating.RatingMessage;
import vn.evn.portal.rating.Ratings;

/** Whatever happens on the way, the portal ends up knowing what we know: no more, no less. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(value = StubPortal.class, restrictToAnnotatedClass = true)
class PortalViewTest {
  private static final List<RequestState> STATES =
      List.of(
          RequestState.ACCEPTED,
          RequestState.IN_PROGRESS,
          RequestState.IN_PROGRESS,
          RequestState.AWAITING_SUPPLEMENT,
          RequestState.AWAITING_PAYMENT,
          RequestState.STOPPED,
          RequestState.COMPLETED,
          RequestState.RESULT_RETURNED);

  @Inject OutboundQueue queue;
  @Inject PortalSessions sessions;
  @Inject PortalCircuit circuit;
  @Inject RetryRules rules;
  @Inject PaperAddresses papers;
  @Inject PortalConfig config;
  @Inject ObjectMapper json;
  @Inject Ratings ratings;
  @Inject RatingMessage ratingMessage;
  @Inject Procedures procedures;

  /** One dossier, what was told of it, and what the portal should know in the end. */
  private static final class Course {
    private final String dossier;
    private final RequestStories story;
    private final List<byte[]> told = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    private Course(String dossier) {
      this.dossier = dossier;
      this.story = RequestStories.of(dossier);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20201209, 745_000})
  void endsEqualToOursAfterAnyDeliveriesAndFaultsWithTwoCopiesAtWork(long seed) throws Exception {
    OutboundSender secondCopy = aSecondCopy();
    secondCopy.startWorkers();
    Random random = new Random(seed);
    List<Course> courses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      courses.add(new Course(aDossier()));
    }
    StubPortal.misbehave(seed);
    try {
      for (int change = 0; change < 60; change++) {
        Course course = courses.get(random.nextInt(courses.size()));
        if (!course.told.isEmpty() && random.nextInt(4) == 0) {
          // Delivered again, perhaps long after: the broker promises at least once.
          course.story.send(course.told.get(random.nextInt(course.told.size())));
          continue;
        }
        RequestState next =
            course.told.isEmpty()
                ? RequestState.SUBMITTED
                : STATES.get(random.nextInt(STATES.size()));
        String step = next == RequestState.IN_PROGRESS ? "STEP_" + change : null;
        course.told.add(
            course.story.tell(
                next == RequestState.SUBMITTED
                    ? RequestEvents.RECEIVED
                    : RequestEvents.STEP_CHANGED,
                next,
                step,
                "Lần " + change));
        course.steps.add("Lần " + change);
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () ->
                  assertThat(
                          Database.value(
                              "SELECT count(*) FILTER (WHERE status = 'DONE' AND service LIKE 'Cap%')"
                                  + " || ' steps, ' || count(*) FILTER (WHERE status NOT IN"
                                  + " ('DONE', 'SUPERSEDED')) || ' open' FROM outbound_task"
                                  + " WHERE code_key = ANY (string_to_array(?, ','))",
                              String.join(",", courses.stream().map(c -> c.dossier).toList())))
                      .isEqualTo(
                          courses.stream().mapToInt(c -> c.steps.size()).sum() + " steps, 0 open"));
    } finally {
      StubPortal.misbehave(null);
      secondCopy.stopWorkers();
    }
    for (Course course : courses) {
      assertThat(StubPortal.steps(course.dossier))
          .as("steps of %s, seed %d", course.dossier, seed)
          .extracting(step -> step.path("NoiDungXuLy").asText().replaceFirst("^.*: ", ""))
          .containsExactlyElementsOf(course.steps);
      String ours =
          Database.value(
              "SELECT snapshot->>'state' FROM request_projection WHERE code_key = ?",
              course.dossier);
      assertThat(StubPortal.dossier(course.dossier).path("TrangThaiHoSo").asText())
          .isEqualTo(
              String.valueOf(
                  vn.evn.portal.projection.PortalState.codeOf(RequestState.valueOf(ours))));
    }
  }

  @Test
  void logsInOnceForAllCopiesWhenTheSessionIsOver() throws Exception {
    List<PortalClient> copies = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      copies.add(new PortalClient(config, json, sessions));
    }
    for (PortalClient copy : copies) {
      assertThat(copy.lookUp("Z99.05-261116-0000").isSuccess()).isTrue();
    }
    int logins = StubPortal.logins();
    StubPortal.expireSessions();
    ExecutorService threads = Executors.newFixedThreadPool(12);
    List<Future<PortalAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      PortalClient copy = copies.get(i % copies.size());
      answers.add(threads.submit(() -> copy.lookUp("Z99.05-261116-0000")));
    }
    for (Future<PortalAnswer> answer : answers) {
      assertThat(answer.get().isSuccess()).isTrue();
    }
    threads.shutdown();
    assertThat(StubPortal.logins()).isEqualTo(logins + 1);
  }

  @Test
  void looksForAStepThatACopyMayHaveSentBeforeItDied() {
    String dossier = aDossier();
    RequestStories story = RequestStories.of(dossier);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    awaitDone(dossier, 3);
    // As a copy leaves it that is killed after the portal has the step and before it is noted.
    Database.change(
        "UPDATE outbound_task SET status = 'PENDING', done_at = NULL, sending_since = now()"
            + " WHERE code_key = ? AND service = ?",
        dossier,
        PortalServices.PROGRESS);
    Database.change("UPDATE outbound_dossier SET next_at = now() WHERE code_key = ?", dossier);
    awaitDone(dossier, 3);
    assertThat(StubPortal.steps(dossier)).hasSize(1);
  }

  @Test
  void tellsTheRatingsOfAMonthThatIsOverOnceAndAgainWhenOneComesLate() {
    rated("VERY_SATISFIED", null);
    rated("VERY_SATISFIED", "SATISFIED");
    rated("NOT_SATISFIED", "NOT_SATISFIED");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Database.value("SELECT count(*) FROM rating").equals("3"));
    queueRatingsAt("2026-11-30T16:59:59Z");
    assertThat(ratingTasks()).isEqualTo("0");
    queueRatingsAt("2026-11-30T17:00:00Z");
    queueRatingsAt("2026-12-01T05:00:00Z");
    assertThat(ratingTasks()).isEqualTo("1");
    awaitRatings(1);
    var item = StubPortal.callsOf(PortalServices.RATINGS).get(0).body().at("/data/0");
    assertThat(StubPortal.callsOf(PortalServices.RATINGS).toString()).doesNotContain("Ý kiến");
    assertThat(json.convertValue(item, Map.class))
        .containsEntry("NgayTongHop", "11-2026")
        .containsEntry("Madonvi", "Z99.14")
        .containsEntry("MaThuTuc", "9.990001")
        .containsEntry("TongSoNguoiDanhGia", 3)
        .containsEntry("PhanTramDanhGiaRatHaiLong", "33%")
        .containsEntry("PhanTramDanhGiaHaiLong", "33%")
        .containsEntry("PhanTramDanhGiaChuaHaiLong", "34%")
        .containsEntry("PhanTramDanhGiaDichVuRatHaiLong", "67%")
        .containsEntry("PhanTramDanhGiaDichVuHaiLong", "0%")
        .containsEntry("PhanTramDanhGiaDichVuChuaHaiLong", "33%");
    rated("SATISFIED", null);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Database.value("SELECT count(*) FROM rating").equals("4"));
    queueRatingsAt("2026-12-01T06:00:00Z");
    awaitRatings(2);
  }

  @Test
  void findsWhatThePortalKnowsDifferentlyAndTellsItAgainByCommand() {
    String lost = aDossier();
    String other = aDossier();
    for (String dossier : List.of(lost, other)) {
      RequestStories story = RequestStories.of(dossier);
      story.tell(RequestEvents.RECEIVED, RequestState.SUBMITTED);
      story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
      awaitDone(dossier, 5);
    }
    StubPortal.forgets(lost);
    StubPortal.changes(other, "TrangThaiHoSo", "4");
    StubPortal.changes(other, "NgayHenTra", "20261120170000");
    StubPortal.lists(other, PortalTime.format(OffsetDateTime.now()).substring(0, 8));
    StubPortal.lists("Z99.05-261116-9998", PortalTime.format(OffsetDateTime.now()).substring(0, 8));

    String run = compared();
    Calls.as("auditor")
        .get("/portal/v1/operator/parity/" + run + "/findings?limit=3")
        .then()
        .statusCode(200)
        .body("items", hasSize(3))
        .body("next", notNullValue());
    List<String> found = new ArrayList<>();
    List<Map<String, String>> findings =
        Calls.as("auditor")
            .get("/portal/v1/operator/parity/" + run + "/findings")
            .then()
            .statusCode(200)
            .extract()
            .path("items");
    findings.forEach(f -> found.add(f.get("dossier") + " " + f.get("kind") + " " + f.get("ours")));
    assertThat(found)
        .containsExactlyInAnyOrder(
            lost + " MISSING_THERE state 2",
            other + " OTHER_STATE 2",
            other + " OTHER_DUE_DATE 20261119170000",
            "Z99.05-261116-9998 MISSING_HERE ");

    Calls.as("supervisor")
        .post("/portal/v1/operator/parity/" + run + "/repair")
        .then()
        .statusCode(200)
        .body("queued", equalTo(2))
        .body("left", equalTo(1));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(StubPortal.steps(lost))
                  .extracting(step -> step.path("TrangThai").asText())
                  .containsExactly("1", "2");
              assertThat(StubPortal.dossier(other).path("NgayHenTra").asText())
                  .isEqualTo("20261119170000");
            });
    assertThat(StubPortal.dossier(lost).path("TrangThaiHoSo").asText()).isEqualTo("2");
    assertThat(StubPortal.steps(other)).hasSize(2);
    Calls.as("supervisor")
        .post("/portal/v1/operator/parity/" + run + "/repair")
        .then()
        .body("queued", equalTo(0));
    Calls.as("supervisor").post("/portal/v1/operator/parity/999999/repair").then().statusCode(404);
    assertThat(
            Database.value(
                "SELECT count(*) FROM parity_finding WHERE run_id::text = ?", compared()))
        .as("only what cannot be mended from here is left")
        .isEqualTo("1");
  }

  /** Runs a comparison to its end; its identifier. */
  private static String compared() {
    String run =
        String.valueOf(
            Calls.as("supervisor")
                .post("/portal/v1/operator/parity")
                .then()
                .statusCode(202)
                .extract()
                .<Integer>path("id"));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                !Database.value("SELECT finished_at FROM parity_run WHERE id::text = ?", run)
                    .equals("null"));
    assertThat(Database.value("SELECT trouble FROM parity_run WHERE id::text = ?", run))
        .isEqualTo("null");
    return run;
  }

  @Test
  void holdsOurProceduresAgainstThePortalsAndUsesTheLastAnswerWhileItIsAway() {
    for (String code : procedures.codes()) {
      StubPortal.hasProcedure(code, procedures.find(code).orElseThrow().name(), "1");
    }
    Calls.as("auditor")
        .get("/portal/v1/operator/catalogues/agreement")
        .then()
        .statusCode(200)
        .body("agrees", equalTo(true));
    StubPortal.hasProcedure("9.990018", "Tên khác", "0");
    Calls.as("auditor")
        .get("/portal/v1/operator/catalogues/agreement")
        .then()
        .body("agrees", equalTo(true));
    Database.change("UPDATE portal_catalogue SET read_at = read_at - interval '2 days'");
    Calls.as("auditor")
        .get("/portal/v1/operator/catalogues/agreement")
        .then()
        .body("agrees", equalTo(false))
        .body("differences.procedure", equalTo(List.of("9.990018", "9.990018")))
        .body("differences.kind", equalTo(List.of("OTHER_NAME", "NOT_PUBLIC")));
    Database.change("UPDATE portal_catalogue SET read_at = read_at - interval '2 days'");
    StubPortal.away(true);
    try {
      Calls.as("auditor")
          .get("/portal/v1/operator/catalogues/LayThuTuc?procedure=9.990018")
          .then()
          .statusCode(200)
          .body("stale", equalTo(true))
          .body("items.TENTTHC", equalTo(List.of("Tên khác")));
      Calls.as("auditor")
          .get("/portal/v1/operator/catalogues/LayDanhMucLinhVuc")
          .then()
          .statusCode(503);
    } finally {
      StubPortal.away(false);
    }
    Calls.as("auditor")
        .get("/portal/v1/operator/catalogues/LayDanhSachTTHC?limit=10")
        .then()
        .body("items", hasSize(10))
        .body("next", equalTo("10"));
    Calls.wronglyAs("auditor").get("/portal/v1/operator/catalogues/KhongCo").then().statusCode(404);
    Calls.wronglyAs("auditor")
        .get("/portal/v1/operator/catalogues/LayThuTuc")
        .then()
        .statusCode(422);
  }

  private static void rated(String grade, @Nullable String timeGrade) {
    RequestStories story = RequestStories.of(aDossier());
    story.tell(RequestEvents.RESULT_RETURNED, RequestState.RESULT_RETURNED);
    story.rate(grade, timeGrade);
  }

  private void queueRatingsAt(String instant) {
    MonthlyRatings monthly =
        new MonthlyRatings(
            ratings,
            ratingMessage,
            queue,
            json,
            Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    QuarkusTransaction.requiringNew().run(monthly::queueWhatIsDue);
  }

  private static String ratingTasks() {
    return Database.value(
        "SELECT count(*) FROM outbound_task WHERE service = ?", PortalServices.RATINGS);
  }

  private static void awaitRatings(int calls) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> StubPortal.callsOf(PortalServices.RATINGS).size() == calls);
  }

  private OutboundSender aSecondCopy() {
    PortalClient client = new PortalClient(config, json, sessions);
    return new OutboundSender(
        queue, new Dispatch(queue, client, papers, config, json), circuit, rules, config);
  }

  private static String aDossier() {
    var application = Messages.newSupply();
    Calls.push(application).then().statusCode(200);
    return application.get("MaHoSo").asText();
  }

  private static void awaitDone(String dossier, int messages) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Database.value(
                        "SELECT count(*) FROM outbound_task WHERE code_key = ?"
                            + " AND status IN ('DONE', 'SUPERSEDED')",
                        dossier)
                    .equals(String.valueOf(messages)));
  }
}
