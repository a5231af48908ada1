package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Topics;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** One rating per completed request, by link or through a channel or an officer. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RatingTest {
  private static final String RATED_BY_WAY = "items.find { it.action == 'rate' }.channel";

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @Test
  void ratesOnceByLinkAndTellsIt() {
    String code = Lives.aCompletedRequest();
    int version = Api.version(code);
    String token = tokenOf(code, 3);
    byLink(token, "SATISFIED", "NOT_SATISFIED", " Thợ đến muộn ")
        .then()
        .statusCode(201)
        .body("code", equalTo(code))
        .body("gradeText.vi", equalTo("Hài lòng"))
        .body("reason", equalTo("Thợ đến muộn"))
        .body("givenBy", equalTo("LINK"))
        .body("ratedAt", notNullValue());
    byLink(token, "VERY_SATISFIED", null, null)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:already-rated"));
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("state", equalTo("COMPLETED"))
        .body("version", equalTo(version + 1));
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/rating")
        .then()
        .statusCode(200)
        .body("grade", equalTo("SATISFIED"))
        .body("handlingTimeGrade", equalTo("NOT_SATISFIED"));
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body("items.action", hasItem("rate"))
        .body("items.actor", hasItem("applicant"));
    List<JsonNode> rated = ratedEvents(code, version + 1);
    assertThat(rated).hasSize(1);
    assertThat(rated.get(0).at("/data/rating/grade").asText()).isEqualTo("SATISFIED");
    assertThat(rated.get(0).at("/data/rating/handlingTimeGrade").asText())
        .isEqualTo("NOT_SATISFIED");
    assertThat(rated.get(0).at("/data/change/reason").asText()).isEqualTo("Thợ đến muộn");
    assertThat(rated.get(0).at("/data/request/state").asText()).isEqualTo("COMPLETED");
  }

  @Test
  void letsOneOfManyRatingsAtOnceWin() throws Exception {
    String code = Lives.aCompletedRequest();
    String token = tokenOf(code, 3);
    List<Callable<Response>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(() -> byLink(token, "SATISFIED", null, null));
      calls.add(() -> by("officer", code, "VERY_SATISFIED", null));
      calls.add(() -> by("channel", code, "SATISFIED", null));
    }
    List<Response> answers = AtOnce.call(calls);
    assertThat(answers).filteredOn(a -> a.statusCode() == 201).hasSize(1);
    assertThat(answers).filteredOn(a -> a.statusCode() == 409).hasSize(11);
    assertThat(Sql.texts("SELECT 1 FROM rating WHERE request_code = ?", code)).hasSize(1);
    assertThat(ratedEvents(code, Api.version(code))).hasSize(1);
  }

  @Test
  void takesNoLinkThatIsUnknownOrOver() {
    String code = Lives.aCompletedRequest();
    String token = tokenOf(code, 3);
    Response unknown = byLink(token.substring(1), "SATISFIED", null, null);
    Sql.update(
        "UPDATE rating_link SET expires_at = now() - interval '1 second' WHERE request_code = ?",
        code);
    Response over = byLink(token, "SATISFIED", null, null);
    assertThat(over.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
    assertThat(over.asString()).isEqualTo(unknown.asString());
    // The applicant can still tell an officer.
    by("officer", code, "SATISFIED", null).then().statusCode(201);
  }

  @Test
  void wantsAReasonForDissatisfaction() {
    String code = Lives.aCompletedRequest();
    by("officer", code, "NOT_SATISFIED", " ")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reason"));
    byLink(tokenOf(code, 3), "SATISFIED", "NOT_SATISFIED", null)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reason"));
    wrongly("officer", code, Map.of("grade", "SPLENDID"))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/grade"));
    wrongly("officer", code, Map.of())
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/grade"));
    wrongly("officer", code, Map.of("grade", "SATISFIED", "reason", "x".repeat(1_001)))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reason"));
    wrongly("officer", code, Map.of("grade", "SATISFIED", "reason", "x\u0000y"))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reason"));
    by("officer", code, "NOT_SATISFIED", "Phải đi lại nhiều lần").then().statusCode(201);
  }

  @Test
  void takesARatingOfAChannelForItsOwnRequestsAlone() {
    String code = Lives.aCompletedRequest();
    RestAssured.given()
        .header("Authorization", TestTokens.bearer("channel", Map.of("channel", "ZALO")))
        .contentType(ContentType.JSON)
        .body(Map.of("grade", "SATISFIED"))
        .post("/api/v1/requests/" + code + "/rating")
        .then()
        .statusCode(404);
    Api.as("officer").get("/api/v1/requests/" + code + "/rating").then().statusCode(404);
    by("channel", code, "SATISFIED", null)
        .then()
        .statusCode(201)
        .body("givenBy", equalTo("CHANNEL"));
    wayOfRating(code).body(RATED_BY_WAY, equalTo("CALL_CENTRE"));
    String counter = Lives.aCompletedRequest();
    Api.as("officer")
        .body(Map.of("grade", "SATISFIED", "channel", "COUNTER"))
        .post("/api/v1/requests/" + counter + "/rating")
        .then()
        .statusCode(201);
    wayOfRating(counter).body(RATED_BY_WAY, equalTo("COUNTER"));
    String untold = Lives.aCompletedRequest();
    by("officer", untold, "SATISFIED", null).then().statusCode(201);
    wayOfRating(untold).body(RATED_BY_WAY, nullValue());
  }

  private static ValidatableResponse wayOfRating(String code) {
    return Api.as("auditor").get("/api/v1/requests/" + code + "/history").then().statusCode(200);
  }

  @Test
  void ratesNothingThatIsNotCompleted() {
    String code = Api.aRequest();
    by("officer", code, "SATISFIED", null)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:not-completed"))
        .body("state", equalTo("SUBMITTED"));
    String returned = Lives.aCompletedRequest();
    Api.act(returned, "return-result");
    by("officer", returned, "SATISFIED", null).then().statusCode(201);
  }

  @Test
  void givesANewLinkWhenARequestIsCompletedAgainUnlessItIsRated() {
    String code = Lives.aCompletedRequest();
    String first = tokenOf(code, 3);
    Lives.completeAgain(code);
    String second = tokenOf(code, 5);
    assertThat(second).isNotEqualTo(first);
    byLink(first, "SATISFIED", null, null).then().statusCode(404);
    byLink(second, "SATISFIED", null, null).then().statusCode(201);
    Lives.completeAgain(code);
    List<JsonNode> told = Told.of(Topics.NOTIFICATIONS, code, 7);
    assertThat(told.get(6).at("/data/template").asText()).isEqualTo("completed");
    assertThat(told.get(6).at("/data/rating").isNull()).isTrue();
    assertThat(told.get(6).at("/data/vi/body").asText()).endsWith("đã hoàn thành.");
  }

  private static String tokenOf(String code, int told) {
    return Told.of(Topics.NOTIFICATIONS, code, told)
        .get(told - 1)
        .at("/data/rating/token")
        .asText();
  }

  private static List<JsonNode> ratedEvents(String code, int version) {
    // Events come in the order of versions, so the last one tells that all are there.
    List<JsonNode> events = new ArrayList<>();
    do {
      events = Told.of(Topics.REQUESTS, code, events.size() + 1);
    } while (events.get(events.size() - 1).at("/data/request/version").asInt() < version);
    return events.stream()
        .filter(e -> e.path("type").asText().equals(RequestEvents.RATED))
        .toList();
  }

  private static Response byLink(
      String token, String grade, @Nullable String time, @Nullable String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token", token);
    body.put("grade", grade);
    body.put("handlingTimeGrade", time);
    body.put("reason", reason);
    return RestAssured.given()
        .filter(OpenApiContract.filter("request-service"))
        .header("X-Forwarded-For", "203.0.114." + ADDRESSES.incrementAndGet() % 250)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/tracking/ratings");
  }

  private static Response by(String role, String code, String grade, @Nullable String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("grade", grade);
    body.put("reason", reason);
    return Api.as(role).body(body).post("/api/v1/requests/" + code + "/rating");
  }

  private static Response wrongly(String role, String code, Map<String, Object> body) {
    return Api.wronglyAs(role).body(body).post("/api/v1/requests/" + code + "/rating");
  }
}
