package vn.evn.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.EndpointWalk;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PortalApiTest {
  @Test
  void isClosedButForTheRolesOfEachOperation() {
    EndpointWalk.of("portal-adapter")
        .roles("GET", "/portal/v1/operator/**", "supervisor", "auditor")
        .roles("POST", "/portal/v1/operator/**", "supervisor")
        // No role opens a paper: its signed address does, and the walk has none.
        .roles("GET", "/portal/v1/files/{sha256}")
        .roles("*", "/portal/v1/**", "portal")
        .walk();
  }

  @Test
  void isDocumentedWhole() {
    OpenApiContract.assertComplete("portal-adapter");
  }

  @Test
  void offersDocumentsHealthAndMetricsWithoutAToken() {
    for (String path : List.of("/q/openapi", "/q/health/ready", "/q/health/live", "/q/metrics")) {
      RestAssured.get(path).then().statusCode(200);
    }
  }

  @Test
  void answersACallWithoutOrWithAWrongTokenAsAProblem() {
    RestAssured.given()
        .body("{}")
        .post("/portal/v1/applications")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    Calls.wronglyAs("officer")
        .body("{}")
        .post("/portal/v1/applications")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }

  @Test
  void showsAnOperatorTheMessagesOfADossierWithTheirConflicts() {
    ObjectNode application = Messages.newSupply();
    Calls.push(application);
    application.put("CongSuatDangKy", "9.5");
    Calls.push(application);
    String code = application.get("MaHoSo").asText();
    Calls.as("auditor")
        .queryParam("dossier", code)
        .get("/portal/v1/operator/messages")
        .then()
        .statusCode(200)
        .body("outcome", equalTo(List.of("STORED", "CONFLICT")))
        .body("errorCode", equalTo(List.of(0, 1)));
    Calls.as("supervisor")
        .queryParam("outcome", "CONFLICT")
        .get("/portal/v1/operator/messages")
        .then()
        .statusCode(200)
        .body("dossier", hasItems(code));
  }

  @Test
  void namesEverySettingThatIsMissingAtStart() {
    Assertions.assertThatThrownBy(
            () ->
                new SmallRyeConfigBuilder()
                    .withMapping(PortalConfig.class)
                    .withDefaultValues(Map.of("evn.portal.url", "http://127.0.0.1:1"))
                    .build())
        .isInstanceOf(ConfigValidationException.class)
        .satisfies(
            failure ->
                assertThat(
                        Stream.of(
                            "username", "password", "agency", "payment.secret", "files.secret"))
                    .allSatisfy(name -> assertThat(failure.getMessage()).contains(name)));
  }
}
