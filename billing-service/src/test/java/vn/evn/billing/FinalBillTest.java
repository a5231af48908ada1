package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
