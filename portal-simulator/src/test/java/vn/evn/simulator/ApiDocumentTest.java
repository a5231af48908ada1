package vn.evn.simulator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
class ApiDocumentTest {
  @Test
  void describesEveryOperation() {
    OpenApiContract.assertComplete("portal-simulator");
  }

  @Test
  void isServedTogetherWithHealth() {
    given().get("/q/openapi").then().statusCode(200).body(containsString("/mapi/integration"));
    given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void answersAnUnknownPathWithAProblem() {
    given().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
  }
}
