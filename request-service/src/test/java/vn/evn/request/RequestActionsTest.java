package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;

/** The ways a request can go beside the straight one, and what is refused on them. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RequestActionsTest {
  @Test
  void letsASupervisorStopExtendHandOverCorrectAndReopenButNotAccept() {
    String code = Api.aRequestFor("RENEW");
    actAs("supervisor", code, "accept", Map.of()).then().statusCode(403);
    Api.act(code, "accept").then().statusCode(200);
    actAs("supervisor", code, "hand-over", withReason(Map.of("unit", "PD0500")))
        .then()
        .statusCode(200)
        .body("unit", equalTo("PD0500"))
        .body("state", equalTo("ACCEPTED"));
    actAs("supervisor", code, "extend", withReason(Map.of("dueAt", "2099-01-05T17:00:00+07:00")))
        .then()
        .statusCode(200)
        .body("dueAt", equalTo("2099-01-05T17:00:00+07:00"));
    Api.as("officer")
        .get("/api/v1/requests/" + code + "/deadline")
        .then()
        .statusCode(200)
        .body("extendedTo", equalTo("2099-01-05T17:00:00+07:00"));
    actAs("supervisor", code, "stop", Map.of("reason", "Vướng quy hoạch"))
        .then()
        .body("state", equalTo("STOPPED"))
        .body("endedAt", notNullValue())
        .body("allowedActions", contains("reopen", "correct"));
    actAs("supervisor", code, "reopen", Map.of("reason", "Hết vướng"))
        .then()
        .body("state", equalTo("ACCEPTED"))
        .body("endedAt", nullValue());
    actAs("supervisor", code, "correct", withReason(Map.of("state", "AWAITING_PAYMENT")))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/data/state"));
    actAs("supervisor", code, "correct", withReason(Map.of("state", "SUBMITTED")))
        .then()
        .statusCode(200)
        .body("state", equalTo("SUBMITTED"))
        .body("acceptedAt", nullValue());
    Api.as("officer")
        .get("/api/v1/requests/" + code + "/deadline")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:not-accepted"));
  }

  @Test
  void withdrawsAndRefusesWithAReason() {
    String withdrawn = Api.aRequestFor("RENEW");
    Api.act(withdrawn, "withdraw")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reason"));
    Api.act(withdrawn, "withdraw", Map.of("reason", "Khách hàng đề nghị"))
        .then()
        .body("state", equalTo("WITHDRAWN"));
    String refused = Api.aRequestFor("RENEW");
    Api.act(refused, "request-supplement", Map.of("reason", "Thiếu giấy tờ"));
    Api.act(refused, "refuse", Map.of("reason", "Không bổ sung"))
        .then()
        .body("state", equalTo("REFUSED"));
  }

  @Test
  void tellsWhichActionsAreLegalAsTheWorkGoesOn() {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept").then().body("allowedActions", not(hasItem("complete-step")));
    Api.act(code, "start-step")
        .then()
        .body("allowedActions", hasItem("complete-step"))
        .body("allowedActions", not(hasItem("complete")));
    Api.act(code, "complete").then().statusCode(409);
    Api.act(code, "complete-step");
    Api.act(code, "complete-step")
        .then()
        .body("step", nullValue())
        .body("allowedActions", hasItem("complete"))
        .body("allowedActions", not(hasItem("complete-step")));
    Api.as("auditor")
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(200)
        .body("allowedActions", hasSize(0));
  }

  @Test
  void raisesTheVersionForANoteAndKeepsItInTheHistory() {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "note").then().statusCode(422).body("errors.pointer", contains("/note"));
    Api.act(code, "note", Map.of("note", "Đã gọi điện cho khách hàng"))
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("state", equalTo("SUBMITTED"));
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body("items[1].note", equalTo("Đã gọi điện cho khách hàng"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "null",
        "{}",
        "{\"version\": null}",
        "{\"version\": \"first\"}"
      })
  void refusesABodyWithoutAVersionAndChangesNothing(String body) {
    String code = Api.aRequestFor("RENEW");
    Response answer =
        Api.wronglyAs("officer").body(body).post("/api/v1/requests/" + code + "/actions/accept");
    assertThat(answer.statusCode()).isIn(400, 422);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(Api.version(code)).isEqualTo(1);
  }

  @Test
  void knowsNoOtherActionAndNoOtherRequest() {
    String code = Api.aRequestFor("RENEW");
    Api.wronglyAs("officer")
        .body(Map.of("version", 1))
        .post("/api/v1/requests/" + code + "/actions/dance")
        .then()
        .statusCode(404);
    Api.wronglyAs("officer")
        .body(Map.of("version", 1))
        .post("/api/v1/requests/YC-000000-000000/actions/accept")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void makesOneRequestOfTwoKeysForOneApplicationAtOnce() throws Exception {
    Map<String, Object> application = Api.anApplication();
    List<Response> answers = atOnce(4, () -> Api.handIn(application));
    assertThat(answers)
        .extracting(Response::statusCode)
        .containsExactlyInAnyOrder(201, 409, 409, 409);
  }

  @Test
  void namesFaultsDeepInTheBodyByTheirPointer() {
    Map<String, Object> application = Api.anApplication();
    application.put("details", Map.of("phases", 2, "appliances", "many"));
    application.put("documents", List.of(Map.of("id", "1", "name", "a.pdf", "state", "LOST")));
    application.put("onBehalfBy", "a\u0000b");
    handInWrongly(application)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems(
                "/details/phases",
                "/details/appliances",
                "/details/requestedKw",
                "/documents/0/state",
                "/onBehalfBy"));
  }

  @Test
  void refusesAnApplicationThatIsTooLarge() {
    Map<String, Object> application = Api.anApplication();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("phases", 1);
    details.put("requestedKw", "5.5");
    details.put("appliances", List.of("x".repeat(250_000)));
    application.put("details", details);
    handInWrongly(application)
        .then()
        .statusCode(422)
        .body("errors.detail", hasItem(notNullValue()));
  }

  @Test
  void storesAndPublishesNothingOfWhatItRefuses() throws SQLException {
    Map<String, Object> application = Api.anApplication();
    application.put("serviceType", "NEW_MOON");
    handInWrongly(application).then().statusCode(422);
    Api.wronglyAs("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{\"serviceType\"")
        .post("/api/v1/requests")
        .then()
        .statusCode(400);
    assertThat(
            rowsWith(
                "SELECT count(*) FROM request WHERE external_id = '"
                    + application.get("externalId")
                    + "'"))
        .isZero();
    assertThat(
            rowsWith(
                "SELECT count(*) FROM outbox_event WHERE convert_from(payload, 'UTF8') LIKE '%"
                    + application.get("externalId")
                    + "%'"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "cursor=abc",
        "updatedSince=monday",
        "state=LOST",
        "state=accepted"
      })
  void checksTheParametersOfTheList(String query) {
    int expected = query.equals("state=accepted") ? 200 : 422;
    Api.wronglyAs("officer").get("/api/v1/requests?" + query).then().statusCode(expected);
  }

  @Test
  void listsWhatChangedSinceATime() {
    String since = OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(10).toString();
    String code = Api.aRequestFor("RENEW");
    // A change appears once every transaction that began before it has ended.
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                Api.as("integrator")
                    .queryParam("updatedSince", since)
                    .queryParam("serviceType", "RENEW")
                    .queryParam("limit", 200)
                    .get("/api/v1/requests")
                    .then()
                    .statusCode(200)
                    .body("items.code", hasItem(code)));
    Api.as("integrator")
        .queryParam("updatedSince", "2099-01-01T00:00:00+07:00")
        .get("/api/v1/requests")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  private static Response actAs(String role, String code, String action, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("version", Api.version(code));
    return Api.as(role).body(body).post("/api/v1/requests/" + code + "/actions/" + action);
  }

  private static Map<String, Object> withReason(Map<String, Object> data) {
    return Map.of("reason", "Lý do ví dụ", "data", data);
  }

  private static Response handInWrongly(Map<String, Object> application) {
    return Api.wronglyAs("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(application)
        .post("/api/v1/requests");
  }

  private static long rowsWith(String query) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static List<Response> atOnce(int callers, Callable<Response> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Callable<Response>> calls = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        calls.add(call);
      }
      List<Response> answers = new ArrayList<>();
      for (Future<Response> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
