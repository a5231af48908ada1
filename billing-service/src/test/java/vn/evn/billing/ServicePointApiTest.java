package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ServicePointApiTest {
  @Test
  void recordsAPointOnceAndRefusesOtherContent() {
    String code = Api.newCode();
    Map<String, Object> point = Api.aHousehold(code);
    Api.record(point).then().statusCode(201).body("facts", hasSize(1));
    Api.record(point).then().statusCode(200).body("facts", hasSize(1));
    point.put("households", 2);
    Api.record(point)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:known-service-point"));
    Api.as("auditor")
        .get("/api/v1/service-points/" + code)
        .then()
        .statusCode(200)
        .body("facts[0].households", equalTo(1))
        .body("facts[0].otherUse", nullValue());
    Api.as("auditor").get("/api/v1/service-points/PD059999999").then().statusCode(404);
  }

  @Test
  void refusesFactsThatNoBillCouldBeComputedFrom() {
    Map<String, Object> point = Api.aHousehold("PD05");
    point.put("customerGroup", "");
    point.put("meter", "VD");
    Api.wronglyAs("billing-operator")
        .body(point)
        .post("/api/v1/service-points")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/customerCode", "/customerGroup", "/meter"));
    Map<String, Object> unpriced = Api.aHousehold(Api.newCode());
    unpriced.put("customerGroup", "MOON");
    unpriced.put("persons", 4);
    Api.wronglyAs("billing-operator")
        .body(unpriced)
        .post("/api/v1/service-points")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/customerGroup", "/persons"));
    Map<String, Object> bands = Api.aHousehold(Api.newCode());
    bands.put("threeBand", true);
    bands.put("supplyVoltageKv", 0.40001);
    Api.wronglyAs("billing-operator")
        .body(bands)
        .post("/api/v1/service-points")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/threeBand", "/supplyVoltageKv"));
  }

  @Test
  void pagesThroughPointsWithoutGapOrRepeat() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String code = Api.newCode();
      Api.record(Api.aHousehold(code)).then().statusCode(201);
      made.add(code);
    }
    List<String> seen = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      ExtractableResponse<Response> page =
          Api.as("integrator")
              .queryParam("limit", 2)
              .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
              .get("/api/v1/service-points")
              .then()
              .statusCode(200)
              .extract();
      seen.addAll(page.path("items.customerCode"));
      cursor = page.path("next");
    } while (cursor != null);
    assertThat(seen).doesNotHaveDuplicates().containsAll(made);
    Api.wronglyAs("integrator")
        .get("/api/v1/service-points?limit=1000")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/limit"));
    Api.wronglyAs("integrator")
        .get("/api/v1/service-points?cursor=x")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/cursor"));
  }

  @Test
  void recordsAReadingOnceAndRefusesOtherValues() {
    String code = Api.newCode();
    Api.record(Api.aHousehold(code));
    int id = Api.read(code, 1000, "2020-04-05").then().statusCode(201).extract().path("id");
    Api.read(code, 1000, "2020-04-05").then().statusCode(200).body("id", equalTo(id));
    Api.read(code, 1001, "2020-04-05")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:known-reading"))
        .body("readingId", equalTo(id));
    Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/readings")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].reading.registers.kwh", equalTo(1000))
        .body("items[0].reading.at", equalTo("2020-04-05T08:00:00+07:00"));
  }

  @Test
  void refusesAMeterThatRunsBackwardsInEitherDirectionOfTime() {
    String code = Api.newCode();
    Api.record(Api.aHousehold(code));
    Api.read(code, 1000, "2020-04-05").then().statusCode(201);
    Api.read(code, 999, "2020-05-05")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reading/registers/kwh"))
        .body("errors.detail", hasItem(containsString("backwards")));
    Api.read(code, 1001, "2020-03-05").then().statusCode(422);
    Api.read(code, 900, "2020-03-05").then().statusCode(201);
  }

  @Test
  void refusesReadingsThatAreNotOfThisPoint() {
    String code = Api.newCode();
    Api.record(Api.aHousehold(code));
    Api.readBands(code, 1, 1, 1, "2020-04-05")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reading/registers"));
    Api.read(Api.newCode(), 1, "2020-04-05")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/customerCode"));
    Map<String, Object> strange =
        Map.of(
            "meterNumber",
            "VD-OTHER",
            "kind",
            "PERIODIC",
            "registers",
            Map.of("kwh", 1),
            "at",
            "2020-04-05T08:00:00+07:00");
    Api.operator()
        .body(Map.of("customerCode", code, "reading", strange))
        .post("/api/v1/readings")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reading/meterNumber"));
    Map<String, Object> faulty = new LinkedHashMap<>(strange);
    faulty.put("kind", "SOMETIMES");
    faulty.put("registers", Map.of("kwh", -1, "peak", 2));
    faulty.put("at", "yesterday");
    Api.wronglyAs("billing-operator")
        .body(Map.of("reading", faulty))
        .post("/api/v1/readings")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems("/customerCode", "/reading/kind", "/reading/registers/kwh", "/reading/at"));
  }

  @Test
  void recordsAnEligibilityThatFitsTheGroup() {
    String code = Api.newCode();
    Api.record(Api.aHotel(code)).then().statusCode(201);
    Map<String, Object> lodging = new LinkedHashMap<>();
    lodging.put("customerCode", code);
    lodging.put("kind", "LODGING");
    lodging.put("from", "2020-05");
    lodging.put("to", "2020-07");
    lodging.put("issuer", "Sở Du lịch Ví Dụ");
    lodging.put("documentReference", "12/VD-2020");
    int id = recordEligibility(lodging).then().statusCode(201).extract().path("id");
    recordEligibility(lodging).then().statusCode(200).body("id", equalTo(id));
    lodging.put("kind", "LISTED_FACTORY");
    recordEligibility(lodging)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/kind"))
        .body("errors.detail", hasItem(containsString("PRODUCTION")));
    lodging.put("kind", "EVERYBODY");
    recordEligibility(lodging).then().statusCode(422).body("errors.pointer", hasItem("/kind"));
    lodging.put("kind", "LODGING");
    lodging.put("to", "2020-04");
    recordEligibility(lodging).then().statusCode(422).body("errors.pointer", hasItem("/to"));
    Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/eligibilities")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].recordedBy", equalTo("Test billing-operator"));
  }

  private static Response recordEligibility(Map<String, Object> eligibility) {
    return Api.operator().body(eligibility).post("/api/v1/eligibilities");
  }
}
