package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

/** Readings that nobody took: told as such, shown on the bill, and giving way to real ones. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EstimatedReadingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAY = "2020-05-05T08:00:00+07:00";

  private final String unit = "PE" + ThreadLocalRandom.current().nextInt(1_000_000);

  @Test
  void givesWayToWhatWasReadAndDoesNotComeBack() {
    String code = supplied();
    record(code, 1_150, true).then().statusCode(201).body("reading.estimated", equalTo(true));
    record(code, 1_150, true).then().statusCode(200);
    // A better estimate, then the meter itself; lower than the estimate too.
    record(code, 1_140, true).then().statusCode(201);
    int id =
        record(code, 1_120, false)
            .then()
            .statusCode(201)
            .body("reading.estimated", equalTo(false))
            .body("reading.registers.kwh", equalTo(1_120))
            .extract()
            .path("id");
    // What was told before changes nothing when it is told again; something new contradicts.
    record(code, 1_150, true).then().statusCode(200).body("reading.registers.kwh", equalTo(1_120));
    record(code, 1_140, true).then().statusCode(200).body("id", equalTo(id));
    record(code, 1_120, true).then().statusCode(200).body("reading.estimated", equalTo(false));
    record(code, 1_130, true).then().statusCode(409);
    record(code, 1_121, false).then().statusCode(409);
    assertThat(readings(code).getList("items.reading.registers.kwh"))
        .isEqualTo(List.of(1000, 1120));
  }

  @Test
  void isConfirmedByTheSameValuesRead() {
    String code = supplied();
    record(code, 1_150, true).then().statusCode(201);
    record(code, 1_150, false).then().statusCode(201).body("reading.estimated", equalTo(false));
  }

  @Test
  void isNamedWhereItStandsInTheWayOfALaterReading() {
    String code = supplied();
    record(code, 1_150, true).then().statusCode(201);
    Api.read(code, 1_130, "2020-06-05")
        .then()
        .statusCode(422)
        .body("errors[0].detail", containsString("estimated reading of 2020-05-05"));
    // Neither may what takes its place run backwards.
    record(code, 900, false).then().statusCode(422);
    record(code, 1_125, true).then().statusCode(201);
    Api.read(code, 1_130, "2020-06-05").then().statusCode(201);
    record(code, 1_131, false).then().statusCode(422);
  }

  @Test
  void isShownOnItsBillAndInWordsUntilTheBillIsReplaced() {
    String code = supplied();
    record(code, 1_150, true).then().statusCode(201);
    String bill =
        Api.issue(code)
            .then()
            .statusCode(201)
            .body("estimated", equalTo(true))
            .extract()
            .path("id");
    Api.as("auditor")
        .get("/api/v1/bills/" + bill + "/explanation")
        .then()
        .statusCode(200)
        .body("steps[0].kind", equalTo("ESTIMATED_READING"));
    record(code, 1_120, false).then().statusCode(201);
    String replacement =
        Api.operator()
            .body(Map.of("reason", "the meter was read"))
            .post("/api/v1/bills/" + bill + "/replacement")
            .then()
            .statusCode(200)
            .body("replacement.estimated", equalTo(false))
            .body("differenceKwh", equalTo(-30))
            .extract()
            .path("replacement.id");
    Api.as("auditor")
        .get("/api/v1/bills/" + replacement + "/explanation")
        .then()
        .body("steps[0].kind", equalTo("LINE"));
  }

  @Test
  void comesOverTheTopicWithOrWithoutTheField() throws IOException {
    String code = supplied();
    Map<String, Object> estimate = call(code, 1_150, true);
    send(code, estimate);
    Map<String, Object> real = call(code, 1_151, true);
    ((Map<?, ?>) Objects.requireNonNull(real.get("reading"))).remove("estimated");
    send(code, real);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> {
              JsonPath page = readings(code);
              assertThat(page.getList("items.reading.registers.kwh")).contains(1_151);
              assertThat(page.getList("items.reading.estimated")).containsOnly(false);
            });
  }

  @Test
  void comesByFileAndIsCountedInARun() {
    String guessed = point();
    String read = point();
    String both = point();
    String head = "customer_code,meter_number,kind,at,kwh,estimated\n";
    String april = "2020-04-05T08:00:00+07:00";
    String file =
        head
            + line(guessed, april, 100, "")
            + line(read, april, 100, "false")
            + line(both, april, 100, "")
            + line(guessed, MAY, 150, "true")
            + line(read, MAY, 150, "")
            + line(both, MAY, 190, "true")
            + line(both, MAY, 160, "false");
    JsonPath first = imported(file);
    // Of the two for one time the one that was read counts.
    assertThat(first.getInt("added")).isEqualTo(6);
    assertThat(first.getInt("setAside")).isEqualTo(1);
    assertThat(imported(file).getInt("added")).isZero();
    Api.wronglyAs("billing-operator")
        .contentType("text/csv")
        .body(head + line(guessed, MAY, 150, "maybe"))
        .post("/api/v1/readings/imports")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/lines/2/reading/estimated"));

    int run =
        Api.operator()
            .body(Map.of("billPeriod", "2020-05", "unit", unit))
            .post("/api/v1/bill-runs")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Api.operator().post("/api/v1/bill-runs/" + run + "/actions/start").then().statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(progress(run).getString("state")).isEqualTo("COMPUTED"));
    assertThat(progress(run).getInt("bills")).isEqualTo(3);
    assertThat(progress(run).getInt("estimated")).isEqualTo(1);
    Api.operator().post("/api/v1/bill-runs/" + run + "/actions/check").then().statusCode(200);
    Api.as("auditor")
        .get("/api/v1/bill-runs/" + run + "/totals")
        .then()
        .statusCode(200)
        .body("all.estimated", equalTo(1))
        .body("differences", equalTo(List.of()));

    // The meter was read after all: the file takes the place of the estimate, once, and the bill
    // is computed anew.
    String late = head + line(guessed, MAY, 140, "");
    assertThat(imported(late).getInt("added")).isEqualTo(1);
    assertThat(imported(late).getInt("known")).isEqualTo(1);
    JsonPath again = imported(head + line(guessed, MAY, 150, "true"));
    assertThat(again.getInt("known")).isEqualTo(1);
    Api.operator()
        .body(Map.of("reason", "the meter was read"))
        .post("/api/v1/bill-runs/" + run + "/cases/" + guessed + "/actions/recompute")
        .then()
        .statusCode(200);
    assertThat(progress(run).getInt("estimated")).isZero();
    Api.operator().post("/api/v1/bill-runs/" + run + "/actions/check").then().statusCode(200);
  }

  @Test
  void isHeldAgainstItsNeighboursInAFile() {
    String code = supplied();
    record(code, 1_150, true).then().statusCode(201);
    Api.read(code, 1_160, "2020-06-05").then().statusCode(201);
    String head = "customer_code,meter_number,kind,at,kwh,estimated\n";
    JsonPath backwards =
        imported(
            head
                + line(code, MAY, 1_170, "false")
                + line(code, "2020-07-05T08:00:00+07:00", 1_200, ""));
    assertThat(backwards.getInt("added")).isEqualTo(1);
    assertThat(backwards.getInt("setAside")).isEqualTo(1);
    assertThat(readings(code).getList("items.reading.registers.kwh"))
        .isEqualTo(List.of(1_000, 1_150, 1_160, 1_200));
    assertThat(imported(head + line(code, MAY, 1_110, "false")).getInt("added")).isEqualTo(1);
    assertThat(readings(code).getList("items.reading.registers.kwh"))
        .isEqualTo(List.of(1_000, 1_110, 1_160, 1_200));
  }

  private static String supplied() {
    String code = Api.newCode();
    Api.record(Api.aHousehold(code)).then().statusCode(201);
    Api.read(code, 1_000, "2020-04-05").then().statusCode(201);
    return code;
  }

  private String point() {
    String code = Api.newCode();
    Map<String, Object> household = Api.aHousehold(code);
    household.put("unit", unit);
    Api.record(household).then().statusCode(201);
    return code;
  }

  private static Map<String, Object> call(String code, long kwh, boolean estimated) {
    Map<String, Object> reading = new LinkedHashMap<>();
    reading.put("meterNumber", "VD-" + code);
    reading.put("kind", "PERIODIC");
    reading.put("registers", Map.of("kwh", kwh));
    reading.put("at", MAY);
    reading.put("estimated", estimated);
    return new LinkedHashMap<>(Map.of("customerCode", code, "reading", reading));
  }

  private static Response record(String code, long kwh, boolean estimated) {
    return Api.operator().body(call(code, kwh, estimated)).post("/api/v1/readings");
  }

  private static String line(String code, String at, long kwh, String estimated) {
    return code + ",VD-" + code + ",PERIODIC," + at + "," + kwh + "," + estimated + "\n";
  }

  private static JsonPath imported(String file) {
    return Api.wronglyAs("billing-operator")
        .contentType("text/csv")
        .body(file)
        .post("/api/v1/readings/imports")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static JsonPath readings(String code) {
    return Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/readings")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static JsonPath progress(int run) {
    return Api.as("auditor")
        .get("/api/v1/bill-runs/" + run + "/progress")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void send(String code, Map<String, Object> data) throws IOException {
    try (InputStream in =
        EstimatedReadingTest.class.getResourceAsStream(
            "/examples/vn.evn.meter-reading.taken.v1.json")) {
      ObjectNode event = (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
      event.put("id", UUID.randomUUID().toString());
      event.set("data", JSON.valueToTree(data));
      Topic.send("evn.meter-readings", code, JSON.writeValueAsBytes(event));
    }
  }
}
