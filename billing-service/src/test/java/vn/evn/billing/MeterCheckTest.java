package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.RealServers;

/** A check of the meter has found another energy: the bill is replaced, once. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class MeterCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void replacesTheBillByOneOfTheEnergyFoundAndTellsTheDifference() throws IOException {
    String code = Api.aHouseholdThatUsed(350);
    String old = Api.issue(code).then().statusCode(201).extract().path("id");
    ObjectNode check = check(code, 7, "[{'billPeriod': '2020-05', 'usageKwh': 210}]");
    send(check);
    // The same again: as a copy of the event, and with a later event of the request.
    send(check);
    ObjectNode later = check.deepCopy();
    later.put("id", UUID.randomUUID().toString());
    ((ObjectNode) later.at("/data/request")).put("version", 9);
    send(later);
    JsonNode made = event(code, 2);
    assertThat(event(code, 1).path("type").asText()).isEqualTo("vn.evn.bill.cancelled.v1");
    assertThat(made.path("type").asText()).isEqualTo("vn.evn.bill.replaced.v1");
    assertThat(made.at("/data/usageKwh").asLong()).isEqualTo(210);
    assertThat(made.at("/data/originalBillId").asText()).isEqualTo(old);
    Api.as("auditor")
        .get("/api/v1/bills/" + old + "/replacement")
        .then()
        .statusCode(200)
        .body("differenceKwh", equalTo(-140))
        .body("replacement.id", equalTo(made.at("/data/billId").asText()))
        .body("reason", containsString("check of the meter"))
        .body("by", equalTo(requestCode(check)));
    Api.as("auditor")
        .get("/api/v1/bills/" + made.at("/data/billId").asText() + "/replacement")
        .then()
        .statusCode(404);

    // What the meter shows goes on from where it stood.
    Api.read(code, 1_500, "2020-06-05").then().statusCode(201);
    Api.operator()
        .body(Map.of("customerCode", code, "billPeriod", "2020-06", "taxPointDate", "2020-06-05"))
        .post("/api/v1/bills")
        .then()
        .statusCode(201)
        .body("usageKwh", equalTo(150));
    assertThat(Topic.records("evn.bills", code)).hasSizeBetween(3, 4);
    Api.as("auditor")
        .queryParam("customerCode", code)
        .queryParam("billPeriod", "2020-05")
        .get("/api/v1/bills")
        .then()
        .body("items", hasSize(2));
    problems(requestCode(check)).then().body("items", hasSize(0));
  }

  @Test
  void waitsForABillUnderTheEyesOfAPersonAndIsReplayed() throws IOException {
    String code = Api.aHouseholdThatUsed(350);
    // The first is sound: nothing of it may stay while the second cannot be applied.
    Api.issue(code).then().statusCode(201);
    ObjectNode check =
        check(
            code,
            7,
            "[{'billPeriod': '2020-05', 'usageKwh': 210}, {'billPeriod': '2020-06', 'usageKwh': 9}]");
    send(check);
    int id = awaitProblem(check, "There is no bill of 2020-06");
    assertThat(Topic.records("evn.bills", code)).hasSizeLessThan(2);
    replay(id).then().statusCode(422).body("detail", containsString("no bill of 2020-06"));
    Api.as("billing-operator")
        .post("/api/v1/event-problems/" + id + "/replay")
        .then()
        .statusCode(403);

    Api.read(code, 1_500, "2020-06-05").then().statusCode(201);
    Api.operator()
        .body(Map.of("customerCode", code, "billPeriod", "2020-06", "taxPointDate", "2020-06-05"))
        .post("/api/v1/bills")
        .then()
        .statusCode(201);
    replay(id).then().statusCode(200).body("state", equalTo("REPLAYED"));
    replay(id).then().statusCode(200).body("state", equalTo("REPLAYED"));
    Api.as("supervisor")
        .body(Map.of("reason", "too late"))
        .post("/api/v1/event-problems/" + id + "/discard")
        .then()
        .statusCode(409);
    await().untilAsserted(() -> assertThat(Topic.records("evn.bills", code)).hasSize(6));
    assertThat(usages(code)).containsExactly(350, 150, 210, 9);
    Api.as("auditor")
        .queryParam("state", "OPEN")
        .queryParam("key", requestCode(check))
        .get("/api/v1/event-problems")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void doesNotTouchABillThatIsNotIssued() throws IOException {
    String code = Api.newCode();
    String unit = "PM" + ThreadLocalRandom.current().nextInt(1_000_000);
    Map<String, Object> point = Api.aHousehold(code);
    point.put("unit", unit);
    Api.record(point).then().statusCode(201);
    Api.read(code, 1_000, "2020-04-05").then().statusCode(201);
    Api.read(code, 1_350, "2020-05-05").then().statusCode(201);
    int run =
        Api.operator()
            .body(Map.of("billPeriod", "2020-05", "unit", unit))
            .post("/api/v1/bill-runs")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    act(run, "start").then().statusCode(200);
    await()
        .untilAsserted(
            () ->
                Api.as("auditor")
                    .get("/api/v1/bill-runs/" + run)
                    .then()
                    .body("state", equalTo("COMPUTED")));
    ObjectNode check = check(code, 7, "[{'billPeriod': '2020-05', 'usageKwh': 210}]");
    send(check);
    int id = awaitProblem(check, "not issued it yet");
    // The run is issued, the bill is held as the first one of its point.
    act(run, "check").then().statusCode(200);
    act(run, "issue").then().statusCode(200);
    replay(id).then().statusCode(422).body("detail", containsString("not issued it yet"));
    Api.operator()
        .body(Map.of("reason", "a new customer"))
        .post("/api/v1/bill-runs/" + run + "/cases/" + code + "/actions/release")
        .then()
        .statusCode(200);
    await().untilAsserted(() -> replay(id).then().statusCode(200));
    assertThat(usages(code)).containsExactly(350, 210);
    await()
        .untilAsserted(
            () -> {
              act(run, "close").then().statusCode(200);
              Api.operator()
                  .get("/api/v1/bill-runs/" + run + "/verification")
                  .then()
                  .statusCode(200)
                  .body("different", equalTo(0));
            });
  }

  @Test
  void countsInLaterCorrectionsByAProgramme() throws IOException {
    String code = Api.newCode();
    String unit = "PM" + ThreadLocalRandom.current().nextInt(1_000_000);
    Map<String, Object> point = Api.aHotel(code);
    point.put("unit", unit);
    Api.record(point).then().statusCode(201);
    Api.readBands(code, 10, 20, 30, "2020-04-05").then().statusCode(201);
    Api.readBands(code, 1_010, 520, 330, "2020-05-05").then().statusCode(201);
    Api.issue(code).then().statusCode(201);
    ObjectNode wrongForm = check(code, 7, "[{'billPeriod': '2020-05', 'usageKwh': 210}]");
    send(wrongForm);
    awaitProblem(wrongForm, "three bands");
    send(
        check(
            code,
            7,
            "[{'billPeriod': '2020-05', 'kind': 'REGULAR',"
                + " 'usage': {'normal': 900, 'offPeak': 450, 'peak': 270}}]"));
    await().untilAsserted(() -> assertThat(usages(code)).containsExactly(1_800, 1_620));
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
                "8/" + code))
        .post("/api/v1/eligibilities")
        .then()
        .statusCode(201);
    int run =
        Api.operator()
            .body(Map.of("billPeriod", "2020-05", "unit", unit, "programme", "COVID-R1"))
            .post("/api/v1/bill-runs")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    act(run, "start").then().statusCode(200);
    await()
        .untilAsserted(
            () ->
                Api.as("auditor")
                    .get("/api/v1/bill-runs/" + run + "/progress")
                    .then()
                    .body("state", equalTo("COMPUTED"))
                    .body("withoutBill", equalTo(0))
                    .body("bills", equalTo(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'billPeriod': '2020-05'}]",
        "[{'billPeriod': 'May', 'usageKwh': 1}]",
        "[{'billPeriod': '2020-05', 'usageKwh': 1.5}]",
        "[{'billPeriod': '2020-05', 'usageKwh': -1}]",
        "[{'billPeriod': '2020-05', 'usageKwh': '1'}]",
        "[{'billPeriod': '2020-05', 'usageKwh': 1, 'usage': {'kwh': 1}}]",
        "[{'billPeriod': '2020-05', 'usage': {'normal': 1}}]",
        "[{'billPeriod': '2020-05', 'kind': 'ADJUSTMENT', 'usageKwh': 1}]",
        "[{'billPeriod': '2020-05', 'usageKwh': 1}, {'billPeriod': '2020-05', 'usageKwh': 2}]"
      })
  void putsWhatItCannotReadBeforeAPerson(String corrections) throws IOException {
    String code = Api.aHouseholdThatUsed(350);
    Api.issue(code).then().statusCode(201);
    ObjectNode check = check(code, 7, corrections);
    send(check);
    int id = awaitProblem(check, "correction");
    assertThat(usages(code)).containsExactly(350);
    Api.as("supervisor")
        .body(Map.of("reason", "told anew"))
        .post("/api/v1/event-problems/" + id + "/discard")
        .then()
        .statusCode(200)
        .body("state", equalTo("DISCARDED"));
    replay(id).then().statusCode(409);
  }

  @Test
  void namesAStateThatThereIsNot() {
    Api.wronglyAs("supervisor")
        .queryParam("state", "LOST")
        .get("/api/v1/event-problems")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/state"));
    Api.as("supervisor").post("/api/v1/event-problems/999999999/replay").then().statusCode(404);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(40));
  }

  private static Response act(int run, String action) {
    return Api.operator().post("/api/v1/bill-runs/" + run + "/actions/" + action);
  }

  private static Response replay(int id) {
    return Api.as("supervisor").post("/api/v1/event-problems/" + id + "/replay");
  }

  private static List<Integer> usages(String code) {
    return Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/bills")
        .then()
        .extract()
        .path("items.usageKwh");
  }

  private static Response problems(String key) {
    return Api.as("auditor").queryParam("key", key).get("/api/v1/event-problems");
  }

  private static int awaitProblem(ObjectNode check, String reason) {
    await()
        .untilAsserted(
            () ->
                problems(requestCode(check))
                    .then()
                    .statusCode(200)
                    .body("items.state", contains("OPEN"))
                    .body("items[0].reason", containsString(reason)));
    return problems(requestCode(check)).then().extract().path("items[0].id");
  }

  private static JsonNode event(String code, int number) throws IOException {
    await()
        .untilAsserted(
            () -> assertThat(Topic.records("evn.bills", code)).hasSizeGreaterThan(number));
    return JSON.readTree(Topic.records("evn.bills", code).get(number).value());
  }

  /** The example of the contracts as a check of a meter that is done. */
  private static ObjectNode check(String code, long version, String corrections)
      throws IOException {
    try (InputStream in =
        MeterCheckTest.class.getResourceAsStream("/examples/vn.evn.request.completed.v1.json")) {
      ObjectNode event = (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
      event.put("id", UUID.randomUUID().toString());
      ObjectNode request = (ObjectNode) event.at("/data/request");
      request.put("code", "YC-" + UUID.randomUUID());
      request.put("version", version);
      request.put("customerCode", code);
      ObjectNode outcome = (ObjectNode) request.get("outcome");
      outcome.put("customerCode", code);
      outcome.put("effectiveFrom", "2020-06-20");
      outcome.putNull("servicePoint");
      outcome.putArray("readings");
      outcome.set("corrections", JSON.readTree(corrections.replace('\'', '"')));
      return event;
    }
  }

  private static String requestCode(ObjectNode event) {
    return event.at("/data/request/code").asText();
  }

  private static void send(ObjectNode event) throws IOException {
    Topic.send("evn.requests", requestCode(event), JSON.writeValueAsBytes(event));
  }
}
