package vn.evn.platform.testing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.RestAssured;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What every service shows without a token, and what its readiness hangs on. */
public final class ServiceFace {
  private static final String CHECK = "checks.find { it.name == '%s' }.status";

  private ServiceFace() {}

  /** The API document, the page for trying it, health and metrics are open to everybody. */
  public static void assertOpenWithoutAToken() {
    RestAssured.get("/q/openapi").then().statusCode(200).body(containsString("openapi: 3.0"));
    RestAssured.get("/q/swagger-ui")
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .body(containsStringIgnoringCase("swagger"));
    for (String path : new String[] {"", "/live", "/ready"}) {
      RestAssured.get("/q/health" + path).then().statusCode(200).body("status", equalTo("UP"));
    }
    RestAssured.get("/q/metrics").then().statusCode(200).body(containsString("outbox_age_seconds"));
    assertDependenciesAreUp();
  }

  /**
   * Readiness says no while the database is away, and yes while the broker is: intake survives
   * that. The broker's absence shows in the group {@code dependencies}.
   */
  public static void assertReadinessHangsOnTheDatabaseAlone() {
    RealServers.kafka().stop();
    try {
      RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
      RestAssured.get("/q/health/group/dependencies")
          .then()
          .statusCode(503)
          .body(CHECK.formatted("kafka"), equalTo("DOWN"));
    } finally {
      RealServers.kafka().start();
    }
    RealServers.databaseGate().shut();
    try {
      RestAssured.get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
    } finally {
      RealServers.databaseGate().open();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
    // And the channels run on as if nothing had been.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(ServiceFace::assertDependenciesAreUp);
  }

  private static void assertDependenciesAreUp() {
    RestAssured.get("/q/health/group/dependencies")
        .then()
        .statusCode(200)
        .body("checks.name", hasItems("kafka", "channels"))
        .body(CHECK.formatted("kafka"), equalTo("UP"))
        .body(CHECK.formatted("channels"), equalTo("UP"));
  }
}
