package vn.evn.simulator.face;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.simulator.testing.PortalCalls;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
class FaultsOnTheFaceTest {
  @AfterEach
  void endAllFaults() {
    put("{}").statusCode(200);
  }

  @Test
  void answersLateButStores() {
    String code = PortalCalls.newCode();
    put("{\"DongBoHoSoMC\": {\"slow\": 1}, \"slowMillis\": 400}").statusCode(200);
    Instant begin = Instant.now();
    PortalCalls.integrate(PortalCalls.creation(code)).body("error_code", equalTo(0));
    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(400));
    assertKnown(code);
  }

  @Test
  void cutsTheConnectionAfterItStored() {
    String code = PortalCalls.newCode();
    String session = PortalCalls.session();
    put("{\"DongBoHoSoMC\": {\"drop-after-success\": 1}}").statusCode(200);
    assertThatThrownBy(
            () ->
                PortalCalls.send(
                    PortalCalls.INTEGRATION, PortalCalls.creation(code).put("session", session)))
        .isInstanceOf(IOException.class);
    assertKnown(code);
    assertThat(PortalCalls.dossier(code).path("messages").path(0).path("outcome").asText())
        .isEqualTo("NO_ANSWER");
  }

  @Test
  void saysThatADossierExistsAlthoughItWasStoredJustNow() {
    String code = PortalCalls.newCode();
    put("{\"DongBoHoSoMC\": {\"duplicate\": 1}}").statusCode(200);
    PortalCalls.integrate(PortalCalls.creation(code))
        .body("error_code", equalTo(-1))
        .body("message", containsString("đã tồn tại"));
    put("{}");
    PortalCalls.integrate(PortalCalls.replacement(code)).body("error_code", equalTo(0));
  }

  @Test
  void throwsTheSessionAway() {
    String code = PortalCalls.newCode();
    String session = PortalCalls.session();
    put("{\"DongBoHoSoMC\": {\"expired-session\": 1}}").statusCode(200);
    PortalCalls.send(PortalCalls.INTEGRATION, PortalCalls.creation(code).put("session", session))
        .body("error_code", equalTo(-1))
        .body("message", containsString("session"));
    put("{}");
    PortalCalls.send(PortalCalls.INTEGRATION, PortalCalls.lookUp(code).put("session", session))
        .body("error_code", equalTo(-1));
    assertUnknown(code);
  }

  @Test
  void answersTheCodeAsAText() {
    put("{\"*\": {\"error-code-as-string\": 1}}").statusCode(200);
    PortalCalls.integrate(PortalCalls.creation(PortalCalls.newCode()))
        .body("error_code", equalTo("0"));
  }

  @Test
  void answersSuccessByTextAlone() {
    put("{\"*\": {\"text-only-success\": 1}, \"login\": {}}").statusCode(200);
    PortalCalls.integrate(PortalCalls.creation(PortalCalls.newCode()))
        .body("$", not(hasKey("error_code")))
        .body("message", containsString("thành công"));
  }

  @Test
  void answersAnErrorPageAndStoresNothing() {
    String code = PortalCalls.newCode();
    put("{\"DongBoHoSoMC\": {\"html-error-page\": 1}}").statusCode(200);
    PortalCalls.integrate(PortalCalls.creation(code))
        .statusCode(200)
        .contentType(ContentType.HTML)
        .body(containsString("502 Bad Gateway"));
    assertUnknown(code);
  }

  @Test
  void answersHttp500AndStoresNothing() {
    String code = PortalCalls.newCode();
    put("{\"DongBoHoSoMC\": {\"http-500\": 1}}").statusCode(200);
    PortalCalls.integrate(PortalCalls.creation(code)).statusCode(500);
    assertUnknown(code);
    assertThat(PortalCalls.dossier(code).path("messages").path(0).path("fault").asText())
        .isEqualTo("http-500");
  }

  @Test
  void letsTheLoginMisbehaveToo() {
    put("{\"login\": {\"http-500\": 1}}").statusCode(200);
    given()
        .contentType(ContentType.JSON)
        .body("{\"username\": \"vidu\", \"password\": \"x\"}")
        .post(PortalCalls.LOGIN)
        .then()
        .statusCode(500);
  }

  @Test
  void refusesAnErrorAsItIsEvenUnderAFault() {
    put("{\"DongBoHoSoMC\": {\"error-code-as-string\": 1}}").statusCode(200);
    PortalCalls.integrate(PortalCalls.replacement(PortalCalls.newCode()))
        .body("error_code", equalTo(-1));
  }

  @Test
  void misbehavesInTheSameOrderForTheSameSeed() {
    String plan =
        "{\"TraCuuHoSo\": {\"html-error-page\": 0.3, \"error-code-as-string\": 0.3}, \"seed\": 7}";
    List<String> first = answers(plan);
    assertThat(answers(plan)).isEqualTo(first);
    assertThat(first).hasSizeGreaterThan(10);
    assertThat(first.stream().distinct()).hasSize(3);
    assertThat(answers(plan.replace("7}", "8}"))).isNotEqualTo(first);
  }

  @Test
  void readsBackThePlanThatWasPut() {
    put("{\"TraCuuHoSo\": {\"slow\": 0.25}, \"seed\": 42}").statusCode(200);
    given()
        .filter(OpenApiContract.filter("portal-simulator"))
        .get("/api/v1/faults")
        .then()
        .statusCode(200)
        .body("TraCuuHoSo.slow", equalTo(0.25f))
        .body("seed", equalTo(42))
        .body("slowMillis", equalTo(8000));
  }

  @Test
  void refusesAPlanThatCannotBe() {
    put("""
        {"A": {"unknown": 0.1}, "B": {"slow": 1.5}, "C": {"slow": 0.6, "http-500": 0.6},
         "login": {"duplicate": 0.1}, "D": 1, "seed": "x", "slowMillis": -1}
        """)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:evn:problem:invalid-fields"))
        .body("errors", hasSize(7));
  }

  private static List<String> answers(String plan) {
    put(plan).statusCode(200);
    String session = PortalCalls.session();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      answers.add(
          PortalCalls.send(
                  PortalCalls.INTEGRATION,
                  PortalCalls.lookUp("Z99.05-200424-9999").put("session", session))
              .extract()
              .asString());
    }
    return answers;
  }

  private static io.restassured.response.ValidatableResponse put(String plan) {
    return given().contentType(ContentType.JSON).body(plan).put("/api/v1/faults").then();
  }

  private static void assertKnown(String code) {
    put("{}");
    PortalCalls.integrate(PortalCalls.lookUp(code)).body("result", hasSize(1));
  }

  private static void assertUnknown(String code) {
    put("{}");
    PortalCalls.integrate(PortalCalls.lookUp(code)).body("result", empty());
  }
}
