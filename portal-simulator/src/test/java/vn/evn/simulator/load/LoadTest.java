package vn.evn.simulator.load;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
class LoadTest {
  @BeforeEach
  void beginAnew() {
    SimulatorUnderTest.agency().beginAnew();
  }

  @AfterEach
  void stop() {
    given().filter(filter()).delete("/api/v1/load").then().statusCode(200);
    awaitEnd();
  }

  @Test
  void pushesTheSameApplicationsInTheSameOrderForTheSameSeed() {
    start("{\"perSecond\": 500, \"count\": 40, \"seed\": 3}").statusCode(202);
    awaitEnd();
    status().body("sent", equalTo(40)).body("outcomes.'0'", equalTo(40));
    List<String> first = pushed();
    assertThat(first).hasSize(40);
    assertThat(first.stream().distinct()).hasSize(40);

    SimulatorUnderTest.agency().beginAnew();
    start("{\"perSecond\": 500, \"count\": 40, \"seed\": 3}").statusCode(202);
    awaitEnd();
    assertThat(pushed()).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void keepsToTheRateAndRunsOneAtATimeAndStops() {
    start("{\"perSecond\": 10, \"count\": 1000, \"procedures\": [\"9.990016\"]}").statusCode(202);
    start("{\"perSecond\": 10, \"count\": 10}").statusCode(409);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !SimulatorUnderTest.agency().pushes().isEmpty());
    given().delete("/api/v1/load").then().statusCode(200);
    awaitEnd();
    assertThat(SimulatorUnderTest.agency().pushes())
        .hasSizeLessThan(200)
        .allSatisfy(push -> assertThat(push.body().path("MaTTHC").asText()).isEqualTo("9.990016"));
  }

  @Test
  void refusesValuesOutOfBounds() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"perSecond\": 2001, \"count\": 0, \"procedures\": [\"x\"]}")
        .post("/api/v1/load")
        .then()
        .statusCode(422)
        .body("errors", hasSize(3));
  }

  @Test
  void forgetsEverythingOnDemand() {
    start("{\"perSecond\": 100, \"count\": 3}").statusCode(202);
    awaitEnd();
    given().filter(filter()).delete("/api/v1/state").then().statusCode(200);
    given().get("/api/v1/dossiers").then().body("items", hasSize(0));
  }

  private static List<String> pushed() {
    return SimulatorUnderTest.agency().pushes().stream()
        .map(
            push ->
                push.body().path("MaTTHC").asText()
                    + push.body().path("ChuHoSo").asText()
                    + push.body().path("MaSoThue").asText()
                    + push.body().path("MaDoiTuong").asText())
        .toList();
  }

  private static void awaitEnd() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !status().extract().<Boolean>path("running"));
  }

  private static ValidatableResponse status() {
    return given().filter(filter()).get("/api/v1/load").then().statusCode(200);
  }

  private static ValidatableResponse start(String body) {
    return given()
        .filter(filter())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/load")
        .then();
  }

  private static io.restassured.filter.Filter filter() {
    return OpenApiContract.filter("portal-simulator");
  }
}
