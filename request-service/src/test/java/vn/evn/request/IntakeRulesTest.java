package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** One canonical form for every channel, once per key and once per external id. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IntakeRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"CALL_CENTRE", "WEBSITE", "EMAIL", "APP", "ZALO", "FACEBOOK", "COUNTER"})
  void takesTheSameFormFromEveryChannel(String channel) {
    Map<String, Object> application = Api.anApplication();
    application.put("channel", channel);
    handIn(channelToken(channel), UUID.randomUUID().toString(), application)
        .then()
        .statusCode(201)
        .body("channel", equalTo(channel))
        .body("state", equalTo("SUBMITTED"));
    // The token of one channel speaks for no other.
    application.put("externalId", "CC-" + UUID.randomUUID());
    application.put("channel", channel.equals("ZALO") ? "APP" : "ZALO");
    handIn(channelToken(channel), UUID.randomUUID().toString(), application).then().statusCode(403);
  }

  @Test
  void keepsWhoEnteredAnApplicationForTheApplicant() {
    Map<String, Object> application = Api.anApplication();
    String officer =
        TestTokens.bearer("officer", Map.of("name", "Phạm Ví Dụ", "position", "Giao dịch viên"));
    String code =
        handIn(officer, UUID.randomUUID().toString(), application)
            .then()
            .statusCode(201)
            .body("onBehalfBy", equalTo("Phạm Ví Dụ"))
            .extract()
            .path("code");
    history(code)
        .body("items[0].actor", equalTo("Phạm Ví Dụ"))
        .body("items[0].position", equalTo("Giao dịch viên"))
        .body("items[0].unit", equalTo("PD0100"))
        .body("items[0].roles", equalTo("officer"))
        .body("items[0].channel", equalTo("CALL_CENTRE"))
        .body("items[0].automatic", equalTo(false))
        .body("items[0].note", equalTo("Entered for the applicant by Phạm Ví Dụ"));
    // Nobody enters in the name of another.
    application.put("externalId", "CC-" + UUID.randomUUID());
    application.put("onBehalfBy", "Somebody else");
    handIn(officer, UUID.randomUUID().toString(), application)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/onBehalfBy"));
  }

  @Test
  void keepsTheAgentThatACallCentreNamesAndNobodyForTheApplicantHimself() {
    Map<String, Object> application = Api.anApplication();
    application.put("onBehalfBy", "Tổng đài viên 17");
    String code =
        Api.handIn(application)
            .then()
            .statusCode(201)
            .body("onBehalfBy", equalTo("Tổng đài viên 17"))
            .extract()
            .path("code");
    history(code)
        .body("items[0].actor", equalTo("Test channel"))
        .body("items[0].note", equalTo("Entered for the applicant by Tổng đài viên 17"));
    String own = Api.aRequest();
    Api.as("officer").get("/api/v1/requests/" + own).then().body("onBehalfBy", nullValue());
    history(own).body("items[0].note", nullValue());
  }

  @Test
  void knowsABodyInAnyOrderOfItsMembers() {
    Map<String, Object> application = Api.anApplication();
    List<String> names = new ArrayList<>(application.keySet());
    Collections.reverse(names);
    Map<String, Object> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, application.get(name)));
    String key = UUID.randomUUID().toString();
    Response first = handIn(TestTokens.bearer("channel"), key, application);
    first.then().statusCode(201);
    assertThat(handIn(TestTokens.bearer("channel"), key, reversed).asString())
        .isEqualTo(first.asString());
    // Of another client the same key is another one.
    handIn(TestTokens.bearer("channel", Map.of("sub", "another")), key, application)
        .then()
        .statusCode(409);
  }

  @Test
  void leavesTheKeyOfARefusedCallFree() {
    Map<String, Object> application = Api.anApplication();
    String key = UUID.randomUUID().toString();
    Object variant = application.put("variant", "CASTLE");
    handIn(TestTokens.bearer("channel"), key, application).then().statusCode(422);
    application.put("variant", variant);
    handIn(TestTokens.bearer("channel"), key, application).then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void wantsAKeyThatSaysSomething(String key) {
    handIn(TestTokens.bearer("channel"), key, Api.anApplication()).then().statusCode(400);
    handIn(TestTokens.bearer("channel"), "k".repeat(201), Api.anApplication())
        .then()
        .statusCode(400);
  }

  @Test
  void makesOneRequestOfAnExternalIdThatComesAtOnceUnderManyKeys() throws Exception {
    Map<String, Object> application = Api.anApplication();
    ExecutorService callers = Executors.newFixedThreadPool(6);
    try {
      Callable<Response> call =
          () -> handIn(TestTokens.bearer("channel"), UUID.randomUUID().toString(), application);
      List<Integer> statuses = new ArrayList<>();
      for (Future<Response> answer : callers.invokeAll(Collections.nCopies(6, call))) {
        statuses.add(answer.get().statusCode());
      }
      assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
    } finally {
      callers.shutdownNow();
    }
    Api.as("officer")
        .queryParam("externalId", application.get("externalId"))
        .get("/api/v1/requests")
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void namesEveryFaultOfEveryKindAtOnce() {
    Map<String, Object> application = Api.anApplication();
    application.put("serviceType", "RENEW");
    application.put("variant", "CASTLE");
    application.put("channel", "PORTAL");
    application.put("externalId", " ");
    application.put("submittedAt", "2999-01-01T00:00:00+07:00");
    application.put("customerCode", "12");
    application.put("details", Map.of("newEndDate", 7));
    application.put(
        "applicant",
        Map.of(
            "kind",
            "CITIZEN",
            "name",
            " ",
            "phone",
            "12",
            "identity",
            Map.of("kind", "CITIZEN_ID", "number", "1")));
    application.put("placeOfUse", Map.of("provinceCode", "03", "communeCode", 4));
    application.put("documents", List.of(Map.of("id", "1")));
    handIn(TestTokens.bearer("channel"), UUID.randomUUID().toString(), application)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body(
            "errors.pointer.unique()",
            containsInAnyOrder(
                "/variant",
                "/channel",
                "/externalId",
                "/submittedAt",
                "/customerCode",
                "/details/newEndDate",
                "/applicant/name",
                "/applicant/phone",
                "/applicant/identity/number",
                "/placeOfUse/provinceCode",
                "/placeOfUse/communeCode",
                "/placeOfUse/detail",
                "/documents/0/id"));
  }

  @Test
  void limitsTheSizeOfAnApplicationAndTheNumberOfItsPapers() {
    Map<String, Object> application = Api.anApplication();
    application.put(
        "details", Map.of("phases", 1, "requestedKw", "5.5", "note", "x".repeat(200_000)));
    List<Map<String, Object>> papers = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      papers.add(Map.of("id", Papers.anUpload()));
    }
    application.put("documents", papers);
    handIn(TestTokens.bearer("channel"), UUID.randomUUID().toString(), application)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem(""))
        .body("errors.pointer", hasItem("/documents"));
    application.put("details", Map.of("phases", 1, "requestedKw", "5.5"));
    application.put("documents", papers.subList(0, 30));
    handIn(TestTokens.bearer("channel"), UUID.randomUUID().toString(), application)
        .then()
        .statusCode(201)
        .body("documents", hasSize(30));
  }

  private static ValidatableResponse history(String code) {
    return Api.as("auditor").get("/api/v1/requests/" + code + "/history").then().statusCode(200);
  }

  private static String channelToken(String channel) {
    return TestTokens.bearer("channel", Map.of("channel", channel, "sub", "gateway-" + channel));
  }

  private static Response handIn(String bearer, String key, Map<String, Object> application) {
    return RestAssured.given()
        .header("Authorization", bearer)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(application)
        .post("/api/v1/requests");
  }
}
