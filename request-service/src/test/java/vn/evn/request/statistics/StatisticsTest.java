package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.AtOnce;
import vn.evn.request.Sql;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.lifecycle.RequestAction;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.work.Author;
import vn.evn.request.work.ChangeListeners;
import vn.evn.request.work.NewRequests;
import vn.evn.request.work.RecordedChange;
import vn.evn.request.work.RequestWork;

/** The counts as supervisors ask for them, and as many at once fill them. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StatisticsTest {
  @Inject RequestWork work;
  @Inject NewRequests newRequests;
  @Inject ServiceCatalogue catalogue;
  @Inject ChangeListeners listeners;
  @Inject Compaction compaction;

  @BeforeEach
  void emptyBefore() {
    Sql.update(
        "TRUNCATE request, request_history, rating, rating_link, statistics_completion,"
            + " statistics_breach, statistics_delta, statistics_cell CASCADE");
  }

  @Test
  void countsEachRequestWhereItStands() {
    Lives lives = new Lives(work, newRequests, catalogue, 1);
    for (int i = 0; i < 20; i++) {
      lives.begin(OffsetDateTime.parse("2020-02-10T09:00:00+07:00"));
    }
    for (int i = 0; i < 30; i++) {
      lives.begin(OffsetDateTime.parse("2020-03-31T23:59:59.9999996+07:00").minusNanos(200));
    }
    monthly("2020-03")
        .statusCode(200)
        .body("received", equalTo(30))
        .body("open", equalTo(30))
        .body("completed", equalTo(0))
        .body("receivedGrowth", equalTo(50.0f))
        .body("onTimeShare", nullValue());
    // The database rounds the last instant of March up, and so is it counted.
    lives.begin(OffsetDateTime.parse("2020-03-31T23:59:59.9999996+07:00"));
    monthly("2020-03").body("received", equalTo(30));
    monthly("2020-04").body("received", equalTo(1));
    asks("counts", Map.of("by", "month", "from", "2020-02", "to", "2020-04"))
        .statusCode(200)
        .body("items.key", contains("2020-02", "2020-03", "2020-04"))
        .body("items.received", contains(20, 30, 1))
        .body("items.growth", contains(null, 50.0f, -96.7f));
    for (String by : List.of("channel", "channel-group", "service", "unit")) {
      List<Integer> received =
          asks("counts", Map.of("by", by, "from", "2020-03", "to", "2020-03"))
              .statusCode(200)
              .extract()
              .path("items.received");
      assertThat(received.stream().mapToInt(Integer::intValue).sum()).as(by).isEqualTo(30);
    }
    assertThat(onlineShareAndGrowth("unit")).isEqualTo(inTheRows("unit"));
    assertThat(onlineShareAndGrowth("service")).isEqualTo(inTheRows("service_type"));
    assertThat(onlineShareAndGrowth("channel")).isEqualTo(inTheRows("channel"));
    String unit =
        asks("counts", Map.of("by", "unit", "from", "2020-03", "to", "2020-03"))
            .extract()
            .path("items[0].key");
    asks("counts", Map.of("by", "service", "from", "2020-03", "to", "2020-03", "unit", unit))
        .body("items.received", notNullValue());
  }

  @Test
  void tellsTheOnlineShareByUnitOfAYear() {
    Lives lives = new Lives(work, newRequests, catalogue, 5);
    for (int i = 0; i < 40; i++) {
      lives.begin(OffsetDateTime.parse("2020-02-10T09:00:00+07:00").plusMonths(i % 3));
    }
    compaction.compact();
    List<Map<String, Object>> rows =
        asks("counts", Map.of("by", "unit", "from", "2019-06", "to", "2020-06"))
            .statusCode(200)
            .extract()
            .path("items");
    assertThat(rows.stream().map(row -> row.get("key") + " " + row.get("onlineShare")))
        .hasSizeGreaterThan(2)
        .containsExactlyElementsOf(
            Sql.texts(
                "SELECT unit || ' ' || round(100.0 * count(*) FILTER (WHERE channel NOT IN"
                    + " ('CALL_CENTRE', 'COUNTER')) / count(*), 1) FROM request GROUP BY unit"
                    + " ORDER BY unit COLLATE \"C\""));
  }

  private static List<String> onlineShareAndGrowth(String by) {
    List<Map<String, Object>> rows =
        asks("counts", Map.of("by", by, "from", "2020-03", "to", "2020-03"))
            .statusCode(200)
            .extract()
            .path("items");
    return rows.stream()
        .filter(row -> !Objects.equals(row.get("received"), 0))
        .map(row -> row.get("key") + " " + row.get("onlineShare") + " " + row.get("growth"))
        .toList();
  }

  /** The same from the requests themselves. */
  private static List<String> inTheRows(String column) {
    return Sql.texts(
        "SELECT key || ' ' || round(100.0 * online / march, 1) || ' '"
            + " || coalesce(round(100.0 * (march - february) / nullif(february, 0), 1)::text, 'null')"
            + " FROM (SELECT "
            + column
            + " AS key, count(*) FILTER (WHERE month = '2020-03') AS march,"
            + " count(*) FILTER (WHERE month = '2020-02') AS february,"
            + " count(*) FILTER (WHERE month = '2020-03' AND channel NOT IN ('CALL_CENTRE', 'COUNTER'))"
            + " AS online FROM (SELECT r.*, to_char(submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh',"
            + " 'YYYY-MM') AS month FROM request r) AS dated GROUP BY 1) AS counted"
            + " WHERE march > 0 ORDER BY key COLLATE \"C\"");
  }

  @Test
  void followsARequestToItsEndAndBack() {
    String code = aRenewalAt("2020-03-02T09:00:00+07:00");
    complete(code);
    String now = YearMonth.now(BusinessTime.ZONE).toString();
    monthly("2020-03").body("completed", equalTo(1)).body("open", equalTo(0));
    monthly(now)
        .body("done", equalTo(1))
        .body("doneOnTime", equalTo(1))
        .body("onTimeShare", equalTo(100.0f));
    asks("percentiles", Map.of("by", "service"))
        .statusCode(200)
        .body("minutesPerDay", equalTo(480))
        .body("items.key", contains("RENEW"))
        .body("items[0].done", equalTo(1))
        .body("items[0].p50", equalTo(30));
    act(code, RequestAction.CORRECT, "{\"state\": \"ACCEPTED\"}");
    monthly("2020-03").body("completed", equalTo(0)).body("open", equalTo(1));
    monthly(now).body("done", equalTo(0));
    act(code, RequestAction.HAND_OVER, "{\"unit\": \"PE0100\"}");
    asks("counts", Map.of("by", "unit", "from", "2020-03", "to", "2020-03"))
        .body("items.key", contains("PE0100"))
        .body("items.open", contains(1));
    complete(code);
    act(code, RequestAction.RETURN_RESULT, "{}");
    monthly(now).body("done", equalTo(1));
    assertThat(Oracle.counted()).isEqualTo(Oracle.truth());
  }

  @Test
  void completesAgainWhatAnOlderVersionTookBackWithoutCounting() {
    String code = aRenewalAt("2020-03-02T09:00:00+07:00");
    complete(code);
    // As a copy of the version before does while an upgrade goes on.
    Sql.update(
        "UPDATE request SET state = 'IN_PROGRESS',"
            + " snapshot = snapshot || '{\"state\": \"IN_PROGRESS\", \"endedAt\": null}' WHERE code = ?",
        code);
    act(code, RequestAction.COMPLETE, "{}");
    monthly(YearMonth.now(BusinessTime.ZONE).toString()).body("done", equalTo(1));
    recounted().body("repaired", equalTo(0));
    assertThat(Oracle.counted()).isEqualTo(Oracle.truth());
  }

  @Test
  void countsBreachesForTheUnitThatHeldTheRequest() {
    String code = aRenewalAt("2020-03-02T09:00:00+07:00");
    act(code, RequestAction.ACCEPT, "{}");
    RequestFile file = QuarkusTransaction.requiringNew().call(() -> work.find(code)).orElseThrow();
    RequestChange change =
        new RequestChange(
            file.request().state(),
            file.request().state(),
            null,
            null,
            null,
            OffsetDateTime.parse("2020-03-10T17:00:00+07:00"),
            Author.SYSTEM.actor(),
            null,
            new RequestChange.DeadlineMark(
                RequestChange.DeadlineMark.Kind.REQUEST,
                null,
                null,
                OffsetDateTime.parse("2020-03-10T17:00:00+07:00")),
            null);
    // The entry that the watch over deadlines would have written.
    Sql.update(
        "UPDATE request_history SET action = 'deadline-breached', deadline = 'REQUEST',"
            + " at = '2020-03-10T17:00:00+07:00'"
            + " WHERE request_code = ? AND version = 2",
        code);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                listeners.tell(
                    List.of(
                        new RecordedChange(
                            "deadline-breached",
                            file,
                            file,
                            change,
                            Author.SYSTEM,
                            RequestEvents.DEADLINE_BREACHED,
                            null))));
    act(code, RequestAction.HAND_OVER, "{\"unit\": \"PE0100\"}");
    asks("breaches", Map.of("by", "unit", "from", "2020-03", "to", "2020-03"))
        .statusCode(200)
        .body("items.key", contains("PD0100"))
        .body("items.breached", contains(1));
    monthly("2020-03").body("breached", equalTo(1));
    // A recount finds the entry in the history once more if its record is lost.
    assertThat(recounted().extract().<Integer>path("differences")).isEqualTo(0);
    Sql.update("DELETE FROM statistics_breach");
    Sql.update("UPDATE statistics_cell SET breached = 0");
    recounted().body("repaired", equalTo(1));
    monthly("2020-03").body("breached", equalTo(1));
  }

  @Test
  void sumsRatingsUpForThePortal() {
    String code = aRenewalAt("2020-03-02T09:00:00+07:00");
    complete(code);
    as("officer")
        .body(
            Map.of("grade", "SATISFIED", "handlingTimeGrade", "NOT_SATISFIED", "reason", "Lâu quá"))
        .post("/api/v1/requests/" + code + "/rating")
        .then()
        .statusCode(201);
    String now = YearMonth.now(BusinessTime.ZONE).toString();
    asks("ratings", Map.of("month", now))
        .statusCode(200)
        .body("criterion.vi", equalTo("Mức độ hài lòng về thời gian giải quyết"))
        .body("items", hasSize(1))
        .body("items[0].unit", equalTo("PD0100"))
        .body("items[0].serviceType", equalTo("RENEW"))
        .body("items[0].service.raters", equalTo(1))
        .body("items[0].service.satisfiedPercent", equalTo(100))
        .body("items[0].handlingTime.notSatisfiedPercent", equalTo(100));
    monthly(now).body("ratings.satisfied", equalTo(1)).body("ratings.raters", equalTo(1));
  }

  @Test
  void countsExactlyWhateverIsDoneAtOnceAndSummedUpAtOnceAndRecountedMeanwhile() throws Exception {
    AtomicInteger running = new AtomicInteger(6);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int writer = 0; writer < 6; writer++) {
      long seed = writer;
      tasks.add(
          () -> {
            try {
              Lives lives = new Lives(work, newRequests, catalogue, seed);
              List<String> codes = new ArrayList<>();
              for (int i = 0; i < 60; i++) {
                if (i % 6 == 0) {
                  codes.add(lives.begin(OffsetDateTime.parse("2020-03-02T09:00:00+07:00")));
                } else {
                  lives.step(codes.get(codes.size() - 1), OffsetDateTime.now(BusinessTime.ZONE));
                }
              }
              return codes.size();
            } finally {
              running.decrementAndGet();
            }
          });
    }
    for (int i = 0; i < 2; i++) {
      tasks.add(
          () -> {
            while (running.get() > 0) {
              compaction.compact();
            }
            return 0;
          });
    }
    tasks.add(
        () -> {
          int recounts = 0;
          while (running.get() > 0) {
            recounted().body("differences", equalTo(0));
            recounts++;
          }
          assertThat(recounts).isPositive();
          return 0;
        });
    int made = AtOnce.call(tasks).stream().mapToInt(Integer::intValue).sum();
    assertThat(Oracle.counted()).isEqualTo(Oracle.truth());
    compaction.compact();
    assertThat(Oracle.counted()).isEqualTo(Oracle.truth());
    monthly("2020-03").body("received", equalTo(made));
  }

  @Test
  void hasAColumnForEveryMeasureAndNoOther() {
    assertThat(
            Sql.texts(
                "SELECT column_name::text FROM information_schema.columns"
                    + " WHERE table_name = 'statistics_cell' AND data_type = 'bigint'"))
        .hasSize(Measure.values().length + Buckets.COUNT)
        .containsExactlyInAnyOrderElementsOf(CellColumns.BY_MEASURE.values());
    // The view of the version before has every one at its number.
    Sql.update(
        "INSERT INTO statistics_cell (level, month, channel, service_type, unit, "
            + String.join(", ", CellColumns.BY_MEASURE.values())
            + ") SELECT 0, '2020-03-01', 'ZALO', 'RENEW', 'PD0100', "
            + CellColumns.MEASURES);
    assertThat(Sql.texts("SELECT measure::text FROM statistics_count WHERE n = measure"))
        .hasSize(CellColumns.BY_MEASURE.size());
  }

  @Test
  void leavesChangesOfANewerVersionForItsCopies() {
    String insert =
        "INSERT INTO statistics_delta (month, channel, service_type, unit, measure, n)"
            + " VALUES ('2020-03-01', 'ZALO', 'RENEW', 'PD0100', ?::int, 1)";
    Sql.update(insert, "99");
    Sql.update(insert, "42");
    assertThat(compaction.compact()).isEqualTo(1);
    recounted().body("status", equalTo("DONE"));
    assertThat(Sql.texts("SELECT measure::text FROM statistics_delta")).containsExactly("99");
  }

  @Test
  void undoesTheCountsOfAChangeThatIsUndone() {
    Map<String, Long> before = Oracle.counted();
    assertThat(
            catchThrowable(
                () ->
                    QuarkusTransaction.requiringNew()
                        .run(
                            () -> {
                              aRenewalInThisTransaction("2020-03-02T09:00:00+07:00");
                              throw new IllegalStateException("on purpose");
                            })))
        .isNotNull();
    assertThat(Oracle.counted()).isEqualTo(before);
  }

  @Test
  void runsOneRecountAtATimeAndBuriesALostOne() {
    Sql.update("UPDATE statistics_recount SET ended_at = now() WHERE ended_at IS NULL");
    Sql.update(
        "INSERT INTO statistics_recount (started_by, started_at) VALUES ('another copy', now())");
    as("supervisor")
        .post("/api/v1/statistics/recount")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:recount-running"));
    asks("recount", Map.of()).body("status", equalTo("RUNNING"));
    Sql.update(
        "UPDATE statistics_recount SET started_at = now() - interval '2 minutes'"
            + " WHERE ended_at IS NULL");
    recounted().body("status", equalTo("DONE"));
    assertThat(
            Sql.texts("SELECT failure FROM statistics_recount WHERE started_by = 'another copy'"))
        .containsExactly("the copy that ran it is gone");
  }

  @Test
  void pagesAndNamesEveryFaultOfAQuestion() {
    Lives lives = new Lives(work, newRequests, catalogue, 3);
    for (int i = 0; i < 30; i++) {
      lives.begin(OffsetDateTime.parse("2020-03-02T09:00:00+07:00"));
    }
    Map<String, Object> question =
        Map.of("by", "channel", "from", "2020-03", "to", "2020-03", "limit", 3);
    List<String> keys = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      RequestSpecification call = as("auditor").queryParams(question);
      if (!cursor.isEmpty()) {
        call = call.queryParam("cursor", cursor);
      }
      ValidatableResponse page = call.get("/api/v1/statistics/counts").then().statusCode(200);
      keys.addAll(page.extract().path("items.key"));
      cursor = page.extract().path("next");
    }
    assertThat(keys).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(3);
    asksWrongly("counts", Map.of("by", "weather"))
        .statusCode(422)
        .body("errors.pointer", hasItem("/by"));
    asksWrongly(
            "counts",
            Map.of("by", "unit", "from", "2020", "channel", "TELEX", "channelGroup", "NONE"))
        .statusCode(422)
        .body("errors.pointer", contains("/from", "/channelGroup", "/channel", "/channelGroup"));
    asksWrongly("percentiles", Map.of("by", "unit", "from", "2019-01", "to", "2020-02"))
        .statusCode(422)
        .body("errors.pointer", contains("/from"));
    asksWrongly("breaches", Map.of("by", "unit", "limit", 1000)).statusCode(422);
    asksWrongly("counts", Map.of("by", "unit", "cursor", "%%%")).statusCode(422);
    asksWrongly("ratings", Map.of("month", "13-2020")).statusCode(422);
    asksWrongly("monthly", Map.of()).statusCode(422);
  }

  private String aRenewalAt(String submittedAt) {
    return QuarkusTransaction.requiringNew().call(() -> aRenewalInThisTransaction(submittedAt));
  }

  private String aRenewalInThisTransaction(String submittedAt) {
    return Lives.made(newRequests, Lives.application("RENEW", OffsetDateTime.parse(submittedAt)))
        .request()
        .code();
  }

  private void complete(String code) {
    RequestFile file = QuarkusTransaction.requiringNew().call(() -> work.find(code)).orElseThrow();
    if (file.request().acceptedAt() == null) {
      act(code, RequestAction.ACCEPT, "{}");
    }
    RequestFile now = act(code, RequestAction.START_STEP, "{}");
    while (now.request().step() != null) {
      now = act(code, RequestAction.COMPLETE_STEP, "{}");
    }
    act(code, RequestAction.COMPLETE, "{}");
  }

  private RequestFile act(String code, RequestAction action, String data) {
    return work.act(code, null, action, "Lý do", "Ghi chú", Lives.json(data), Author.SYSTEM);
  }

  private static ValidatableResponse recounted() {
    as("supervisor").post("/api/v1/statistics/recount").then().statusCode(202);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !asks("recount", Map.of()).extract().path("status").equals("RUNNING"));
    return asks("recount", Map.of()).statusCode(200).body("failure", nullValue());
  }

  private static ValidatableResponse monthly(String month) {
    return asks("monthly", Map.of("month", month)).statusCode(200);
  }

  private static ValidatableResponse asks(String what, Map<String, Object> question) {
    return as("supervisor").queryParams(question).get("/api/v1/statistics/" + what).then();
  }

  private static ValidatableResponse asksWrongly(String what, Map<String, Object> question) {
    return RestAssured.given()
        .header("Authorization", TestTokens.bearer("integrator"))
        .queryParams(question)
        .get("/api/v1/statistics/" + what)
        .then();
  }

  private static RequestSpecification as(String role) {
    return RestAssured.given()
        .filter(OpenApiContract.filter("request-service"))
        .header("Authorization", TestTokens.bearer(role))
        .contentType(ContentType.JSON);
  }
}
