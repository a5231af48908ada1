package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** Who changed what, when, why and by which way, and a request as it was known then. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class HistoryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIVES = 12;
  private static final int ACTIONS = 15;

  @Test
  void tellsWhoWhenWhyAndByWhichWay() {
    String code = Api.aRequestFor("RENEW");
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("version", 1);
    call.put("reason", "Khách hàng gọi điện xin rút");
    call.put("note", "Cuộc gọi lúc 9 giờ");
    call.put("channel", "CALL_CENTRE");
    Api.as("officer")
        .body(call)
        .post("/api/v1/requests/" + code + "/actions/withdraw")
        .then()
        .statusCode(200);
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].action", equalTo("receive"))
        .body("items[0].channel", equalTo("CALL_CENTRE"))
        .body("items[0].roles", equalTo("channel"))
        .body("items[0].automatic", equalTo(false))
        .body("items[1].action", equalTo("withdraw"))
        .body("items[1].from", equalTo("SUBMITTED"))
        .body("items[1].to", equalTo("WITHDRAWN"))
        .body("items[1].actor", equalTo("Test officer"))
        .body("items[1].roles", equalTo("officer"))
        .body("items[1].unit", equalTo("PD0100"))
        .body("items[1].reason", equalTo("Khách hàng gọi điện xin rút"))
        .body("items[1].note", equalTo("Cuộc gọi lúc 9 giờ"))
        .body("items[1].channel", equalTo("CALL_CENTRE"))
        .body("items[1].reasonCode", nullValue());
    call.put("version", 2);
    call.put("channel", "PIGEON");
    Api.wronglyAs("officer")
        .body(call)
        .post("/api/v1/requests/" + code + "/actions/note")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/channel"));
  }

  /** Random lives over the API: whatever was answered then is what is known as of then. */
  @Test
  void knowsARequestAsItWasAnsweredAtEveryTime() throws Exception {
    for (int seed = 0; seed < LIVES; seed++) {
      Random random = new Random(seed);
      String code = random.nextBoolean() ? Api.aRequest() : Api.aRequestFor("RENEW");
      List<JsonNode> answered = new ArrayList<>();
      answered.add(read(code, null));
      for (int i = 0; i < ACTIONS; i++) {
        Response answer = act(code, answered.get(answered.size() - 1), random);
        if (answer.statusCode() == 200) {
          answered.add(JSON.readTree(answer.asString()));
        }
      }
      List<Map<String, Object>> history =
          Api.wronglyAs("auditor")
              .get("/api/v1/requests/" + code + "/history?limit=200")
              .path("items");
      assertThat(history).as("seed %d", seed).hasSameSizeAs(answered);
      for (int i = 0; i < answered.size(); i++) {
        JsonNode then = read(code, String.valueOf(history.get(i).get("at")));
        assertThat(without(then, "allowedActions"))
            .as("seed %d, version %d", seed, i + 1)
            .isEqualTo(without(answered.get(i), "allowedActions"));
        assertThat(then.path("allowedActions")).isEmpty();
        if (i > 0) {
          assertThat(history.get(i).get("from")).isEqualTo(history.get(i - 1).get("to"));
        }
        assertThat(history.get(i).get("to")).isEqualTo(then.path("state").asText());
      }
    }
  }

  @Test
  void takesADateAsTheEndOfThatDay() {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept");
    String today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString();
    Api.as("auditor")
        .queryParam("asOf", today)
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"))
        .body("allowedActions", empty());
    Api.as("auditor")
        .queryParam("asOf", "2020-04-05")
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-01", "2026-11-16T08:00:00"})
  void refusesWhatIsNoTime(String asOf) {
    String code = Api.aRequestFor("RENEW");
    Api.wronglyAs("officer")
        .queryParam("asOf", asOf)
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/asOf"));
  }

  @Test
  void saysWhereWhatARequestHeldWasNotKept() throws SQLException {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept");
    Api.act(code, "start-step");
    String second =
        Api.wronglyAs("auditor").get("/api/v1/requests/" + code + "/history").path("items[1].at");
    String first =
        Api.wronglyAs("auditor").get("/api/v1/requests/" + code + "/history").path("items[0].at");
    // As the older version of the service wrote it.
    try (Connection connection =
            DriverManager.getConnection(
                RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
        Statement update = connection.createStatement()) {
      update.executeUpdate(
          "UPDATE request_history SET changes = NULL WHERE version <= 2 AND request_code = '"
              + code
              + "'");
    }
    Api.as("auditor")
        .queryParam("asOf", second)
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"));
    Api.as("auditor")
        .queryParam("asOf", first)
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:not-kept"));
  }

  @Test
  void showsTheSameToAChannelThatOwnsItAlone() {
    String code = Api.aRequest();
    Api.as("channel")
        .queryParam("asOf", "2099-01-01")
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(200);
    RestAssured.given()
        .header("Authorization", TestTokens.bearer("channel", Map.of("channel", "ZALO")))
        .queryParam("asOf", "2099-01-01")
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(404);
  }

  private static Response act(String code, JsonNode present, Random random) {
    JsonNode allowed = present.path("allowedActions");
    String action = allowed.get(random.nextInt(allowed.size())).asText();
    Map<String, Object> data =
        switch (action) {
          case "complete-step" -> Api.anOutcome();
          case "request-payment" -> Map.of("code", "WORKS", "name", "Chi phí", "amountVnd", 1000);
          case "confirm-payment" -> Map.of("reference", "GD-1");
          case "extend" -> Map.of("dueAt", "2099-01-05T17:00:00+07:00");
          case "hand-over" -> Map.of("unit", random.nextBoolean() ? "PE0100" : "PD0500");
          case "correct" ->
              Map.of("state", List.of("SUBMITTED", "ACCEPTED", "STOPPED").get(random.nextInt(3)));
          case "complete" -> Map.of("results", List.of(Map.of("kind", kindOf(present))));
          case "request-supplement" ->
              Map.of("reasonCode", "OTHER", "asked", List.of(Map.of("text", "Bản chụp rõ hơn")));
          default -> Map.of();
        };
    return Api.wronglyAs("officer")
        .body(
            Map.of(
                "version",
                present.path("version").asInt(),
                "reason",
                "Lý do ví dụ",
                "note",
                "Ghi chú ví dụ",
                "data",
                data))
        .post("/api/v1/requests/" + code + "/actions/" + action);
  }

  private static String kindOf(JsonNode request) {
    return request.path("serviceType").asText().equals("RENEW") ? "ANNEX" : "CONTRACT";
  }

  private static JsonNode read(String code, @Nullable String asOf) throws Exception {
    return JSON.readTree(
        Api.wronglyAs("officer")
            .queryParams(asOf == null ? Map.of() : Map.of("asOf", asOf))
            .get("/api/v1/requests/" + code)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static JsonNode without(JsonNode view, String member) {
    ObjectNode copy = view.deepCopy();
    copy.remove(member);
    return copy;
  }
}
