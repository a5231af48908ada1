package vn.evn.request;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.TestTokens;

/** Calls of the API as the tests speak of them. */
final class Api {
  /** What the services that the tests use ask for. */
  private static final Map<String, Object> DETAILS =
      Map.of(
          "newEndDate",
          "2027-12-31",
          "newPlace",
          "TREN_COT",
          "newValues",
          Map.of("email", "moi@vidu.example"));

  private Api() {}

  /** A caller whose calls and answers are held against the API document. */
  static RequestSpecification as(String role) {
    return given()
        .filter(OpenApiContract.filter("request-service"))
        .header("Authorization", TestTokens.bearer(role))
        .contentType(ContentType.JSON);
  }

  /** A caller who sends what is wrong on purpose. */
  static RequestSpecification wronglyAs(String role) {
    return given().header("Authorization", TestTokens.bearer(role)).contentType(ContentType.JSON);
  }

  static Map<String, Object> anApplication() {
    Map<String, Object> applicant = new LinkedHashMap<>();
    applicant.put("kind", "CITIZEN");
    applicant.put("name", "Nguyễn Thị Ví Dụ");
    applicant.put("identity", Map.of("kind", "CITIZEN_ID", "number", "001188000123"));
    applicant.put("phone", "0900000123");
    Map<String, Object> application = new LinkedHashMap<>();
    application.put("serviceType", "NEW_LV");
    application.put("variant", "RESIDENTIAL");
    application.put("channel", "CALL_CENTRE");
    application.put("externalId", "CC-" + UUID.randomUUID());
    application.put("submittedAt", "2026-11-16T08:30:15+07:00");
    application.put("applicant", applicant);
    application.put(
        "placeOfUse",
        Map.of("provinceCode", "01", "communeCode", "00004", "detail", "Số 7 phố Ví Dụ"));
    application.put("details", Map.of("phases", 1, "requestedKw", "5.5"));
    application.put("documents", List.of());
    return application;
  }

  static Response handIn(Map<String, Object> application) {
    return as("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(application)
        .post("/api/v1/requests");
  }

  /** A new request; its code. */
  static String aRequest() {
    return handIn(anApplication()).then().statusCode(201).extract().path("code");
  }

  /** A request of another service, about an existing customer. */
  static String aRequestFor(String serviceType) {
    Map<String, Object> application = anApplication();
    application.put("serviceType", serviceType);
    application.put("variant", null);
    application.put("customerCode", "PD05000123456");
    application.put("details", DETAILS);
    return handIn(application).then().statusCode(201).extract().path("code");
  }

  static int version(String code) {
    return as("officer").get("/api/v1/requests/" + code).then().extract().path("version");
  }

  /** An action at the present version, by an officer. */
  static Response act(String code, String action, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("version", version(code));
    return as("officer").body(body).post("/api/v1/requests/" + code + "/actions/" + action);
  }

  static Response act(String code, String action) {
    return act(code, action, Map.of());
  }

  static Map<String, Object> anOutcome() {
    return Map.of(
        "outcome",
        Map.of(
            "effectiveFrom",
            "2026-11-21",
            "servicePoint",
            Map.of(
                "customerGroup",
                "RESIDENTIAL",
                "supplyVoltageKv",
                0.4,
                "households",
                1,
                "meterNumber",
                "VD20260001"),
            "readings",
            List.of(
                Map.of(
                    "meterNumber",
                    "VD20260001",
                    "kind",
                    "START",
                    "registers",
                    Map.of("kwh", 0),
                    "at",
                    "2026-11-21T15:00:00+07:00"))));
  }
}
