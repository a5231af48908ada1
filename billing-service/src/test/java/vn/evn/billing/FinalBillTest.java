package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

/** A closing reading ends a contract and makes its last bill. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class FinalBillTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void issuesTheLastBillFromWhatWasBilledLastToTheClosingReading() throws IOException {
    String code = Api.aHouseholdThatUsed(100);
    Api.issue(code).then().statusCode(201);
    ObjectNode closing = closing(code, 1160, "2020-05-20T09:00:00+07:00", null);
    send(closing);
    // The same again: as a copy of the event, and with a later event of the request.
    send(closing);
    ObjectNode later = closing.deepCopy();
    later.put("id", UUID.randomUUID().toString());
    ((ObjectNode) later.at("/data/request")).put("version", 9);
    send(later);
    JsonNode bill = awaitBill(code, 2);
    assertThat(bill.at("/data/kind").asText()).isEqualTo("FINAL");
    assertThat(bill.at("/data/billPeriod").asText()).isEqualTo("2020-05");
    assertThat(bill.at("/data/readingFrom").asText()).isEqualTo("2020-05-05");
    assertThat(bill.at("/data/readingTo").asText()).isEqualTo("2020-05-20");
    assertThat(bill.at("/data/usageKwh").asLong()).isEqualTo(60);
    Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/bills")
        .then()
        .body("items.kind", equalTo(List.of("REGULAR", "FINAL")));
    assertThat(problems(code)).isEmpty();
  }

  @Test
  void coversTheWholeMonthWhereItHasNoRegularBillYet() throws IOException {
    String code = Api.aHouseholdThatUsed(100);
    send(closing(code, 1160, "2020-05-20T09:00:00+07:00", null));
    JsonNode bill = awaitBill(code, 1);
    assertThat(bill.at("/data/readingFrom").asText()).isEqualTo("2020-04-05");
    assertThat(bill.at("/data/usageKwh").asLong()).isEqualTo(160);
    // What it covers is not billed a second time.
    Api.issue(code)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:final-bill-issued"));
  }

  @Test
  void isOfNoEnergyWhereAllWasBilledOnTheDayOfTheClosing() throws IOException {
    String code = Api.aHouseholdThatUsed(100);
    Api.issue(code).then().statusCode(201);
    send(closing(code, 1100, "2020-05-05T15:00:00+07:00", null));
    JsonNode bill = awaitBill(code, 2);
    assertThat(bill.at("/data/kind").asText()).isEqualTo("FINAL");
    assertThat(bill.at("/data/usageKwh").asLong()).isZero();
    assertThat(bill.at("/data/totalVnd").asLong()).isZero();
  }

  @Test
  void isReplacedAloneAndLeavesTheBorderToTheRegularBill() throws IOException {
    String code = endedHotel("PF" + ThreadLocalRandom.current().nextInt(1_000_000));
    List<String> ids = ids(code);
    replace(ids.get(1))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:nothing-changes"));
    replace(ids.get(0))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:nothing-changes"));
    list(code);
    replace(ids.get(1))
        .then()
        .statusCode(200)
        .body("replacement.kind", equalTo("FINAL"))
        .body("replacement.readingFrom", equalTo("2020-05-05"))
        .body("replacement.readingTo", equalTo("2020-05-20"))
        .body("differenceKwh", equalTo(0))
        .body("differenceTotalVnd", lessThan(0));
    // The last bill still counts from where the regular one ends.
    replace(ids.get(0))
        .then()
        .statusCode(200)
        .body("replacement.kind", equalTo("REGULAR"))
        .body("replacement.readingTo", equalTo("2020-05-05"))
        .body("differenceKwh", equalTo(0))
        .body("differenceTotalVnd", lessThan(0));
    replace(ids.get(1))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:not-replaceable"));
  }

  @Test
  void isAdjustedByAProgrammeTogetherWithTheRegularBill() throws IOException {
    String unit = "PF" + ThreadLocalRandom.current().nextInt(1_000_000);
    String code = endedHotel(unit);
    List<String> originals = ids(code);
    list(code);
    int run = corrected(unit);
    progress(run).body("bills", equalTo(2)).body("withoutBill", equalTo(0));
    act(run, "check").then().statusCode(200);
    act(run, "issue").then().statusCode(200);
    await().untilAsserted(() -> act(run, "close").then().statusCode(200));
    List<JsonNode> adjustments =
        List.of(awaitBill(code, 4), JSON.readTree(Topic.records("evn.bills", code).get(2).value()));
    assertThat(adjustments)
        .allSatisfy(e -> assertThat(e.path("type").asText()).isEqualTo("vn.evn.bill.adjusted.v1"))
        .extracting(e -> e.at("/data/originalBillId").asText())
        .containsExactlyInAnyOrderElementsOf(originals);
    int again = corrected(unit);
    progress(again).body("bills", equalTo(0)).body("billedBefore", equalTo(1));
    act(again, "cancel").then().statusCode(200);

    // A meter check of the last bill ends its adjustment with it, and no other.
    ObjectNode check = closing(code, 0, "2020-05-20T09:00:00+07:00", null);
    ObjectNode outcome = (ObjectNode) check.at("/data/request/outcome");
    outcome.putArray("readings");
    outcome.set(
        "corrections",
        JSON.readTree(
            "[{\"billPeriod\": \"2020-05\", \"kind\": \"FINAL\","
                + " \"usage\": {\"normal\": 90, \"offPeak\": 40, \"peak\": 20}}]"));
    send(check);
    awaitBill(code, 7);
    List<JsonNode> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : Topic.records("evn.bills", code)) {
      events.add(JSON.readTree(record.value()));
    }
    assertThat(events.subList(4, 7))
        .extracting(e -> e.path("type").asText() + " " + e.at("/data/kind").asText())
        .containsExactly(
            "vn.evn.bill.cancelled.v1 ADJUSTMENT",
            "vn.evn.bill.cancelled.v1 FINAL",
            "vn.evn.bill.replaced.v1 FINAL");
    assertThat(events.get(4).at("/data/originalBillId").asText()).isEqualTo(originals.get(1));
    assertThat(events.get(6).at("/data/usageKwh").asLong()).isEqualTo(150);
    assertThat(problems(requestCode(check))).isEmpty();
  }

  /** A hotel with a regular bill up to 5 May 2020 and a last one up to 20 May. */
  private static String endedHotel(String unit) throws IOException {
    String code = Api.newCode();
    Map<String, Object> point = Api.aHotel(code);
    point.put("unit", unit);
    Api.record(point).then().statusCode(201);
    Api.readBands(code, 10, 20, 30, "2020-04-05").then().statusCode(201);
    Api.readBands(code, 1_010, 520, 330, "2020-05-05").then().statusCode(201);
    Api.issue(code).then().statusCode(201);
    ObjectNode end = closing(code, 0, "2020-05-20T09:00:00+07:00", null);
    ((ObjectNode) end.at("/data/request/outcome/readings/0"))
        .set("registers", JSON.readTree("{\"normal\": 1110, \"offPeak\": 570, \"peak\": 350}"));
    // Ended in May: the tax of its last bill is of today, whatever that is.
    send(end);
    assertThat(awaitBill(code, 2).at("/data/kind").asText()).isEqualTo("FINAL");
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
                "9/" + code))
        .post("/api/v1/eligibilities")
        .then()
        .statusCode(201);
  }

  private static List<String> ids(String code) {
    return Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/bills")
        .then()
        .extract()
        .path("items.id");
  }

  private static Response replace(String id) {
    return Api.operator()
        .body(Map.of("reason", "papers came late"))
        .post("/api/v1/bills/" + id + "/replacement");
  }

  private static int corrected(String unit) {
    int run =
        Api.operator()
            .body(Map.of("billPeriod", "2020-05", "unit", unit, "programme", "COVID-R1"))
            .post("/api/v1/bill-runs")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    act(run, "start").then().statusCode(200);
    await().untilAsserted(() -> progress(run).body("state", equalTo("COMPUTED")));
    return run;
  }

  private static Response act(int run, String action) {
    return Api.operator().post("/api/v1/bill-runs/" + run + "/actions/" + action);
  }

  private static ValidatableResponse progress(int run) {
    return Api.as("auditor").get("/api/v1/bill-runs/" + run + "/progress").then().statusCode(200);
  }

  @Test
  void isNotIssuedWhereAMeterStartsAgain() throws IOException {
    String code = Api.aHouseholdThatUsed(100);
    send(closing(code, 1160, "2020-05-20T09:00:00+07:00", "START"));
    await()
        .untilAsserted(
            () ->
                Api.as("auditor")
                    .queryParam("customerCode", code)
                    .get("/api/v1/readings")
                    .then()
                    .body("items.size()", equalTo(4)));
    assertThat(Topic.records("evn.bills", code)).isEmpty();
  }

  @Test
  void tellsAPersonWhyThereIsNone() throws IOException {
    String code = Api.newCode();
    Api.record(Api.aHousehold(code)).then().statusCode(201);
    ObjectNode closing = closing(code, 1160, "2020-05-20T09:00:00+07:00", null);
    send(closing);
    await()
        .untilAsserted(
            () ->
                assertThat(problems(requestCode(closing)))
                    .singleElement()
                    .asString()
                    .contains("the last bill")
                    .contains("no reading before"));
    // Nothing of the outcome was kept, so that it can come again once the readings are there.
    Api.read(code, 1000, "2020-04-05").then().statusCode(201);
    closing.put("id", UUID.randomUUID().toString());
    send(closing);
    assertThat(awaitBill(code, 1).at("/data/usageKwh").asLong()).isEqualTo(160);
  }

  private static JsonNode awaitBill(String code, int bills) throws IOException {
    await().untilAsserted(() -> assertThat(Topic.records("evn.bills", code)).hasSize(bills));
    return JSON.readTree(Topic.records("evn.bills", code).get(bills - 1).value());
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(40));
  }

  /** The example of the contracts as a termination; with a second kind as a change of meter. */
  private static ObjectNode closing(String code, long kwh, String at, @Nullable String secondKind)
      throws IOException {
    try (InputStream in =
        FinalBillTest.class.getResourceAsStream("/examples/vn.evn.request.completed.v1.json")) {
      ObjectNode event = (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
      event.put("id", UUID.randomUUID().toString());
      ObjectNode request = (ObjectNode) event.at("/data/request");
      request.put("code", "YC-" + UUID.randomUUID());
      request.put("customerCode", code);
      ObjectNode outcome = (ObjectNode) request.get("outcome");
      outcome.put("customerCode", code);
      outcome.put("effectiveFrom", at.substring(0, 10));
      outcome.putNull("servicePoint");
      ObjectNode reading = (ObjectNode) outcome.get("readings").get(0);
      reading.put("meterNumber", "VD-" + code);
      reading.put("kind", "CLOSING");
      reading.put("at", at);
      ((ObjectNode) reading.get("registers")).put("kwh", kwh);
      if (secondKind != null) {
        ObjectNode second = reading.deepCopy();
        second.put("kind", secondKind);
        ((ArrayNode) outcome.get("readings")).add(second);
      }
      return event;
    }
  }

  private static String requestCode(ObjectNode event) {
    return event.at("/data/request/code").asText();
  }

  private static void send(ObjectNode event) throws IOException {
    Topic.send("evn.requests", requestCode(event), JSON.writeValueAsBytes(event));
  }

  private static List<String> problems(String key) {
    return Api.as("auditor")
        .queryParam("limit", 200)
        .get("/api/v1/event-problems")
        .then()
        .statusCode(200)
        .extract()
        .path("items.findAll { it.key == '" + key + "' }.reason");
  }
}
