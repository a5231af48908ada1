package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** The queue of a unit, its counts, and the search. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class WorkQueueTest {
  private static final String NEVER = "9999-12-31T00:00:00Z";

  @Inject DataSource dataSource;

  @Test
  void listsWhatWaitsInTheOfficersUnitTheNearestDateFirst() {
    String later = requestIn("48", "2026-11-18T08:00:00+07:00");
    String earlier = requestIn("48", "2026-11-17T08:00:00+07:00");
    List<String> dates = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      JsonPath page = queue("PC0100", cursor == null ? Map.of() : Map.of("cursor", cursor));
      assertThat(page.getList("items.unit", String.class)).containsOnly("PC0100");
      for (Map<String, Object> item : page.<Map<String, Object>>getList("items")) {
        codes.add((String) item.get("code"));
        dates.add(nearest(item));
      }
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(codes).doesNotHaveDuplicates().contains(earlier, later);
    assertThat(dates.stream().map(OffsetDateTime::parse).toList())
        .isSortedAccordingTo(OffsetDateTime.timeLineOrder());
  }

  @Test
  void showsTheUnitOfTheTokenUnlessAnotherIsAskedFor() {
    String here = requestIn("01", "2026-11-18T08:00:00+07:00");
    String elsewhere = requestIn("79", "2026-11-18T08:00:00+07:00");
    assertThat(allCodes("PD0100")).contains(here).doesNotContain(elsewhere);
    Api.as("officer")
        .queryParam("unit", "PE0100")
        .queryParam("limit", 200)
        .get("/api/v1/work-queue")
        .then()
        .statusCode(200)
        .body("items.code", hasItem(elsewhere))
        .body("items.unit", everyItem(equalTo("PE0100")));
    Map<String, Object> claims = new HashMap<>();
    claims.put("unit", null);
    RestAssured.given()
        .header("Authorization", TestTokens.bearer("officer", claims))
        .get("/api/v1/work-queue")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/unit"));
  }

  @Test
  void countsNoDateThatStandsStillOrIsMet() {
    String asked = Api.aRequestFor("RENEW");
    Api.act(asked, "accept").then().statusCode(200);
    assertThat(queueAt(asked)).isEqualTo(dueAt(asked, "dueAt"));
    Api.act(asked, "request-supplement", Map.of("reason", "Thiếu hợp đồng thuê nhà"))
        .then()
        .statusCode(200);
    assertThat(queueAt(asked)).isEqualTo(dueAt(asked, "answerDueAt"));
    String completed = Lives.aCompletedRequest();
    assertThat(queueAt(completed)).isEqualTo(OffsetDateTime.parse(NEVER).toInstant());
  }

  private static Instant dueAt(String code, String field) {
    return OffsetDateTime.parse(
            Api.as("officer").get("/api/v1/requests/" + code).jsonPath().getString(field))
        .toInstant();
  }

  private static Instant queueAt(String code) {
    return Instant.ofEpochSecond(
        Long.parseLong(
            Sql.texts(
                    "SELECT extract(epoch FROM queue_at)::bigint FROM request WHERE code = ?", code)
                .get(0)));
  }

  @Test
  void followsWhoHasToActNext() {
    String code = requestIn("44", "2026-11-18T08:00:00+07:00");
    assertWaits(code, "OFFICER");
    Api.act(code, "accept");
    assertWaits(code, "OFFICER");
    Api.act(code, "request-supplement", Map.of("reason", "Thiếu hợp đồng thuê nhà"));
    assertWaits(code, "APPLICANT");
    Api.act(code, "receive-supplement");
    Api.act(code, "start-step");
    assertWaits(code, "OFFICER");
    assertThat(codes(Map.of("unit", "PC0100", "step", "SURVEY"))).contains(code);
    assertThat(codes(Map.of("unit", "PC0100", "step", "CONTRACT"))).doesNotContain(code);
    assertThat(codes(Map.of("unit", "PC0100", "state", "IN_PROGRESS"))).contains(code);
    assertThat(codes(Map.of("unit", "PC0100", "serviceType", "TERMINATE"))).doesNotContain(code);
    Api.act(code, "stop", Map.of("reason", "Khách hàng không còn nhu cầu"));
    for (String who : List.of("OFFICER", "SUPERVISOR", "APPLICANT", "STATE_BODY")) {
      assertThat(codes(Map.of("unit", "PC0100", "waitsFor", who))).doesNotContain(code);
    }
  }

  @Test
  void findsWhatIsOverdueAndWhatIsDueBeforeADay() throws Exception {
    String overdue = requestIn("51", "2026-11-18T08:00:00+07:00");
    String open = requestIn("51", "2026-11-18T08:00:00+07:00");
    set(overdue, "queue_at", "2026-11-01T08:00:00+07:00");
    set(open, "queue_at", "2099-11-01T08:00:00+07:00");
    Map<String, Object> unit = Map.of("unit", "PC0100");
    assertThat(codes(with(unit, "overdue", true))).contains(overdue).doesNotContain(open);
    assertThat(codes(with(unit, "dueBefore", "2099-11-01T08:00:00+07:00")))
        .contains(overdue)
        .doesNotContain(open);
    assertThat(codes(with(unit, "dueBefore", "2099-11-01T08:00:01+07:00"))).contains(open);
    Api.wronglyAs("officer").get("/api/v1/work-queue?dueBefore=soon").then().statusCode(422);
    Api.wronglyAs("officer").get("/api/v1/work-queue?waitsFor=NOBODY").then().statusCode(422);
    Api.wronglyAs("officer").get("/api/v1/work-queue?cursor=eA").then().statusCode(422);
  }

  @Test
  void countsTheOpenRequestsOfAUnit() throws Exception {
    JsonPath before = counts();
    requestIn("54", "2026-11-18T08:00:00+07:00");
    String overdue = requestIn("54", "2026-11-18T08:00:00+07:00");
    set(overdue, "queue_at", "2026-11-01T08:00:00+07:00");
    String ended = requestIn("54", "2026-11-18T08:00:00+07:00");
    Api.act(ended, "refuse", Map.of("reason", "Ngoài phạm vi cấp điện"));
    JsonPath after = counts();
    assertThat(after.getLong("open")).isEqualTo(before.getLong("open") + 2);
    assertThat(after.getLong("overdue")).isEqualTo(before.getLong("overdue") + 1);
    assertThat(after.getList("rows.state", String.class)).doesNotContain("REFUSED");
    assertThat(after.getList("rows.open", Long.class).stream().mapToLong(Long::longValue).sum())
        .isEqualTo(after.getLong("open"));
  }

  @Test
  void answersTheQueueAndTheCountsFromTheirIndexAlone() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE request");
      statement.execute("SET enable_seqscan = off");
      // Of the few rows of a test it would rather sort than follow the index.
      statement.execute("SET enable_bitmapscan = off");
      assertThat(
              plan(
                  connection,
                  "SELECT * FROM request WHERE unit = 'PC0100' AND waits_for = 'OFFICER'"
                      + " AND (queue_at, code) > (now(), '') ORDER BY queue_at, code LIMIT 51"))
          .contains("request_open")
          .contains("ROW(queue_at, code)")
          .doesNotContain("Sort");
      assertThat(
              plan(
                  connection,
                  "SELECT state, service_type, waits_for, queue_at FROM request"
                      + " WHERE unit = 'PC0100' AND waits_for IS NOT NULL LIMIT 200000"))
          .contains("Index Only Scan using request_open");
      assertThat(
              plan(
                  connection,
                  "SELECT * FROM request WHERE channel IN ('PORTAL', 'ZALO', 'APP', 'EMAIL')"
                      + " AND external_id = 'x' ORDER BY updated_at, code LIMIT 51"))
          .contains("request_channel_external_id_key");
      statement.execute("RESET enable_seqscan");
      statement.execute("RESET enable_bitmapscan");
    }
  }

  @Test
  void findsARequestByEachOfItsMarks() {
    Map<String, Object> application = Api.anApplication();
    String customer = "PD05" + digits(9);
    application.put("serviceType", "RENEW");
    application.put("variant", null);
    application.put("customerCode", customer);
    application.put("details", Map.of("newEndDate", "2027-12-31"));
    application.put("applicant", applicantWithPhone("0900007391"));
    String code = Api.handIn(application).then().statusCode(201).extract().path("code");
    for (Map<String, Object> marks :
        List.<Map<String, Object>>of(
            Map.of("code", code.toLowerCase(Locale.ROOT)),
            Map.of("externalId", application.get("externalId")),
            Map.of("customerCode", customer),
            Map.of("phoneLast4", "7391", "serviceType", "RENEW"),
            Map.of("phoneLast4", "7391", "unit", "PD0100", "customerCode", customer))) {
      search("officer", marks).then().statusCode(200).body("items.code", hasItem(code));
    }
    search("officer", Map.of("customerCode", customer, "phoneLast4", "0000"))
        .then()
        .body("items", hasSize(0));
    search("officer", Map.of("customerCode", customer, "unit", "PE0100"))
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void pagesThroughWhatASearchFindsTheNewestFirst() {
    String customer = "PD05" + digits(9);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Map<String, Object> application = Api.anApplication();
      application.put("serviceType", "RENEW");
      application.put("variant", null);
      application.put("customerCode", customer);
      application.put("details", Map.of("newEndDate", "2027-12-31"));
      made.add(0, Api.handIn(application).then().statusCode(201).extract().path("code"));
    }
    List<String> seen = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Map<String, Object> call = new HashMap<>(Map.of("customerCode", customer, "limit", 2));
      if (cursor != null) {
        call.put("cursor", cursor);
      }
      JsonPath page = search("integrator", call).then().statusCode(200).extract().jsonPath();
      seen.addAll(page.getList("items.code", String.class));
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(seen).isEqualTo(made);
  }

  @Test
  void searchesForNothingInParticularNeverAndForAChannelItsOwnAlone() {
    search("officer", Map.of()).then().statusCode(422);
    search("officer", Map.of("unit", "PD0100")).then().statusCode(422);
    search("officer", Map.of("phoneLast4", "12"))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/phoneLast4"));
    String code = Api.aRequest();
    search("channel", Map.of("code", code)).then().body("items.code", hasItem(code));
    RestAssured.given()
        .header(
            "Authorization",
            TestTokens.bearer("channel", Map.of("channel", "ZALO", "sub", "zalo-gateway")))
        .contentType(ContentType.JSON)
        .body(Map.of("code", code))
        .post("/api/v1/requests/search")
        .then()
        .statusCode(200)
        .body("items.code", not(hasItem(code)))
        .body("next", nullValue());
  }

  private static Map<String, Object> applicantWithPhone(String phone) {
    return Map.of(
        "kind",
        "CITIZEN",
        "name",
        "Nguyễn Thị Ví Dụ",
        "identity",
        Map.of("kind", "CITIZEN_ID", "number", "001188000123"),
        "phone",
        phone);
  }

  private static String nearest(Map<String, Object> item) {
    if ("COMPLETED".equals(item.get("state"))) {
      return NEVER;
    }
    return Stream.of("dueAt", "stepDueAt", "answerDueAt")
        .map(item::get)
        .flatMap(Stream::ofNullable)
        .map(String::valueOf)
        .min(Comparator.comparing(OffsetDateTime::parse))
        .orElse(NEVER);
  }

  private static void assertWaits(String code, String who) {
    for (String each : List.of("OFFICER", "SUPERVISOR", "APPLICANT", "STATE_BODY")) {
      List<String> codes = codes(Map.of("unit", "PC0100", "waitsFor", each));
      if (each.equals(who)) {
        assertThat(codes).as(each).contains(code);
      } else {
        assertThat(codes).as(each).doesNotContain(code);
      }
    }
  }

  private static List<String> allCodes(String unit) {
    List<String> codes = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      JsonPath page = queue(unit, cursor == null ? Map.of() : Map.of("cursor", cursor));
      codes.addAll(page.getList("items.code", String.class));
      cursor = page.getString("next");
    } while (cursor != null);
    return codes;
  }

  private static JsonPath queue(String unit, Map<String, Object> more) {
    return RestAssured.given()
        .filter(OpenApiContract.filter("request-service"))
        .header("Authorization", TestTokens.bearer("officer", Map.of("unit", unit)))
        .queryParam("limit", 20)
        .queryParams(more)
        .get("/api/v1/work-queue")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> codes(Map<String, Object> parameters) {
    return Api.as("officer")
        .queryParams(parameters)
        .queryParam("limit", 200)
        .get("/api/v1/work-queue")
        .then()
        .statusCode(200)
        .extract()
        .path("items.code");
  }

  private static JsonPath counts() {
    return Api.as("integrator")
        .queryParam("unit", "PC0100")
        .get("/api/v1/requests/counts")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Response search(String role, Map<String, Object> call) {
    return Api.wronglyAs(role).body(call).post("/api/v1/requests/search");
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    Map<String, Object> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static String requestIn(String province, String submittedAt) {
    Map<String, Object> application = Api.anApplication();
    application.put("externalId", "CC-" + UUID.randomUUID());
    application.put("submittedAt", submittedAt);
    application.put(
        "placeOfUse",
        Map.of("provinceCode", province, "communeCode", "20195", "detail", "Số 7 phố Ví Dụ"));
    return Api.handIn(application).then().statusCode(201).extract().path("code");
  }

  private void set(String code, String column, String time) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE request SET " + column + " = ?::timestamptz WHERE code = ?")) {
      update.setString(1, time);
      update.setString(2, code);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static String plan(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("EXPLAIN " + sql)) {
      StringBuilder plan = new StringBuilder();
      while (result.next()) {
        plan.append(result.getString(1)).append('\n');
      }
      return plan.toString();
    }
  }

  private static String digits(int count) {
    StringBuilder digits = new StringBuilder();
    ThreadLocalRandom.current().ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }
}
