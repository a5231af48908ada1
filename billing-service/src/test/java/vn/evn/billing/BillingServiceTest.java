package vn.evn.billing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.platform.security.Roles;
import vn.evn.platform.testing.EndpointWalk;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BillingServiceTest {
  private static final String[] ALL = Roles.ALL.toArray(String[]::new);
  private static final String[] READERS = {"billing-operator", "integrator", "auditor"};

  @Test
  void closesEveryEndpoint() {
    EndpointWalk.of("billing-service")
        .roles("POST", "/api/v1/bills/estimate/**", ALL)
        .roles("GET", "/api/v1/price-books/**", ALL)
        .roles("GET", "/api/v1/programmes/**", ALL)
        .roles("POST", "/api/v1/event-problems/**", "supervisor")
        .roles("POST", "/api/v1/**", "billing-operator")
        .roles("GET", "/api/v1/event-problems", "billing-operator", "supervisor", "auditor")
        .roles("GET", "/api/v1/service-points/**", READERS)
        .roles("GET", "/api/v1/readings/**", READERS)
        .roles("GET", "/api/v1/eligibilities/**", READERS)
        .roles("GET", "/api/v1/bills/**", READERS)
        .roles("GET", "/api/v1/bill-runs/**", READERS)
        .walk();
  }

  @Test
  void documentsEveryOperation() {
    OpenApiContract.assertComplete("billing-service");
  }

  @Test
  void answers503AndNeverSuccessWhileTheDatabaseIsAway() {
    Map<String, Object> point = Api.aHousehold(Api.newCode());
    RealServers.databaseGate().shut();
    try {
      Api.record(point)
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", notNullValue());
      RestAssured.get("/q/health/ready").then().statusCode(503);
    } finally {
      RealServers.databaseGate().open();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> Api.record(point).then().statusCode(201));
    RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }
}
