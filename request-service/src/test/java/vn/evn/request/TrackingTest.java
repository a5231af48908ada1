package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;

/** What a citizen can find out with a code and four digits, and what nobody can. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TrackingTest {
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @Test
  void tellsStateStepDateAndEachThingAskedInBothLanguages() {
    String code = Api.aRequestFor("CHG_METER_LOCATION");
    track(code, "0123")
        .then()
        .statusCode(200)
        .body("state", equalTo("SUBMITTED"))
        .body("stateText.vi", equalTo("Mới đăng ký"))
        .body("stateText.en", equalTo("Submitted"))
        .body("service.vi", equalTo("Thay đổi vị trí thiết bị đo đếm"))
        .body("service.en", notNullValue())
        .body("dueAt", nullValue())
        .body("asked", hasSize(0));
    Api.act(code, "accept");
    Api.act(code, "start-step");
    track(code.toLowerCase(Locale.ROOT), "0123")
        .then()
        .statusCode(200)
        .body("code", equalTo(code))
        .body("step.vi", notNullValue())
        .body("step.en", notNullValue())
        .body("dueAt", notNullValue());
    Api.act(
        code,
        "request-payment",
        Map.of("data", Map.of("code", "WORKS", "name", "Chi phí di chuyển", "amountVnd", 450000)));
    track(code, "0123")
        .then()
        .statusCode(200)
        .body("stateText.vi", equalTo("Yêu cầu thực hiện nghĩa vụ tài chính"))
        .body("asked.kind", contains("PAYMENT"))
        .body("asked[0].text", equalTo("Chi phí di chuyển"))
        .body("asked[0].amountVnd", equalTo(450000))
        .body("feeDueVnd", equalTo(450000));
    Api.act(code, "confirm-payment", Map.of("data", Map.of("reference", "GD-1")));
    Api.act(code, "request-supplement", Map.of("reason", "Bổ sung sơ đồ vị trí mới"));
    track(code, "0123")
        .then()
        .statusCode(200)
        .body("asked.kind", contains("SUPPLEMENT"))
        .body("asked[0].text", equalTo("Bổ sung sơ đồ vị trí mới"))
        .body("feeDueVnd", nullValue());
  }

  @Test
  void tellsNothingOfWhoAppliedAndWhere() {
    String code = Api.aRequest();
    String answer = track(code, "0123").then().statusCode(200).extract().asString();
    assertThat(answer)
        .doesNotContain("Nguyễn Thị Ví Dụ", "001188000123", "0900000123", "phố Ví Dụ", "00004");
  }

  @Test
  void findsADossierByItsCodeInAnyLetterCase() {
    String registered = Api.aRequest();
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    String upper = suffix.toUpperCase(Locale.ROOT);
    Sql.update("UPDATE request SET dossier_code = ? WHERE code = ?", "Z99.05-" + upper, registered);
    track("z99.05-" + suffix, "0123").then().statusCode(200);
    String fromPortal = Api.aRequest();
    Sql.update(
        "UPDATE request SET channel = 'PORTAL', external_id = ? WHERE code = ?",
        "Z99.06-" + suffix,
        fromPortal);
    track("Z99.06-" + upper, "0123").then().statusCode(200);
    // In another channel the external id is no dossier code.
    String externalId =
        Api.as("officer").get("/api/v1/requests/" + registered).then().extract().path("externalId");
    track(externalId, "0123").then().statusCode(404);
  }

  @Test
  void answersAWrongPairAndAnUnknownCodeAlike() {
    Response wrong = track(Api.aRequest(), "9999");
    Response unknown = track("YC-000101-" + ADDRESSES.incrementAndGet(), "9999");
    assertThat(wrong.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
    assertThat(wrong.asString()).isEqualTo(unknown.asString());
    assertThat(wrong.contentType()).isEqualTo(unknown.contentType());
  }

  @ParameterizedTest(name = "known: {0}")
  @ValueSource(booleans = {true, false})
  void answersFiveOfManyWrongTriesAtOnceAndThenNobody(boolean known) throws Exception {
    String code = known ? Api.aRequest() : "YC-000102-" + UUID.randomUUID();
    List<Response> answers = AtOnce.call(24, () -> track(code, "9999"));
    assertThat(answers).filteredOn(a -> a.statusCode() == 404).hasSize(5);
    List<Response> refused = answers.stream().filter(a -> a.statusCode() == 429).toList();
    assertThat(refused).hasSize(19);
    assertThat(refused).extracting(a -> a.header("Retry-After")).containsOnly("3600");
    track(code, "0123").then().statusCode(429);
  }

  @Test
  void letsTheOwnerInAgainAnHourAfterTheTries() {
    String code = Api.aRequest();
    for (int i = 0; i < 5; i++) {
      track(code, "9999").then().statusCode(404);
    }
    track(code, "0123").then().statusCode(429);
    Sql.update("UPDATE tracking_attempt SET at = at - interval '61 minutes'");
    track(code, "0123").then().statusCode(200);
  }

  @Test
  void doesNotCountTheOwnersCalls() {
    String code = Api.aRequest();
    for (int i = 0; i < 12; i++) {
      track(code, "0123").then().statusCode(200);
    }
  }

  @Test
  void keepsNothingOfWhatWasTyped() {
    track("001188000123", "0123").then().statusCode(404);
    assertThat(
            Sql.texts(
                "SELECT row_to_json(t)::text FROM tracking_attempt t"
                    + " UNION ALL SELECT row_to_json(a)::text FROM tracking_address a"))
        .isNotEmpty()
        .noneMatch(row -> row.contains("001188000123") || row.contains("203.0.113."));
  }

  @Test
  void stopsAnAddressThatCallsTooOftenAndNoOther() throws Exception {
    String busy = anAddress();
    awaitBeginOfAMinute();
    List<Response> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      answers.addAll(
          AtOnce.call(25, () -> trackFrom(busy, "YC-000103-" + UUID.randomUUID(), "0123")));
    }
    assertThat(answers).filteredOn(a -> a.statusCode() == 404).hasSize(60);
    List<Response> refused = answers.stream().filter(a -> a.statusCode() == 429).toList();
    assertThat(refused).hasSize(15);
    assertThat(refused).extracting(a -> a.header("Retry-After")).containsOnly("60");
    // What the caller itself writes into the header does not make it another one.
    trackFrom("198.51.100.1, " + busy, Api.aRequest(), "0123").then().statusCode(429);
    trackFrom(anAddress(), Api.aRequest(), "0123").then().statusCode(200);
  }

  @Test
  void refusesWhatIsNoCodeAndNoDigits() {
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", "'; --", "phoneLast4", "12"))
        .post("/api/v1/tracking")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/code", "/phoneLast4"));
  }

  private static void awaitBeginOfAMinute() throws InterruptedException {
    // The count is by the minute: a burst over its border would be two.
    if (LocalTime.now(ZoneOffset.UTC).getSecond() > 50) {
      Thread.sleep(11_000);
    }
  }

  private static String anAddress() {
    return "203.0.113." + ADDRESSES.incrementAndGet() % 250;
  }

  private static Response track(String code, String last4) {
    return trackFrom(anAddress(), code, last4);
  }

  private static Response trackFrom(String address, String code, String last4) {
    return RestAssured.given()
        .filter(OpenApiContract.filter("request-service"))
        .header("X-Forwarded-For", address)
        .contentType(ContentType.JSON)
        .body(Map.of("code", code, "phoneLast4", last4))
        .post("/api/v1/tracking");
  }
}
