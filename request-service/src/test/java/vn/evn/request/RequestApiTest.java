package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.EndpointWalk;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RequestApiTest {
  @Test
  void runsANewSupplyFromHandInToResult() {
    String code = Api.aRequest();
    assertThat(code).matches("YC-\\d{6}-\\d{6,}");
    Api.act(code, "accept").then().statusCode(200).body("dueAt", notNullValue());
    Api.act(code, "start-step").then().body("state", equalTo("IN_PROGRESS"));
    Api.act(code, "complete-step").then().body("completedSteps", hasItem("SURVEY"));
    Api.act(code, "complete-step")
        .then()
        .body("step", equalTo("INSTALLATION"))
        .body("customerCode", matchesPattern("P[A-Z][A-Z0-9]{2}\\d{7,9}"));
    Api.act(code, "complete-step").then().body("step", equalTo("ENERGISE"));
    Api.act(code, "complete-step")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/data/outcome", "/data/outcome/servicePoint"));
    Api.act(code, "complete-step", Map.of("data", Api.anOutcome()))
        .then()
        .statusCode(200)
        .body("outcome.servicePoint.customerGroup", equalTo("RESIDENTIAL"));
    Api.act(
            code,
            "complete",
            Map.of("data", Map.of("results", List.of(Map.of("kind", "CONTRACT")))))
        .then()
        .body("state", equalTo("COMPLETED"))
        .body("results", hasSize(1));
    Api.act(code, "return-result").then().body("state", equalTo("RESULT_RETURNED"));
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .statusCode(200)
        .body("items", hasSize(9))
        .body("items[0].action", equalTo("receive"))
        .body("items[1].actor", equalTo("Test officer"));
  }

  @Test
  void pausesTheTimeWhilePapersAreAwaited() {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept");
    Api.act(code, "request-supplement", Map.of("reason", "Thiếu hợp đồng thuê nhà"))
        .then()
        .statusCode(200)
        .body("state", equalTo("AWAITING_SUPPLEMENT"))
        .body("supplementRounds[0].answeredAt", nullValue());
    Api.as("officer")
        .get("/api/v1/requests/" + code + "/deadline")
        .then()
        .statusCode(200)
        .body("paused", equalTo(true));
    Api.act(code, "receive-supplement")
        .then()
        .body("state", equalTo("ACCEPTED"))
        .body("supplementRounds[0].answeredAt", notNullValue());
  }

  @Test
  void takesAFeeFromRequestToConfirmation() {
    String code = Api.aRequestFor("CHG_METER_LOCATION");
    Api.act(code, "accept");
    Api.act(code, "request-payment", Map.of("data", Map.of("code", "WORKS")))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/data/amountVnd"));
    Api.act(
            code,
            "request-payment",
            Map.of(
                "data", Map.of("code", "WORKS", "name", "Chi phí di chuyển", "amountVnd", 450000)))
        .then()
        .body("state", equalTo("AWAITING_PAYMENT"));
    Api.act(
            code,
            "confirm-payment",
            Map.of("data", Map.of("reference", "GD-1", "amountVnd", 450001)))
        .then()
        .statusCode(422);
    Api.act(
            code,
            "confirm-payment",
            Map.of("data", Map.of("reference", "GD-1", "amountVnd", 450000)))
        .then()
        .statusCode(200)
        .body("fees[0].reference", equalTo("GD-1"))
        .body("state", equalTo("ACCEPTED"));
  }

  @Test
  void letsOneOfTwoOfficersWinAndTellsTheOtherThePresentState() throws Exception {
    String code = Api.aRequest();
    List<Response> answers =
        atOnce(
            2,
            () ->
                Api.as("officer")
                    .body(Map.of("version", 1))
                    .post("/api/v1/requests/" + code + "/actions/accept"));
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
    Response lost = answers.stream().filter(a -> a.statusCode() == 409).findFirst().orElseThrow();
    lost.then()
        .body("type", equalTo("urn:evn:problem:stale-version"))
        .body("state", equalTo("ACCEPTED"))
        .body("version", equalTo(2));
  }

  @Test
  void refusesAnActionThatIsIllegalInTheState() {
    String code = Api.aRequest();
    Api.act(code, "complete")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:illegal-action"))
        .body("state", equalTo("SUBMITTED"));
    Api.act(code, "refuse").then().statusCode(422).body("errors.pointer", hasItem("/reason"));
    Api.act(code, "refuse", Map.of("reason", "Ngoài phạm vi cấp điện"))
        .then()
        .body("state", equalTo("REFUSED"));
  }

  @Test
  void givesTheSameAnswerForTheSameKeyAlsoWhenCalledAtOnce() throws Exception {
    Map<String, Object> application = Api.anApplication();
    String key = UUID.randomUUID().toString();
    List<Response> answers =
        atOnce(
            4,
            () ->
                Api.as("channel")
                    .header("Idempotency-Key", key)
                    .body(application)
                    .post("/api/v1/requests"));
    assertThat(answers).extracting(Response::statusCode).containsOnly(201);
    assertThat(answers).extracting(a -> a.asString()).containsOnly(answers.get(0).asString());
    application.put("onBehalfBy", "another");
    Api.as("channel")
        .header("Idempotency-Key", key)
        .body(application)
        .post("/api/v1/requests")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:evn:problem:key-reused"));
    Api.handIn(Map.copyOf(withoutNulls(application)))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:known-application"));
  }

  private static Map<String, Object> withoutNulls(Map<String, Object> map) {
    map.values().removeIf(v -> v == null);
    return map;
  }

  @Test
  void wantsAKey() {
    Api.wronglyAs("channel")
        .body(Api.anApplication())
        .post("/api/v1/requests")
        .then()
        .statusCode(400);
  }

  @Test
  void namesEveryFaultAndStoresNothing() {
    Map<String, Object> application = Api.anApplication();
    String externalId = (String) application.get("externalId");
    application.put("serviceType", "NEW_MOON");
    application.put("submittedAt", "yesterday");
    application.remove("placeOfUse");
    application.put("applicant", Map.of("kind", "CITIZEN", "phone", "12"));
    Api.wronglyAs("channel")
        .header("Idempotency-Key", "faulty-" + externalId)
        .body(application)
        .post("/api/v1/requests")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems(
                "/serviceType",
                "/submittedAt",
                "/placeOfUse",
                "/applicant/name",
                "/applicant/phone"));
    Api.as("officer")
        .queryParam("externalId", externalId)
        .get("/api/v1/requests")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void answersMalformedJsonAndAnotherChannelClearly() {
    Api.wronglyAs("channel")
        .header("Idempotency-Key", "malformed")
        .body("{\"serviceType\": ")
        .post("/api/v1/requests")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    Map<String, Object> application = Api.anApplication();
    application.put("channel", "PORTAL");
    Api.handIn(application).then().statusCode(422).body("errors.pointer", hasItem("/channel"));
  }

  @Test
  void showsAChannelItsOwnAlone() {
    String code = Api.aRequest();
    Api.as("channel").get("/api/v1/requests/" + code).then().statusCode(200);
    Api.wronglyAs("officer").get("/api/v1/requests/" + code).then().statusCode(200);
    RestAssured.given()
        .header("Authorization", TestTokens.bearer("channel", Map.of("channel", "ZALO")))
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(404);
  }

  @Test
  void pagesThroughTheListWithoutGapOrRepeat() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(Api.aRequestFor("CHG_INFO"));
    }
    List<String> seen = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      ExtractableResponse<Response> page =
          Api.as("integrator")
              .queryParam("serviceType", "CHG_INFO")
              .queryParam("limit", 2)
              .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
              .get("/api/v1/requests")
              .then()
              .statusCode(200)
              .extract();
      seen.addAll(page.path("items.code"));
      cursor = page.path("next");
    } while (cursor != null);
    assertThat(seen).doesNotHaveDuplicates().containsAll(made);
    Api.wronglyAs("integrator")
        .queryParam("limit", 1000)
        .get("/api/v1/requests")
        .then()
        .statusCode(422);
  }

  @Test
  void tracksWithFourDigitsAndAnswersWrongOnesLikeUnknownCodes() {
    String code = Api.aRequest();
    Api.as("channel")
        .body(Map.of("code", code, "phoneLast4", "0123"))
        .post("/api/v1/tracking")
        .then()
        .statusCode(200)
        .body("state", equalTo("SUBMITTED"))
        .body("$", not(hasItem("applicant")));
    for (int i = 0; i < 5; i++) {
      Api.as("channel")
          .body(Map.of("code", code, "phoneLast4", "9999"))
          .post("/api/v1/tracking")
          .then()
          .statusCode(404);
    }
    Api.as("channel")
        .body(Map.of("code", code, "phoneLast4", "0123"))
        .post("/api/v1/tracking")
        .then()
        .statusCode(429);
    Api.as("channel")
        .body(Map.of("code", "YC-000000-000000", "phoneLast4", "0123"))
        .post("/api/v1/tracking")
        .then()
        .statusCode(404);
  }

  @Test
  void countsTheMonthAndShowsTheCatalogue() {
    int before = receivedByTelephone();
    Api.aRequest();
    assertThat(receivedByTelephone()).isEqualTo(before + 1);
    Api.as("portal").get("/api/v1/services").then().statusCode(200).body("$", hasSize(13));
    Api.as("portal")
        .get("/api/v1/services/TERMINATE")
        .then()
        .statusCode(200)
        .body("steps.code", hasItem("DEBTS_PAID"));
    Api.as("portal").get("/api/v1/services/NONE").then().statusCode(404);
  }

  private static int receivedByTelephone() {
    return Api.as("auditor")
        .queryParam("month", "2026-11")
        .get("/api/v1/statistics/monthly")
        .then()
        .statusCode(200)
        .extract()
        .path(
            "rows.findAll { it.channel == 'CALL_CENTRE' && it.serviceType == 'NEW_LV' }"
                + ".received.sum() ?: 0");
  }

  @Test
  void answers503AndNeverSuccessWhileTheDatabaseIsAway() {
    Map<String, Object> application = Api.anApplication();
    RealServers.databaseGate().shut();
    try {
      Api.handIn(application)
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", notNullValue());
    } finally {
      RealServers.databaseGate().open();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> Api.handIn(application).then().statusCode(201));
  }

  @Test
  void closesEveryEndpointButThePublicOnes() {
    EndpointWalk.of("request-service")
        .open("GET", "/api/v1/services/**")
        .open("POST", "/api/v1/tracking")
        .open("POST", "/api/v1/tracking/ratings")
        .roles("POST", "/api/v1/requests", "channel", "officer")
        .roles("POST", "/api/v1/requests/{code}/supplements", "channel", "officer")
        .roles("POST", "/api/v1/requests/{code}/documents", "officer")
        .roles("POST", "/api/v1/documents", "channel", "officer")
        .roles(
            "POST",
            "/api/v1/requests/search",
            "officer",
            "supervisor",
            "integrator",
            "auditor",
            "channel")
        .roles("GET", "/api/v1/work-queue", "officer", "supervisor", "auditor")
        .roles("GET", "/api/v1/requests/counts", "officer", "supervisor", "integrator", "auditor")
        .roles("POST", "/api/v1/requests/{code}/actions/{action}", "officer", "supervisor")
        .roles(
            "GET",
            "/api/v1/requests/**",
            "officer",
            "supervisor",
            "integrator",
            "auditor",
            "channel")
        .roles("GET", "/api/v1/intake-problems", "supervisor", "auditor")
        .roles("POST", "/api/v1/intake-problems/**", "supervisor")
        .roles("POST", "/api/v1/requests/{code}/rating", "channel", "officer")
        .roles("POST", "/api/v1/statistics/recount", "supervisor")
        .roles("GET", "/api/v1/statistics/**", "supervisor", "integrator", "auditor")
        .walk();
  }

  @Test
  void documentsEveryOperation() {
    OpenApiContract.assertComplete("request-service");
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
