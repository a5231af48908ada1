package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.bill.BillEvents;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;

/** A termination waits for the last bill, which billing announces on {@code evn.bills}. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class FinalBillTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String customer =
      String.format("PD0500%07d", ThreadLocalRandom.current().nextInt(10_000_000));

  @Test
  void letsDebtsBePaidOnlyAfterTheLastBill() throws Exception {
    String code = aTerminationThatWasRead();
    Api.act(code, "complete-step")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:illegal-action"))
        .body("detail", containsString("last bill"))
        .body("state", equalTo("IN_PROGRESS"))
        .body("version", equalTo(4));
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("step", equalTo("DEBTS_PAID"))
        .body("allowedActions", not(hasItem("complete-step")))
        .body("finalBill", nullValue());
    byte[] bill = bill(BillEvents.ISSUED, "FINAL", UUID.randomUUID());
    // Of other bills nothing follows; of a repeat neither.
    send(bill(BillEvents.ISSUED, "REGULAR", UUID.randomUUID()));
    send("{".getBytes(StandardCharsets.UTF_8));
    send(bill);
    send(bill);
    awaitVersion(code, 5);
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("allowedActions", hasItem("complete-step"))
        .body("finalBill.billId", notNullValue())
        .body("finalBill.totalVnd", equalTo(166100));
    Api.act(code, "complete-step").then().statusCode(200).body("step", equalTo("METER_REMOVED"));
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body(
            "items.action",
            equalTo(
                List.of(
                    "receive",
                    "accept",
                    "start-step",
                    "complete-step",
                    "final-bill",
                    "complete-step")))
        .body("items[4].automatic", equalTo(true))
        .body("items[4].channel", nullValue());
    Api.as("supervisor")
        .get("/api/v1/intake-problems")
        .then()
        .body(
            "findAll { it.key == '" + customer + "' }.reason",
            contains(containsString("no CloudEvent")));
  }

  @Test
  void waitsAgainWhenTheLastBillIsCancelled() throws Exception {
    String code = aTerminationThatWasRead();
    UUID first = UUID.randomUUID();
    send(bill(BillEvents.ISSUED, "FINAL", first));
    awaitVersion(code, 5);
    send(bill(BillEvents.CANCELLED, "FINAL", UUID.randomUUID()));
    send(bill(BillEvents.CANCELLED, "FINAL", first));
    awaitVersion(code, 6);
    Api.act(code, "complete-step").then().statusCode(409);
    send(bill(BillEvents.REPLACED, "FINAL", UUID.randomUUID()));
    awaitVersion(code, 7);
    Api.act(code, "complete-step").then().statusCode(200);
  }

  @Test
  void concernsNoRequestThatDoesNotWaitForIt() throws Exception {
    String renewal = aRequestFor("RENEW");
    String termination = aRequestFor("TERMINATE");
    // It is noted whenever it comes, also before the request waits for it.
    send(bill(BillEvents.ISSUED, "FINAL", UUID.randomUUID()));
    awaitVersion(termination, 2);
    assertThat(Api.version(renewal)).isEqualTo(1);
  }

  @Test
  void takesOverTheLastBillThatWasIssuedBeforeTheRequestCame() throws Exception {
    String first = aTerminationThatWasRead();
    send(bill(BillEvents.ISSUED, "FINAL", UUID.randomUUID(), "2026-11-20", null));
    awaitVersion(first, 5);
    Api.act(first, "stop", Map.of("reason", "Khách hàng đổi ý")).then().statusCode(200);
    // Billing issues no second one: this request found none when it came.
    String second = aTerminationThatWasRead();
    Api.as("officer")
        .get("/api/v1/requests/" + second)
        .then()
        .body("step", equalTo("DEBTS_PAID"))
        .body("finalBill.totalVnd", equalTo(166100))
        .body("allowedActions", hasItem("complete-step"));
    Api.as("auditor")
        .get("/api/v1/requests/" + second + "/history")
        .then()
        .body(
            "items.action",
            equalTo(List.of("receive", "accept", "start-step", "complete-step", "final-bill")))
        .body("items[4].automatic", equalTo(true));
    Api.act(second, "complete-step").then().statusCode(200).body("step", equalTo("METER_REMOVED"));
  }

  @Test
  void takesOverNoBillOfAnotherContractNorOneThatWasCancelled() throws Exception {
    String first = aTerminationThatWasRead();
    UUID cancelled = UUID.randomUUID();
    send(bill(BillEvents.ISSUED, "FINAL", cancelled, "2026-11-20", null));
    awaitVersion(first, 5);
    send(bill(BillEvents.CANCELLED, "FINAL", cancelled, "2026-11-20", null));
    awaitVersion(first, 6);
    assertWaits(aTerminationThatWasRead());
    // It does not reach the closing reading of the 20th.
    UUID old = UUID.randomUUID();
    send(bill(BillEvents.ISSUED, "FINAL", old, "2026-11-19", null));
    awaitVersion(first, 7);
    assertWaits(aTerminationThatWasRead());
    // It reaches it, but a supply began again on its last day.
    send(bill(BillEvents.REPLACED, "FINAL", UUID.randomUUID(), "2026-11-20", old));
    awaitVersion(first, 8);
    startAgain("2026-11-20T10:00:00+07:00");
    assertWaits(aTerminationThatWasRead());
  }

  @Test
  void takesOverTheBillInThePlaceOfAnother() throws Exception {
    String first = aTerminationThatWasRead();
    UUID old = UUID.randomUUID();
    UUID replacement = UUID.randomUUID();
    send(bill(BillEvents.ISSUED, "FINAL", old, "2026-11-20", null));
    awaitVersion(first, 5);
    send(bill(BillEvents.REPLACED, "FINAL", replacement, "2026-11-20", old));
    awaitVersion(first, 6);
    Api.as("officer")
        .get("/api/v1/requests/" + aTerminationThatWasRead())
        .then()
        .body("finalBill.billId", equalTo(replacement.toString()));
  }

  private static void assertWaits(String code) {
    Api.act(code, "complete-step")
        .then()
        .statusCode(409)
        .body("detail", containsString("last bill"));
  }

  /** A supply of the customer that began at a time, as a request of his tells it. */
  private void startAgain(String at) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE request SET snapshot = jsonb_set(snapshot, '{outcome}', ?::jsonb)"
                    + " WHERE code = ?")) {
      update.setString(
          1,
          "{\"effectiveFrom\": \"2026-11-20\", \"customerCode\": \""
              + customer
              + "\", \"readings\": [{\"meterNumber\": \"VD20260002\", \"kind\": \"START\","
              + " \"registers\": {\"kwh\": 0}, \"at\": \""
              + at
              + "\"}]}");
      update.setString(2, aRequestFor("RENEW"));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private String aTerminationThatWasRead() {
    String code = aRequestFor("TERMINATE");
    Api.act(code, "accept");
    Api.act(code, "start-step").then().body("step", equalTo("CLOSING_READING"));
    Api.act(code, "complete-step")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/data/outcome", "/data/outcome/readings"));
    Api.act(code, "complete-step", Map.of("data", closing())).then().statusCode(200);
    return code;
  }

  private String aRequestFor(String service) {
    Map<String, Object> application = new LinkedHashMap<>(Api.anApplication());
    application.put("serviceType", service);
    application.put("variant", null);
    application.put("customerCode", customer);
    application.put("details", Map.of("endDate", "2026-11-30", "newEndDate", "2027-12-31"));
    return Api.handIn(application).then().statusCode(201).extract().path("code");
  }

  private static Map<String, Object> closing() {
    return Map.of(
        "outcome",
        Map.of(
            "effectiveFrom",
            "2026-11-20",
            "readings",
            List.of(
                Map.of(
                    "meterNumber",
                    "VD20260001",
                    "kind",
                    "CLOSING",
                    "registers",
                    Map.of("kwh", 350),
                    "at",
                    "2026-11-20T09:00:00+07:00"))));
  }

  private byte[] bill(String type, String kind, UUID id) throws IOException {
    return bill(type, kind, id, "2020-05-05", null);
  }

  private byte[] bill(String type, String kind, UUID id, String readingTo, @Nullable UUID original)
      throws IOException {
    try (InputStream in =
        FinalBillTest.class.getResourceAsStream("/examples/vn.evn.bill.issued.v1.json")) {
      ObjectNode event = (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
      event.put("id", UUID.randomUUID().toString());
      event.put("type", type);
      event.put("subject", customer);
      ObjectNode data = (ObjectNode) event.get("data");
      data.put("billId", id.toString());
      data.put("customerCode", customer);
      data.put("kind", kind);
      data.put("readingTo", readingTo);
      data.put("originalBillId", original == null ? null : original.toString());
      data.put("totalVnd", 166_100);
      return JSON.writeValueAsBytes(event);
    }
  }

  private void send(byte[] payload) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", RealServers.kafka().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("evn.bills", customer, payload)).get();
    }
  }

  private static void awaitVersion(String code, int version) {
    Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> Api.version(code) == version);
  }
}
