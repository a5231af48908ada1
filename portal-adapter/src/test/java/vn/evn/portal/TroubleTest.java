package vn.evn.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Topics;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.ServiceFace;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TroubleTest {
  @Test
  void takesApplicationsInWhileTheBrokerIsAwayAndPassesThemOnLater() {
    ObjectNode application = Messages.newSupply();
    String code = application.get("MaHoSo").asText();
    RealServers.kafka().stop();
    try {
      Calls.push(application).then().statusCode(200).body("error_code", equalTo(0));
      Calls.push(application).then().statusCode(200).body("error_code", equalTo(1));
      RestAssured.get("/q/health/ready").then().statusCode(200);
    } finally {
      RealServers.kafka().start();
    }
    assertThat(PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code, 1)).hasSize(1);
  }

  @Test
  void isReadyAsLongAsTheDatabaseIsThere() {
    ServiceFace.assertReadinessHangsOnTheDatabaseAlone();
  }

  @Test
  void neverAnswersSuccessNorRefusalWhileTheDatabaseIsAway() {
    ObjectNode application = Messages.newSupply();
    String code = application.get("MaHoSo").asText();
    Calls.push(Messages.newSupply()).then().statusCode(200);
    RealServers.databaseGate().shut();
    try {
      Calls.push(application)
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("error_code", equalTo(-1))
          .body("message", containsString("đề nghị gửi lại"));
      Calls.tell(Messages.withdrawal(code)).then().statusCode(503).body("error_code", equalTo(-1));
      Calls.as("portal")
          .body("{\"MaHoSo\": \"" + code + "\"}")
          .post("/portal/v1/payment-lookup")
          .then()
          .statusCode(503);
      Calls.as("portal").get("/portal/v1/applications/" + code).then().statusCode(503);
    } finally {
      RealServers.databaseGate().open();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                Calls.push(application)
                    .then()
                    .statusCode(200)
                    .body("error_code", anyOf(equalTo(0), equalTo(1))));
    assertThat(PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code, 1)).hasSize(1);
  }
}
