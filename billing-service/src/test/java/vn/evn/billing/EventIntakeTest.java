package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EventIntakeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void takesANewSupplyFromItsOutcomeToItsBill() throws IOException {
    String code = Api.newCode();
    ObjectNode supplied = newSupply(code, 7);
    send("evn.requests", "YC-1", supplied);
    await()
        .untilAsserted(
            () ->
                Api.as("auditor")
                    .get("/api/v1/service-points/" + code)
                    .then()
                    .statusCode(200)
                    .body("facts", hasSize(1))
                    .body("facts[0].validFrom", equalTo("2020-04-05"))
                    .body("facts[0].threeBand", equalTo(false)));
    // The same outcome again: as another copy of the event, and with a later event of the request.
    send("evn.requests", "YC-1", supplied);
    ObjectNode completed = newSupply(code, 9);
    data(completed, "request").put("code", data(supplied, "request").path("code").asText());
    send("evn.requests", "YC-1", completed);
    Map<String, Object> reading =
        Api.aReading(code, "PERIODIC", Map.of("kwh", 120), "2020-05-05T08:00:00+07:00");
    ObjectNode taken = example("vn.evn.meter-reading.taken.v1");
    taken.set("data", JSON.valueToTree(reading));
    send("evn.meter-readings", code, taken);
    send("evn.meter-readings", code, taken);
    await().untilAsserted(() -> assertThat(readings(code)).hasSize(2));
    Api.issue(code).then().statusCode(201).body("usageKwh", equalTo(120));
    await().untilAsserted(() -> assertThat(Topic.records("evn.bills", code)).hasSize(1));
    assertThat(problems(code)).isEmpty();
    assertThat(problems("YC-1")).isEmpty();
  }

  @Test
  void addsFactsOfALaterRequestFromTheirDay() throws IOException {
    String code = Api.aHouseholdThatUsed(100);
    ObjectNode change = newSupply(code, 5);
    ObjectNode outcome = (ObjectNode) data(change, "request").get("outcome");
    outcome.put("effectiveFrom", "2020-05-05");
    outcome.putArray("readings");
    ((ObjectNode) outcome.get("servicePoint")).put("households", 2);
    send("evn.requests", "YC-2", change);
    await()
        .untilAsserted(
            () ->
                Api.as("auditor")
                    .get("/api/v1/service-points/" + code)
                    .then()
                    .body("facts", hasSize(2))
                    .body("facts[1].households", equalTo(2)));
    // 5 May is no day of the bill of May, whose facts are the older ones.
    Api.issue(code).then().statusCode(201);
    Api.read(code, 1500, "2020-06-05").then().statusCode(201);
    Api.operator()
        .body(Map.of("customerCode", code, "billPeriod", "2020-06", "taxPointDate", "2020-06-05"))
        .post("/api/v1/bills")
        .then()
        .statusCode(201)
        .body("usageKwh", equalTo(400))
        .body("lines[0].quantityKwh", equalTo(100));
  }

  @Test
  void refusesABillAcrossAChangeOfFacts() throws IOException {
    String code = Api.aHouseholdThatUsed(100);
    ObjectNode change = newSupply(code, 5);
    ObjectNode outcome = (ObjectNode) data(change, "request").get("outcome");
    outcome.put("effectiveFrom", "2020-04-20");
    outcome.putArray("readings");
    ((ObjectNode) outcome.get("servicePoint")).put("households", 2);
    send("evn.requests", "YC-3", change);
    await()
        .untilAsserted(
            () ->
                Api.as("auditor")
                    .get("/api/v1/service-points/" + code)
                    .then()
                    .body("facts", hasSize(2)));
    Api.issue(code)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:facts-change-in-period"));
  }

  @Test
  void putsWhatItCannotCarryOutBeforeAPerson() throws IOException {
    String unknown = Api.newCode();
    ObjectNode taken = example("vn.evn.meter-reading.taken.v1");
    taken.set(
        "data",
        JSON.valueToTree(
            Api.aReading(unknown, "PERIODIC", Map.of("kwh", 1), "2020-05-05T08:00:00+07:00")));
    send("evn.meter-readings", unknown, taken);
    String backwards = Api.aHouseholdThatUsed(100);
    ObjectNode back = example("vn.evn.meter-reading.taken.v1");
    back.set(
        "data",
        JSON.valueToTree(
            Api.aReading(backwards, "PERIODIC", Map.of("kwh", 1), "2020-06-05T08:00:00+07:00")));
    send("evn.meter-readings", backwards, back);
    String moon = Api.newCode();
    ObjectNode supply = newSupply(moon, 3);
    ((ObjectNode) data(supply, "request").at("/outcome/servicePoint")).put("customerGroup", "MOON");
    send("evn.requests", moon, supply);
    for (String broken : List.of("{", "[]", "{}", "{\"specversion\": \"1.0\", \"id\": \"x\"}")) {
      Topic.send("evn.requests", "BROKEN-" + moon, broken.getBytes(StandardCharsets.UTF_8));
    }
    // What follows an unreadable event is carried out all the same.
    String next = Api.newCode();
    send("evn.requests", "BROKEN-" + moon, newSupply(next, 2));
    await()
        .untilAsserted(
            () -> {
              assertThat(problems(unknown)).singleElement().asString().contains("no service point");
              assertThat(problems(backwards)).singleElement().asString().contains("backwards");
              assertThat(problems(moon)).singleElement().asString().contains("customerGroup");
              assertThat(problems("BROKEN-" + moon)).hasSize(4);
              Api.as("auditor").get("/api/v1/service-points/" + next).then().statusCode(200);
            });
    await()
        .untilAsserted(
            () -> {
              assertThat(Topic.records("evn.meter-readings.dlt", unknown)).hasSize(1);
              assertThat(Topic.records("evn.requests.dlt", moon)).hasSize(1);
            });
    Api.as("auditor").get("/api/v1/service-points/" + moon).then().statusCode(404);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(40));
  }

  /** The example of the contracts, for a supply that began on 5 April 2020. */
  private static ObjectNode newSupply(String code, long version) throws IOException {
    ObjectNode event = example("vn.evn.request.completed.v1");
    ObjectNode request = data(event, "request");
    request.put("code", "YC-" + UUID.randomUUID());
    request.put("version", version);
    request.put("customerCode", code);
    ObjectNode outcome = (ObjectNode) request.get("outcome");
    outcome.put("customerCode", code);
    outcome.put("effectiveFrom", "2020-04-05");
    ((ObjectNode) outcome.get("servicePoint")).put("meterNumber", "VD-" + code);
    ObjectNode reading = (ObjectNode) outcome.get("readings").get(0);
    reading.put("meterNumber", "VD-" + code);
    reading.put("at", "2020-04-05T08:00:00+07:00");
    return event;
  }

  private static ObjectNode example(String type) throws IOException {
    try (InputStream in =
        EventIntakeTest.class.getResourceAsStream("/examples/" + type + ".json")) {
      ObjectNode event = (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
      event.put("id", UUID.randomUUID().toString());
      return event;
    }
  }

  private static ObjectNode data(ObjectNode event, String name) {
    return (ObjectNode) event.get("data").get(name);
  }

  private static void send(String topic, String key, JsonNode event) throws IOException {
    Topic.send(topic, key, JSON.writeValueAsBytes(event));
  }

  private static List<Integer> readings(String code) {
    return Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/readings")
        .then()
        .extract()
        .path("items.id");
  }

  private static List<String> problems(String key) {
    @Nullable List<String> reasons =
        Api.as("auditor")
            .queryParam("limit", 200)
            .get("/api/v1/event-problems")
            .then()
            .statusCode(200)
            .extract()
            .path("items.findAll { it.key == '" + key + "' }.reason");
    return reasons == null ? List.of() : reasons;
  }
}
