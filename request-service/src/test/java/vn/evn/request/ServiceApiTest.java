package vn.evn.request;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.platform.testing.RealServers;

/** The catalogue as form builders read it, without a token. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ServiceApiTest {
  @Test
  void needsNoToken() {
    RestAssured.given()
        .get("/api/v1/services")
        .then()
        .statusCode(200)
        .body("$", hasSize(13))
        .body("details.properties", everyItem(notNullValue()))
        .body("version", hasItem(2));
    RestAssured.given().get("/api/v1/services/NEW_LV").then().statusCode(200);
  }

  @Test
  void givesTheVersionOfADayAndAVersionByItsNumber() {
    Api.as("portal")
        .queryParam("date", "2020-04-05")
        .get("/api/v1/services/NEW_LV")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("validTo", equalTo("2020-12-31"))
        .body("variants[0].procedure", equalTo("9.990001"))
        .body("variants[0].times.workingDays", contains(7, 3));
    Api.as("portal")
        .queryParam("version", 2)
        .get("/api/v1/services/NEW_LV")
        .then()
        .statusCode(200)
        .body("validFrom", equalTo("2021-01-01"));
    Api.as("portal")
        .queryParam("date", "2020-04-05")
        .get("/api/v1/services")
        .then()
        .statusCode(200)
        .body("$", hasSize(13))
        .body("version", not(hasItem(2)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/NONE, 404",
    "/NEW_LV?version=9, 404",
    "/NEW_LV?date=2017-05-14, 404",
    "/NEW_LV?date=soon, 422",
    "/NEW_LV?date=2020-04-05&version=1, 422",
    "?date=soon, 422"
  })
  void answersAProblemWhereThereIsNone(String call, int status) {
    RestAssured.given()
        .get("/api/v1/services" + call)
        .then()
        .statusCode(status)
        .contentType("application/problem+json");
  }

  @Test
  void isNotOfferedBeforeItsFirstDay() {
    Map<String, Object> application = Api.anApplication();
    application.put("submittedAt", "2016-11-16T08:30:15+07:00");
    Api.wronglyAs("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(application)
        .post("/api/v1/requests")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/serviceType"));
  }

  @Test
  void refusesAnApplicantWhoMayNotApply() {
    Map<String, Object> application = Api.anApplication();
    application.put("serviceType", "NEW_MV");
    application.put("variant", "WHOLESALE");
    application.put("details", Map.of("requestedKva", "560", "supplyVoltageKv", "22"));
    Api.wronglyAs("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(application)
        .post("/api/v1/requests")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/applicant/kind"));
  }
}
