package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BillCorrectionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String unit = "PY" + ThreadLocalRandom.current().nextInt(1_000_000);

  private String hotel() {
    String code = Api.newCode();
    Map<String, Object> point = Api.aHotel(code);
    point.put("unit", unit);
    Api.record(point).then().statusCode(201);
    Api.readBands(code, 10, 20, 30, "2020-04-05").then().statusCode(201);
    Api.readBands(code, 9_010, 4_020, 3_030, "2020-05-05").then().statusCode(201);
    return code;
  }

  private static void list(String code) {
    Api.operator()
        .body(
            Map.of(
                "customerCode",
                code,
                "kind",
                "LODGING",
                "from",
                "2020-05",
                "to",
                "2020-05",
                "issuer",
                "Sở Du lịch Ví Dụ",
                "documentReference",
                "7/" + code))
        .post("/api/v1/eligibilities")
        .then()
        .statusCode(201);
  }

  private static Response replace(String id) {
    return Api.operator()
        .body(Map.of("reason", "papers came late"))
        .post("/api/v1/bills/" + id + "/replacement");
  }

  private static JsonNode event(String code, int number) throws IOException {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> assertThat(Topic.records("evn.bills", code)).hasSizeGreaterThan(number));
    return JSON.readTree(Topic.records("evn.bills", code).get(number).value());
  }

  @Test
  void cancelsAndReplacesASingleBillAndShowsTheDifference() throws IOException {
    String code = hotel();
    String old = Api.issue(code).then().statusCode(201).extract().path("id");
    replace(old).then().statusCode(409).body("type", equalTo("urn:evn:problem:nothing-changes"));
    list(code);

    // LODG-R1-STEP1 and LODG-R1-STEP2 of the golden bills.
    String made =
        replace(old)
            .then()
            .statusCode(200)
            .body("cancelled.totalVnd", equalTo(43_796_500))
            .body("cancelled.cancelledAt", notNullValue())
            .body("replacement.totalVnd", equalTo(28_508_700))
            .body("replacement.originalBillId", equalTo(old))
            .body("replacement.cancelledAt", nullValue())
            .body("differenceTotalVnd", equalTo(28_508_700 - 43_796_500))
            .body("differenceKwh", equalTo(0))
            .extract()
            .path("replacement.id");
    replace(old).then().statusCode(409).body("type", equalTo("urn:evn:problem:not-replaceable"));
    Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/bills")
        .then()
        .body("items.id", contains(old, made));
    Api.issue(code).then().statusCode(200).body("id", equalTo(made));
    assertThat(event(code, 1).path("type").asText()).isEqualTo("vn.evn.bill.cancelled.v1");
    assertThat(event(code, 1).at("/data/billId").asText()).isEqualTo(old);
    assertThat(event(code, 2).path("type").asText()).isEqualTo("vn.evn.bill.replaced.v1");
    assertThat(event(code, 2).at("/data/billId").asText()).isEqualTo(made);
    replace("none").then().statusCode(404);
  }

  @Test
  void carriesTheDifferenceOfALateListOncePerOriginal() throws IOException {
    String listed = hotel();
    String plain = hotel();
    String changed = hotel();
    String original = Api.issue(listed).then().statusCode(201).extract().path("id");
    Api.issue(plain).then().statusCode(201);
    Api.issue(changed).then().statusCode(201);
    list(listed);
    Api.readBands(changed, 9_020, 4_030, 3_040, "2020-05-06").then().statusCode(201);

    int run = corrected();
    JsonPath progress = progress(run);
    assertThat(progress.getLong("bills")).isEqualTo(1);
    assertThat(progress.getLong("notDue")).as("nothing to correct").isEqualTo(1);
    assertThat(progress.getLong("withoutBill")).as("read anew").isEqualTo(1);
    replace(original)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:adjustment-in-run"));
    act(run, "check").then().statusCode(200);
    act(run, "issue").then().statusCode(200);
    JsonNode event = event(listed, 1);
    assertThat(event.path("type").asText()).isEqualTo("vn.evn.bill.adjusted.v1");
    assertThat(event.at("/data/kind").asText()).isEqualTo("ADJUSTMENT");
    assertThat(event.at("/data/originalBillId").asText()).isEqualTo(original);
    assertThat(event.at("/data/totalVnd").asLong()).isEqualTo(28_508_700 - 43_796_500);
    Api.as("auditor")
        .get("/api/v1/bill-runs/" + run + "/cases")
        .then()
        .body("items.customerCode", contains(changed))
        .body("items[0].reasons", contains("READINGS_CHANGED"));
    Api.operator()
        .body(Map.of("reason", "once more"))
        .post("/api/v1/bill-runs/" + run + "/cases/" + changed + "/actions/recompute")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:run-of-corrections"));
    Api.operator()
        .body(Map.of("reason", "replaced singly"))
        .post("/api/v1/bill-runs/" + run + "/cases/" + changed + "/actions/waive")
        .then()
        .statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> act(run, "close").then().statusCode(200));

    int again = corrected();
    assertThat(progress(again).getLong("bills")).isZero();
    assertThat(progress(again).getLong("billedBefore")).isEqualTo(1);
    Api.as("auditor")
        .queryParam("customerCode", listed)
        .get("/api/v1/bills")
        .then()
        .body("items", hasSize(2))
        .body("items.kind", contains("REGULAR", "ADJUSTMENT"));
  }

  @Test
  void knowsTheProgrammeThatItCorrectsBy() {
    Api.operator()
        .body(Map.of("billPeriod", "2020-05", "unit", unit, "programme", "MOON"))
        .post("/api/v1/bill-runs")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/programme"));
  }

  private int corrected() {
    int run =
        Api.operator()
            .body(Map.of("billPeriod", "2020-05", "unit", unit, "programme", "COVID-R1"))
            .post("/api/v1/bill-runs")
            .then()
            .statusCode(201)
            .body("programme", equalTo("COVID-R1"))
            .extract()
            .path("id");
    act(run, "start").then().statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(progress(run).getString("state")).isEqualTo("COMPUTED"));
    return run;
  }

  private static Response act(int run, String action) {
    return Api.operator().post("/api/v1/bill-runs/" + run + "/actions/" + action);
  }

  private static JsonPath progress(int run) {
    return Api.as("auditor")
        .get("/api/v1/bill-runs/" + run + "/progress")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
