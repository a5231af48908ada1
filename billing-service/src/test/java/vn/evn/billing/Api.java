package vn.evn.billing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.TestTokens;

/** Calls of the API as the tests speak of them. */
final class Api {
  private Api() {}

  /** A caller whose calls and answers are held against the API document. */
  static RequestSpecification as(String role) {
    return given()
        .filter(OpenApiContract.filter("billing-service"))
        .header("Authorization", TestTokens.bearer(role))
        .contentType(ContentType.JSON);
  }

  static RequestSpecification operator() {
    return as("billing-operator");
  }

  /** A caller who sends what is wrong on purpose. */
  static RequestSpecification wronglyAs(String role) {
    return given().header("Authorization", TestTokens.bearer(role)).contentType(ContentType.JSON);
  }

  /** A customer code that no other test uses. */
  static String newCode() {
    return "PD05" + (1_000_000 + ThreadLocalRandom.current().nextInt(900_000_000));
  }

  static Map<String, Object> aHousehold(String code) {
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("customerCode", code);
    point.put("validFrom", "2020-01-01");
    point.put("customerGroup", "RESIDENTIAL");
    point.put("supplyVoltageKv", 0.4);
    point.put("households", 1);
    point.put("meterNumber", "VD-" + code);
    point.put("unit", "PD0500");
    return point;
  }

  static Map<String, Object> aHotel(String code) {
    Map<String, Object> point = aHousehold(code);
    point.put("customerGroup", "BUSINESS");
    point.remove("households");
    point.put("threeBand", true);
    return point;
  }

  static Response record(Map<String, Object> point) {
    return operator().body(point).post("/api/v1/service-points");
  }

  static Map<String, Object> aReading(
      String code, String kind, Map<String, Object> registers, String at) {
    return Map.of(
        "customerCode",
        code,
        "reading",
        Map.of("meterNumber", "VD-" + code, "kind", kind, "registers", registers, "at", at));
  }

  static Response read(String code, long kwh, String day) {
    return operator()
        .body(aReading(code, "PERIODIC", Map.of("kwh", kwh), day + "T08:00:00+07:00"))
        .post("/api/v1/readings");
  }

  static Response readBands(String code, long normal, long offPeak, long peak, String day) {
    return operator()
        .body(
            aReading(
                code,
                "PERIODIC",
                Map.of("normal", normal, "offPeak", offPeak, "peak", peak),
                day + "T08:00:00+07:00"))
        .post("/api/v1/readings");
  }

  /** A household that used energy from 5 April to 5 May 2020; its customer code. */
  static String aHouseholdThatUsed(long kwh) {
    String code = newCode();
    record(aHousehold(code)).then().statusCode(201);
    read(code, 1000, "2020-04-05").then().statusCode(201);
    read(code, 1000 + kwh, "2020-05-05").then().statusCode(201);
    return code;
  }

  /** The bill of May 2020. */
  static Response issue(String code) {
    return operator()
        .body(Map.of("customerCode", code, "billPeriod", "2020-05", "taxPointDate", "2020-05-05"))
        .post("/api/v1/bills");
  }
}
