package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BulkImportTest {
  private static final String POINTS =
      "customer_code,valid_from,customer_group,households,meter_number,unit\n";
  private static final String READINGS = "customer_code,meter_number,kind,at,kwh\n";

  private static String household(String code, String from, int households) {
    return code + "," + from + ",RESIDENTIAL," + households + ",VD-" + code + ",PD0500\n";
  }

  private static String reading(String code, String day, long kwh) {
    return code + ",VD-" + code + ",PERIODIC," + day + "T08:00:00+07:00," + kwh + "\n";
  }

  private static Response send(String kind, String type, byte[] file) {
    return Api.wronglyAs("billing-operator")
        .contentType(type)
        .body(file)
        .post("/api/v1/" + kind + "/imports");
  }

  private static Response points(String file) {
    return send("service-points", "text/csv", file.getBytes(StandardCharsets.UTF_8));
  }

  private static Response readings(String file) {
    return send("readings", "text/csv", file.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesInCustomersAndChangesFromADayAndTheSameFileOnce() {
    String one = Api.newCode();
    String two = Api.newCode();
    String file =
        POINTS
            + household(one, "2020-01-01", 1)
            + household(two, "2020-01-01", 3)
            + household(one, "2020-03-01", 2);
    points(file).then().statusCode(200).body("lines", equalTo(3)).body("added", equalTo(3));
    points(file).then().statusCode(200).body("added", equalTo(0)).body("known", equalTo(3));
    Api.as("auditor")
        .get("/api/v1/service-points/" + one)
        .then()
        .statusCode(200)
        .body("facts.households", contains(1, 2))
        .body("facts.validFrom", contains("2020-01-01", "2020-03-01"));
  }

  @Test
  void takesInWhatTheApiTakesAsALineOfJsonPackedOrNot() throws IOException {
    String code = Api.newCode();
    String line =
        "{\"customerCode\": \"%s\", \"validFrom\": \"2020-01-01\", \"customerGroup\": \"BUSINESS\","
                .formatted(code)
            + " \"meterNumber\": \"VD-1\", \"threeBand\": true, \"unit\": \"PD0500\"}\n";
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(line.getBytes(StandardCharsets.UTF_8));
    }
    Api.wronglyAs("billing-operator")
        .contentType("application/x-ndjson")
        .header("Content-Encoding", "gzip")
        .body(packed.toByteArray())
        .post("/api/v1/service-points/imports")
        .then()
        .statusCode(200)
        .body("added", equalTo(1));
    send("service-points", "application/x-ndjson", line.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(200)
        .body("known", equalTo(1));
    Api.as("auditor")
        .get("/api/v1/service-points/" + code)
        .then()
        .body("facts[0].threeBand", equalTo(true));
  }

  @Test
  void namesTheFaultsByLineAndTakesInNothing() {
    String sound = Api.newCode();
    points(
            POINTS
                + household(sound, "2020-01-01", 1)
                + household("PD05", "2020-01-01", 1)
                + household(Api.newCode(), "2020-13-01", 1)
                + household(Api.newCode(), "2020-01-01", 0)
                + "too,few\n")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            contains(
                "/lines/3/customerCode", "/lines/4/validFrom", "/lines/5/households", "/lines/6"));
    points(POINTS + household(sound, "2020-01-01", 1) + household(sound, "2020-01-01", 2))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/lines/3"));
    Api.as("auditor").get("/api/v1/service-points/" + sound).then().statusCode(404);
    points(POINTS + household(sound, "2020-01-01", 1)).then().statusCode(200);
    points(POINTS + household(sound, "2020-01-01", 2))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/lines/2/validFrom"));
    points("code\n").then().statusCode(422).body("errors.pointer", contains("/lines/1"));
    points(POINTS).then().statusCode(422).body("errors.pointer", contains("/lines"));
    send("service-points", "text/plain", new byte[] {65}).then().statusCode(415);
  }

  @Test
  void setsAsideReadingsThatCannotBeTrueWithTheReason() {
    String code = Api.newCode();
    String nobody = Api.newCode();
    points(POINTS + household(code, "2020-01-01", 1)).then().statusCode(200);
    Api.read(code, 95_000, "2020-03-05").then().statusCode(201);
    String file =
        READINGS
            + reading(code, "2020-04-05", 95_100)
            + reading(code, "2020-05-05", 120)
            + reading(code, "2020-04-20", 94_000)
            + reading(nobody, "2020-04-05", 1)
            + code
            + ",OTHER,PERIODIC,2020-04-05T08:00:00+07:00,7\n"
            + reading(code, "2020-03-05", 95_001)
            + reading(code, "2020-04-05", 95_100)
            + reading(code, "2020-04-05", 95_101)
            + reading(code, "2020-06-05", 95_100 + 20_000_000);
    int id =
        readings(file)
            .then()
            .statusCode(200)
            .body("lines", equalTo(9))
            .body("added", equalTo(1))
            .body("known", equalTo(1))
            .body("setAside", equalTo(7))
            .extract()
            .path("id");
    Api.as("auditor")
        .queryParam("importId", id)
        .get("/api/v1/readings/set-aside")
        .then()
        .statusCode(200)
        .body("items.line", contains(3, 4, 5, 6, 7, 9, 10))
        .body(
            "items.reason",
            contains(
                "ROLLOVER",
                "BACKWARDS",
                "UNKNOWN_CUSTOMER",
                "UNKNOWN_METER",
                "OTHER_VALUES_KNOWN",
                "OTHER_VALUES_IN_FILE",
                "IMPOSSIBLE_USE"));
    readings(file).then().statusCode(200).body("added", equalTo(0)).body("known", equalTo(2));
    Api.operator()
        .queryParam("customerCode", code)
        .get("/api/v1/readings")
        .then()
        .body("items", hasSize(2));
  }

  @Test
  void makesABillOfWhatAFileBrought() {
    String code = Api.newCode();
    points(POINTS + household(code, "2020-01-01", 1)).then().statusCode(200);
    readings(READINGS + reading(code, "2020-04-05", 1_000) + reading(code, "2020-05-05", 1_300))
        .then()
        .statusCode(200);
    Response bill = Api.issue(code);
    bill.then().statusCode(201);
    assertThat(bill.jsonPath().getLong("totalVnd")).as("RES-R1-0300").isEqualTo(619_355);
  }
}
