package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.Statement;
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
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** What applicants add to their requests over the channels. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SupplementApiTest {
  @Test
  void answersAnOpenRoundAndIsToldOnce() {
    String code = Api.aRequest();
    Api.act(code, "accept");
    Api.act(code, "request-supplement", Map.of("reason", "Thiếu hợp đồng thuê nhà"));
    String paper = Papers.anUpload();
    Map<String, Object> body =
        Map.of(
            "reason", "Gửi bổ sung",
            "details", Map.of("households", 2),
            "documents", List.of(Map.of("id", paper)));
    String key = UUID.randomUUID().toString();
    Response first = supplement("channel", code, key, body);
    first
        .then()
        .statusCode(201)
        .body("state", equalTo("ACCEPTED"))
        .body("details.households", equalTo(2))
        .body("details.phases", equalTo(1))
        .body("documents.id", equalTo(List.of(paper)))
        .body("supplementRounds[0].receivedBy", equalTo("Test channel"));
    assertThat(supplement("channel", code, key, body).asString()).isEqualTo(first.asString());
    Api.as("officer")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body("items", hasSize(4))
        .body("items[3].action", equalTo("receive-supplement"))
        .body("items[3].actor", equalTo("Test channel"))
        .body("items[3].channel", equalTo("CALL_CENTRE"));
    // The same key and body for another request is another call.
    supplement("channel", Api.aRequest(), key, body)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:evn:problem:key-reused"));
  }

  @Test
  void isAddedInAnyOpenStateAndMovesNone() {
    String code = Api.aRequest();
    supplement("officer", code, "k-" + code, Map.of("details", Map.of("households", 3)))
        .then()
        .statusCode(201)
        .body("state", equalTo("SUBMITTED"))
        .body("details.households", equalTo(3));
  }

  @Test
  void addsNothingToWhatEndsWhileTheSupplementWaitsForItsLock() throws Exception {
    String code = Api.aRequest();
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try (Connection connection = Sql.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT 1 FROM request WHERE code = '" + code + "' FOR UPDATE");
      Future<Response> answer =
          caller.submit(
              () ->
                  supplement(
                      "officer", code, "late-" + code, Map.of("details", Map.of("households", 3))));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  !Sql.texts(
                          "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                              + " AND query LIKE '%external_id%'")
                      .isEmpty());
      statement.execute(
          "UPDATE request SET state = 'REFUSED', snapshot = snapshot ||"
              + " '{\"state\": \"REFUSED\", \"endedAt\": \"2026-11-17T08:00:00+07:00\"}'"
              + " WHERE code = '"
              + code
              + "'");
      connection.commit();
      answer
          .get()
          .then()
          .statusCode(409)
          .body("type", equalTo("urn:evn:problem:ended"))
          .body("state", equalTo("REFUSED"));
    } finally {
      caller.shutdownNow();
    }
    assertThat(Sql.texts("SELECT action FROM request_history WHERE request_code = ?", code))
        .containsExactly("receive");
  }

  @Test
  void namesEveryFaultAndAddsNothing() {
    String code = Api.aRequest();
    supplement(
            "channel",
            code,
            "f-" + code,
            Map.of(
                "details", Map.of("phases", 2, "households", 0),
                "documents", List.of(Map.of("id", UUID.randomUUID().toString()), Map.of())))
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems(
                "/details/phases", "/details/households", "/documents/0/id", "/documents/1/id"));
    supplement("channel", code, "f-" + code, Map.of("reason", "Chỉ có lời"))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/documents"));
    assertThat(Api.version(code)).isEqualTo(1);
  }

  @Test
  void correctsTheApplicantAndThePlaceAndKeepsWhatTheyWere() {
    String code = Api.aRequest();
    Api.act(code, "request-supplement", Map.of("reason", "Tên không khớp giấy tờ"));
    Map<String, Object> body =
        Map.of(
            "applicant", Map.of("name", "Nguyễn Thị Mẫu", "phone", "0900007777"),
            "placeOfUse",
                Map.of("provinceCode", "79", "communeCode", "26734", "detail", "Số 9 phố Mẫu"));
    supplement("channel", code, "n-" + code, body)
        .then()
        .statusCode(201)
        .body("state", equalTo("SUBMITTED"))
        .body("applicant.name", equalTo("Nguyễn Thị Mẫu"))
        .body("applicant.phone", equalTo("0900007777"))
        .body("applicant.identity.number", equalTo("001188000123"))
        .body("placeOfUse.detail", equalTo("Số 9 phố Mẫu"))
        .body("unit", equalTo("PE0100"));
    Api.as("officer")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body(
            "items.action",
            equalTo(List.of("receive", "request-supplement", "correct-data", "receive-supplement")))
        .body("items[2].channel", equalTo("CALL_CENTRE"));
    // By the phone that holds now, and no more by the old one.
    track(code, "7777").then().statusCode(200);
    track(code, "0123").then().statusCode(404);
  }

  @Test
  void namesWhatCannotBeCorrected() {
    String code = Api.aRequest();
    supplement(
            "channel",
            code,
            "u-" + code,
            Map.of(
                "applicant",
                    Map.of("kind", "BUSINESS", "phone", "x", "identity", Map.of("number", "1")),
                "placeOfUse", Map.of("provinceCode", "01")))
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems(
                "/applicant/kind",
                "/applicant/phone",
                "/applicant/identity/kind",
                "/placeOfUse/communeCode",
                "/placeOfUse/detail"));
    Map<String, Object> elsewhere =
        Map.of(
            "placeOfUse",
            Map.of("provinceCode", "79", "communeCode", "26734", "detail", "Số 9 phố Mẫu"));
    Api.act(code, "accept");
    supplement("channel", code, "e-" + code, elsewhere)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/placeOfUse/provinceCode"));
    // The unit that would have to do the work has it already.
    Api.act(code, "hand-over", Map.of("reason", "Sai địa bàn", "data", Map.of("unit", "PE0100")));
    supplement("channel", code, "h-" + code, elsewhere)
        .then()
        .statusCode(201)
        .body("unit", equalTo("PE0100"))
        .body("placeOfUse.provinceCode", equalTo("79"));
  }

  @Test
  void answersNoRoundByBringingNothing() {
    String code = Api.aRequest();
    Api.act(code, "request-supplement", Map.of("reason", "Tên không khớp giấy tờ"));
    for (Map<String, Object> nothing :
        List.<Map<String, Object>>of(
            Map.of("details", Map.of("phases", 1)),
            Map.of("applicant", Map.of("phone", "0900000123")),
            Map.of("applicant", Map.of()))) {
      supplement("channel", code, UUID.randomUUID().toString(), nothing)
          .then()
          .statusCode(422)
          .body("errors.pointer", hasItem("/documents"));
    }
    assertThat(Api.version(code)).isEqualTo(2);
  }

  private static Response track(String code, String phoneLast4) {
    return RestAssured.given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", code, "phoneLast4", phoneLast4))
        .post("/api/v1/tracking");
  }

  @Test
  void comesTooLateForARequestThatHasEnded() {
    String code = Api.aRequest();
    Api.act(code, "refuse", Map.of("reason", "Ngoài phạm vi cấp điện"));
    supplement("channel", code, "l-" + code, Map.of("details", Map.of("households", 3)))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:ended"))
        .body("state", equalTo("REFUSED"));
  }

  @Test
  void isNoWayIntoTheRequestOfAnotherChannelAndNeedsAKey() {
    String code = Api.aRequest();
    Map<String, Object> body = Map.of("details", Map.of("households", 3));
    call(
            TestTokens.bearer("channel", Map.of("channel", "ZALO", "sub", "zalo-gateway")),
            "o-" + code)
        .body(body)
        .post("/api/v1/requests/" + code + "/supplements")
        .then()
        .statusCode(404);
    RestAssured.given()
        .header("Authorization", TestTokens.bearer("channel"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/requests/" + code + "/supplements")
        .then()
        .statusCode(400);
  }

  @Test
  void losesNoneOfManyThatComeAtOnce() throws Exception {
    String code = Api.aRequest();
    List<Callable<Response>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Map<String, Object> body = Map.of("documents", List.of(Map.of("id", Papers.anUpload())));
      calls.add(() -> supplement("channel", code, UUID.randomUUID().toString(), body));
    }
    assertThat(AtOnce.call(calls)).extracting(Response::statusCode).containsOnly(201);
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("version", equalTo(9))
        .body("documents", hasSize(8));
  }

  private static Response supplement(
      String role, String code, String key, Map<String, Object> body) {
    return call(TestTokens.bearer(role), key)
        .body(body)
        .post("/api/v1/requests/" + code + "/supplements");
  }

  private static RequestSpecification call(String bearer, String key) {
    return RestAssured.given()
        .header("Authorization", bearer)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON);
  }
}
