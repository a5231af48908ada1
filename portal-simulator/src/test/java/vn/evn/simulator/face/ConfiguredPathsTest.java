package vn.evn.simulator.face;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
@TestProfile(ConfiguredPathsTest.OtherPaths.class)
class ConfiguredPathsTest {
  /** Addresses as an adapter of the national data exchange has them. */
  public static class OtherPaths implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "evn.simulator.paths.login", "/VXPAdapter/RestService/forward/dang-nhap",
          "evn.simulator.paths.integration", "/VXPAdapter/RestService/forward/tich-hop",
          "evn.simulator.paths.share", "/VXPAdapter/RestService/forward/chia-se");
    }
  }

  @Test
  void listensOnTheConfiguredPaths() {
    String session =
        post(
                "dang-nhap",
                "{\"username\": \"%s\", \"password\": \"%s\"}"
                    .formatted(SimulatorUnderTest.USERNAME, SimulatorUnderTest.PASSWORD))
            .extract()
            .path("session");
    String call =
        """
        {"session": "%s", "madonvi": "Z99.05", "service": "%s", "mahoso": "Z99.05-200424-0001"}
        """;
    post("tich-hop", call.formatted(session, "TraCuuHoSo")).body("error_code", equalTo(0));
    post("chia-se", call.formatted(session, "LayDanhSachTTHC")).body("result", hasSize(18));
  }

  private static io.restassured.response.ValidatableResponse post(String name, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/VXPAdapter/RestService/forward/" + name)
        .then()
        .statusCode(200);
  }
}
