package vn.evn.platform.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ProblemMappersTest {
  @Test
  void namesEveryInvalidFieldAtOnce() {
    post("{\"amount\": -1, \"parts\": [{\"count\": 1}, {\"count\": 0}]}")
        .statusCode(422)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("urn:evn:problem:invalid-fields"))
        .body("errors.pointer", containsInAnyOrder("/name", "/amount", "/parts/1/count"));
  }

  @Test
  void namesTheFieldOfAWrongType() {
    post("{\"name\": \"a\", \"amount\": \"many\"}")
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/amount"));
  }

  @Test
  void answersMalformedJsonWith400() {
    post("{\"name\": ").statusCode(400).body("type", equalTo("urn:evn:problem:unreadable"));
  }

  @Test
  void answersAnEmptyBodyWith400() {
    given().contentType(ContentType.JSON).post("/sample").then().statusCode(400);
  }

  @Test
  void answersAnotherMediaTypeWith415() {
    given()
        .contentType(ContentType.TEXT)
        .body("name")
        .post("/sample")
        .then()
        .statusCode(415)
        .contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void answersAnUnknownAddressWithAProblem() {
    given().get("/nowhere").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void asksForATokenWithAProblem() {
    given()
        .get("/sample/officer")
        .then()
        .statusCode(401)
        .contentType(Problem.MEDIA_TYPE)
        .header("WWW-Authenticate", notNullValue());
  }

  @Test
  void refusesAForgedTokenWithAProblem() {
    given()
        .header("Authorization", TestTokens.bearer("officer") + "x")
        .get("/sample/officer")
        .then()
        .statusCode(401)
        .contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void refusesAnotherRoleWithAProblem() {
    given()
        .header("Authorization", TestTokens.bearer("auditor"))
        .get("/sample/officer")
        .then()
        .statusCode(403)
        .contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void letsTheRoleInAndKnowsWhoItIs() {
    given()
        .header("Authorization", TestTokens.bearer("officer"))
        .get("/sample/officer")
        .then()
        .statusCode(200)
        .body(is("Test officer of PD0100"));
  }

  @Test
  void refusesAnEndpointThatNamesNoRoles() {
    given()
        .header("Authorization", TestTokens.bearer("supervisor"))
        .get("/sample/forgotten")
        .then()
        .statusCode(403);
  }

  @Test
  void carriesFurtherMembersOfAConflict() {
    given().get("/sample/conflict").then().statusCode(409).body("version", equalTo(7));
  }

  @Test
  void tellsNothingOfTheInsideOnAnUnexpectedFailure() {
    given()
        .get("/sample/failure")
        .then()
        .statusCode(500)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", not(containsString("secret")));
  }

  @Test
  void saysTooLargePastTheLimitOfTheBody() {
    post("{\"name\": \"" + "a".repeat(2_000_000) + "\"}")
        .statusCode(413)
        .contentType(Problem.MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sample", "/sample/tree", "/sample/bytes"})
  void saysTooLargeAlsoOfABodyThatAnnouncesNoSize(String path) throws Exception {
    HttpResponse<String> answer = postInChunks(path, 1024 * 1024 + 1);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(answer.body()).contains("urn:evn:problem:too-large");
    // What is just small enough passes in chunks too, and so does the next call.
    assertThat(postInChunks(path, 1024 * 1024).statusCode()).isEqualTo(200);
  }

  @Test
  void namesAParameterThatNoDatabaseCanBeAskedFor() {
    given()
        .urlEncodingEnabled(false)
        .get("/sample/kept/a?text=%00&name=b")
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("errors.pointer", containsInAnyOrder("/text"));
    given()
        .urlEncodingEnabled(false)
        .get("/sample/kept/a%00b?text=b")
        .then()
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder("/name"));
    given().get("/sample/kept/a?text=b").then().statusCode(200).body(is("a b"));
  }

  @Test
  void namesTheTextsOfABodyThatCannotBeKept() {
    post("{\"name\": \"a\\u0000b\", \"parts\": []}")
        .statusCode(422)
        .contentType(Problem.MEDIA_TYPE)
        .body("errors.pointer", containsInAnyOrder("/name"));
    postTree("{\"a\": [1, \"\\ud83d\"], \"b/\\u0000c\": {\"d\": \"\\u0000\"}}")
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/a/1", "/b~1c", "/b~1c/d"));
    // The same signs as a text about them, and a whole pair, are as good as any other.
    postTree("{\"a\": \"\\\\u0000\", \"b\": \"\\ud83d\\ude00\"}")
        .statusCode(200)
        .body("a", equalTo("\\u0000"))
        .body("b", equalTo("\uD83D\uDE00"));
  }

  @Test
  void callsATextThatTheDatabaseRefusesAFaultOfTheCall() {
    given()
        .get("/sample/unstorable")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:evn:problem:unreadable"));
  }

  @Test
  void answers503WithRetryAfterWhileTheDatabaseIsAway() {
    RealServers.databaseGate().shut();
    try {
      given()
          .get("/sample/database")
          .then()
          .statusCode(503)
          .contentType(Problem.MEDIA_TYPE)
          .header("Retry-After", notNullValue());
    } finally {
      RealServers.databaseGate().open();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> given().get("/sample/database").then().statusCode(200));
  }

  private static HttpResponse<String> postInChunks(String path, int bytes) throws Exception {
    byte[] body = ("{\"name\": \"" + "a".repeat(bytes - 12) + "\"}").getBytes(UTF_8);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static ValidatableResponse postTree(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/sample/tree").then();
  }

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/sample").then();
  }
}
