package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;

/** A service, or a later version of one, is a new file and no code. */
@QuarkusTest
@TestProfile(FurtherServices.class)
@QuarkusTestResource(RealServers.class)
class FurtherServiceTest {

  @Test
  void isOfferedToFormBuilders() {
    Api.as("portal").get("/api/v1/services").then().statusCode(200).body("$", hasSize(14));
    Api.as("portal")
        .get("/api/v1/services/CHARGING_POINT")
        .then()
        .statusCode(200)
        .body("variants[0].procedure", equalTo("9.990099"))
        .body("details.properties.chargers.title", equalTo("Số trụ sạc"))
        .body("details.properties.chargers.x-title-en", equalTo("Number of chargers"));
  }

  @Test
  void takesARequestThroughItsWholeLife() throws SQLException {
    handInWrongly(6, "STATE_AGENCY")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/applicant/kind"));
    String code = handIn(6).then().statusCode(201).extract().path("code");
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("serviceVersion", equalTo(1))
        .body("requiredPapers", contains("REQUEST_FORM", "FIRE_PERMIT"));
    Api.act(
            code,
            "request-supplement",
            Map.of(
                "data",
                Map.of(
                    "reasonCode",
                    "PERMIT_MISSING",
                    "asked",
                    List.of(
                        Map.of("paper", "FIRE_PERMIT", "text", "Bản chụp còn hiệu lực"),
                        Map.of("field", "chargers")))))
        .then()
        .statusCode(200)
        .body("supplementRounds[0].reasonCode", equalTo("PERMIT_MISSING"))
        .body("supplementRounds[0].reason", equalTo("Thiếu giấy chứng nhận phòng cháy"))
        .body("supplementRounds[0].asked.paper", contains("FIRE_PERMIT", null))
        .body("supplementRounds[0].asked.field", contains(null, "chargers"));
    Api.act(code, "receive-supplement").then().statusCode(200);
    Api.act(code, "accept").then().statusCode(200);
    String firstDue = Api.as("officer").get("/api/v1/requests/" + code).path("dueAt");
    Api.act(code, "start-step").then().body("step", equalTo("SURVEY"));
    // The survey finds that a cable is needed: the time promised and the steps follow from it.
    Api.act(
            code,
            "complete-step",
            Map.of("data", Map.of("circumstances", Map.of("newCable", true))))
        .then()
        .statusCode(200)
        .body("step", equalTo("APPROVAL"))
        .body("circumstances.newCable", equalTo(true))
        .body("dueAt", not(equalTo(firstDue)))
        .body("allowedActions", not(hasItem("complete-step")));
    Api.act(code, "complete-step").then().statusCode(403);
    actAs("supervisor", code, "complete-step").then().statusCode(200);
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("step", equalTo("CABLE_PAID"))
        .body("allowedActions", not(hasItem("complete-step")));
    Api.act(code, "complete-step").then().statusCode(409);
    Api.act(code, "request-payment", Map.of("data", Map.of("code", "CABLE", "amountVnd", 249_999)))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/data/amountVnd"));
    Api.act(code, "request-payment", Map.of("data", Map.of("code", "CABLE", "amountVnd", 275_000)))
        .then()
        .statusCode(200)
        .body("fees[0].name", equalTo("Chi phí kéo cáp"));
    Api.act(code, "confirm-payment", Map.of("data", Map.of("reference", "GD-1")))
        .then()
        .body("allowedActions", hasItem("complete-step"));
    Api.act(code, "complete-step").then().body("step", equalTo("CONNECT"));
    Api.act(code, "complete-step", Map.of("data", Api.anOutcome()))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/data/outcome/readings"));
    Api.act(code, "complete-step", Map.of("data", anOutcomeOfANewMeter()))
        .then()
        .statusCode(200)
        .body("step", nullValue());
    complete(code, Map.of("kind", "MINUTES"))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/data/results"));
    // As if the second paper had been given by its address, and not fetched yet.
    database(
        "UPDATE request SET snapshot = jsonb_set(snapshot, '{documents,1,state}', '\"PENDING\"')"
            + " WHERE code = '"
            + code
            + "'");
    List<Map<String, Object>> papers =
        Api.as("officer").get("/api/v1/requests/" + code).then().extract().path("documents");
    complete(code, Map.of("kind", "MINUTES", "documentId", papers.get(1).get("id")))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/data/results/0/documentId"));
    complete(code, Map.of("kind", "POEM", "documentId", "elsewhere"))
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            contains(
                "/data/results/0/kind",
                "/data/results/0/name",
                "/data/results/0/documentId",
                "/data/results"));
    complete(code, Map.of("kind", "MINUTES", "documentId", papers.get(0).get("id")))
        .then()
        .statusCode(200)
        .body("results[0].name", equalTo("Biên bản đấu nối"))
        .body("results[0].document.sha256", equalTo(papers.get(0).get("sha256")));
    Api.act(code, "return-result").then().body("state", equalTo("RESULT_RETURNED"));
  }

  @Test
  void skipsAStepThatTheRequestDoesNotNeed() {
    String code = handIn(1).then().statusCode(201).extract().path("code");
    Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("requiredPapers", contains("REQUEST_FORM"));
    Api.act(code, "accept");
    Api.act(code, "start-step");
    Api.act(code, "complete-step").then().body("step", equalTo("CONNECT"));
  }

  @Test
  void refusesByAKindOfReasonOfTheService() {
    String code = handIn(1).then().statusCode(201).extract().path("code");
    Api.act(code, "refuse", Map.of("data", Map.of("reasonCode", "OTHER")))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/data/reasonCode"));
    Api.act(code, "refuse", Map.of("data", Map.of("reasonCode", "NO_CAPACITY")))
        .then()
        .statusCode(200);
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body("items[1].reasonCode", equalTo("NO_CAPACITY"))
        .body("items[1].reason", startsWith("Lưới điện"));
  }

  @Test
  void leavesARunningRequestWithTheVersionItBeganWith() throws SQLException {
    String running = Api.aRequestFor("RENEW");
    Api.as("officer").get("/api/v1/requests/" + running).then().body("serviceVersion", equalTo(2));
    // As if it had begun on the same day, before the file of the second version was added.
    database(
        "UPDATE request SET work_file = jsonb_set(work_file, '{serviceVersion}', '1')"
            + " WHERE code = '"
            + running
            + "'");
    Api.act(running, "accept").then().body("serviceVersion", equalTo(1));
    Api.act(running, "start-step").then().body("step", equalTo("VERIFICATION"));
    Api.act(running, "complete-step").then().body("step", equalTo("ANNEX"));
    Api.act(running, "complete-step").then().body("allowedActions", hasItem("complete"));
    String later = Api.aRequestFor("RENEW");
    Api.act(later, "accept");
    Api.act(later, "start-step").then().body("step", equalTo("VERIFICATION"));
    Api.act(later, "complete-step").then().body("step", equalTo("SITE_VISIT"));
    Api.as("portal")
        .queryParam("date", "2026-05-31")
        .get("/api/v1/services/RENEW")
        .then()
        .body("version", equalTo(1))
        .body("validTo", equalTo("2026-05-31"));
    Api.as("portal")
        .queryParam("version", 2)
        .get("/api/v1/services/RENEW")
        .then()
        .body("steps.code", hasItem("SITE_VISIT"))
        .body("circumstances", empty());
  }

  private static Response handIn(int chargers) {
    return Api.handIn(application(chargers, "CITIZEN"));
  }

  private static Response handInWrongly(int chargers, String kind) {
    return Api.wronglyAs("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(application(chargers, kind))
        .post("/api/v1/requests");
  }

  private static Map<String, Object> application(int chargers, String kind) {
    Map<String, Object> application = Api.anApplication();
    application.put("serviceType", "CHARGING_POINT");
    application.put("variant", null);
    application.put("customerCode", "PD05000123456");
    application.put("details", Map.of("chargers", chargers));
    Map<String, Object> applicant =
        new LinkedHashMap<>(
            Map.of("kind", kind, "name", "Nguyễn Thị Ví Dụ", "phone", "0900000123"));
    application.put("applicant", applicant);
    application.put(
        "documents", List.of(Map.of("id", Papers.anUpload()), Map.of("id", Papers.anUpload())));
    return application;
  }

  private static Map<String, Object> anOutcomeOfANewMeter() {
    return Map.of(
        "outcome",
        Map.of(
            "effectiveFrom",
            "2026-11-21",
            "servicePoint",
            Map.of(
                "customerGroup", "BUSINESS", "supplyVoltageKv", 0.4, "meterNumber", "VD20260002"),
            "readings",
            List.of(reading("VD20260001", "CLOSING", 350), reading("VD20260002", "START", 0))));
  }

  private static Map<String, Object> reading(String meter, String kind, long kwh) {
    return Map.of(
        "meterNumber",
        meter,
        "kind",
        kind,
        "registers",
        Map.of("kwh", kwh),
        "at",
        "2026-11-21T15:00:00+07:00");
  }

  private static Response complete(String code, Map<String, Object> result) {
    return Api.act(code, "complete", Map.of("data", Map.of("results", List.of(result))));
  }

  private static Response actAs(String role, String code, String action) {
    return Api.as(role)
        .body(Map.of("version", Api.version(code)))
        .post("/api/v1/requests/" + code + "/actions/" + action);
  }

  private static void database(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
        Statement update = connection.createStatement()) {
      assertThat(update.executeUpdate(statement)).isEqualTo(1);
    }
  }
}
