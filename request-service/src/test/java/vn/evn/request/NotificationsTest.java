package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Topics;
import vn.evn.contracts.notification.NotificationRequested;
import vn.evn.platform.testing.RealServers;

/** What applicants are told, as the system that sends it reads it from the topic. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class NotificationsTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              NotificationsTest.class
                  .getClassLoader()
                  .getResourceAsStream("schemas/" + NotificationRequested.TYPE + ".json"));

  @Test
  void tellsTheApplicantOfWhatConcernsHimInOrderAndInBothLanguages() {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept");
    Api.act(code, "request-supplement", Map.of("reason", "Thiếu {code} hợp đồng thuê nhà"));
    Api.act(code, "receive-supplement");
    Lives.complete(code);
    Api.act(code, "return-result").then().statusCode(200);
    List<JsonNode> told = Told.of(Topics.NOTIFICATIONS, code, 6);
    assertThat(told)
        .extracting(event -> event.at("/data/template").asText())
        .containsExactly(
            "received",
            "accepted",
            "supplement-requested",
            "supplemented",
            "completed",
            "result-returned");
    assertThat(told).allSatisfy(event -> isAsAgreed(event, code));
    assertThat(told.get(1).at("/data/vi/body").asText())
        .contains(code, "Gia hạn hợp đồng mua bán điện", "đã được tiếp nhận. Ngày hẹn trả")
        .containsPattern("17:00, \\d\\d/\\d\\d/\\d{4}\\.$");
    assertThat(told.get(1).at("/data/en/body").asText()).contains(code, "is accepted");
    assertThat(told.get(2).at("/data/vi/body").asText())
        .contains("Nội dung: Thiếu {code} hợp đồng thuê nhà.");
    assertThat(told.get(2).at("/data/en/body").asText())
        .contains("What is asked: Thiếu {code} hợp đồng thuê nhà.");
    assertThat(told)
        .extracting(event -> event.at("/data/requestVersion").asLong())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void tellsFeesAndReasons() {
    String code = Api.aRequestFor("CHG_METER_LOCATION");
    Api.act(code, "accept");
    Api.act(
        code,
        "request-payment",
        Map.of("data", Map.of("code", "WORKS", "name", "Chi phí", "amountVnd", 1450000)));
    Api.act(code, "confirm-payment", Map.of("data", Map.of("reference", "GD-1")));
    Api.act(
        code,
        "extend",
        Map.of("reason", "Mưa bão", "data", Map.of("dueAt", "2099-01-05T17:00:00+07:00")));
    Api.act(code, "stop", Map.of("reason", "Vướng quy hoạch")).then().statusCode(200);
    List<JsonNode> told = Told.of(Topics.NOTIFICATIONS, code, 6);
    assertThat(told)
        .extracting(event -> event.at("/data/template").asText())
        .containsExactly(
            "received", "accepted", "payment-requested", "paid", "due-date-changed", "stopped");
    assertThat(told.get(2).at("/data/vi/body").asText()).endsWith("Chi phí: 1.450.000 đồng.");
    assertThat(told.get(2).at("/data/en/body").asText()).endsWith("Chi phí: VND 1,450,000.");
    assertThat(told.get(4).at("/data/vi/body").asText())
        .endsWith("Ngày hẹn mới: 17:00, 05/01/2099. Lý do: Mưa bão.");
    assertThat(told.get(5).at("/data/en/body").asText()).endsWith("Reason: Vướng quy hoạch.");
  }

  @Test
  void tellsNobodyOfAChangeThatWasNotMadeOrThatNoWayLeadsTo() {
    Map<String, Object> application = Api.anApplication();
    application.put("applicant", Map.of("kind", "CITIZEN", "name", "Nguyễn Thị Ví Dụ"));
    String unreachable = Api.handIn(application).then().statusCode(201).extract().path("code");
    String code = Api.aRequest();
    Api.as("officer")
        .body(Map.of("version", 7))
        .post("/api/v1/requests/" + code + "/actions/accept")
        .then()
        .statusCode(409);
    Api.act(code, "refuse", Map.of("reason", "Ngoài phạm vi")).then().statusCode(200);
    assertThat(Told.of(Topics.NOTIFICATIONS, code, 2))
        .extracting(event -> event.at("/data/template").asText())
        .containsExactly("received", "refused");
    assertThat(Told.of(Topics.REQUESTS, unreachable, 1)).hasSize(1);
    assertThat(Told.now(Topics.NOTIFICATIONS, unreachable)).isEmpty();
  }

  @Test
  void prefersTheWayByWhichTheApplicantCame() {
    Map<String, Object> application = Api.anApplication();
    application.put("channel", "ZALO");
    String code = Api.handIn(application).then().statusCode(201).extract().path("code");
    assertThat(Told.of(Topics.NOTIFICATIONS, code, 1).get(0).at("/data/ways").toString())
        .isEqualTo("[\"ZALO\",\"SMS\"]");
  }

  @Test
  void givesALinkToRateWithOnlyWithTheCompletion() {
    String code = Lives.aCompletedRequest();
    List<JsonNode> told = Told.of(Topics.NOTIFICATIONS, code, 3);
    assertThat(told.get(0).at("/data/rating").isNull()).isTrue();
    JsonNode completed = told.get(2);
    String token = completed.at("/data/rating/token").asText();
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(completed.at("/data/rating/address").asText()).endsWith("#" + token);
    assertThat(completed.at("/data/vi/body").asText()).contains("#" + token);
    assertThat(completed.at("/data/en/body").asText()).contains("#" + token);
    // The database knows a hash of it alone.
    assertThat(
            Sql.texts(
                "SELECT encode(token_hash, 'hex') = encode(sha256(?::bytea), 'hex')"
                    + " FROM rating_link WHERE request_code = ?",
                token,
                code))
        .containsExactly("t");
  }

  private static void isAsAgreed(JsonNode event, String code) {
    assertThat(event.path("type").asText()).isEqualTo(NotificationRequested.TYPE);
    assertThat(event.path("subject").asText()).isEqualTo(code);
    assertThat(SCHEMA.validate(event.path("data"))).isEmpty();
    assertThat(event.at("/data/recipient/phone").asText()).isEqualTo("0900000123");
    ObjectNode attributes = ((ObjectNode) event).deepCopy();
    attributes.remove("data");
    assertThat(attributes.toString()).doesNotContain("0900000123", "#");
    assertThat(event.at("/data/vi/body").asText()).doesNotContain("[[", "]]", "{service}");
    assertThat(event.at("/data/en/body").asText()).doesNotContain("[[", "]]", "{service}");
  }
}
