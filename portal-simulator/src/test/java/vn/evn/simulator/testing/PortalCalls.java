package vn.evn.simulator.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import vn.evn.platform.testing.OpenApiContract;

/** The calls of an agency as the contract's examples show them. */
public final class PortalCalls {
  public static final String LOGIN = "/mapi/login";
  public static final String INTEGRATION = "/mapi/integration";
  public static final String SHARE = "/mapi/share";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final AtomicInteger CODES = new AtomicInteger();

  private PortalCalls() {}

  /** An example of the wire contract. */
  public static ObjectNode example(String file) {
    try (InputStream in = PortalCalls.class.getResourceAsStream("/portal/" + file + ".json")) {
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A dossier code that no other test uses. */
  public static String newCode() {
    return "Z99.05-200424-%04d".formatted(CODES.incrementAndGet());
  }

  public static ValidatableResponse login(String username, String password) {
    return given()
        .filter(OpenApiContract.filter("portal-simulator"))
        .contentType(ContentType.JSON)
        .body(Map.of("username", username, "password", password))
        .post(LOGIN)
        .then();
  }

  public static String session() {
    return login(SimulatorUnderTest.USERNAME, SimulatorUnderTest.PASSWORD)
        .extract()
        .path("session");
  }

  /** Calls with an open session in place of the one in the message. */
  public static ValidatableResponse integrate(ObjectNode envelope) {
    return send(INTEGRATION, envelope.put("session", session()));
  }

  /** Calls with the message as it is. */
  public static ValidatableResponse send(String path, ObjectNode envelope) {
    return given().contentType(ContentType.JSON).body(envelope.toString()).post(path).then();
  }

  /** DongBoHoSoMC of example 05 or 06, for another dossier. */
  public static ObjectNode sync(String example, String code) {
    ObjectNode envelope = example(example);
    firstItem(envelope).put("MaHoSo", code);
    return envelope;
  }

  public static ObjectNode creation(String code) {
    return sync("05-outbound-dongbohosomc-create", code);
  }

  public static ObjectNode replacement(String code) {
    return sync("06-outbound-dongbohosomc-update-result", code);
  }

  /** CapNhatTienDoHoSoMC of example 07, six steps, for another dossier. */
  public static ObjectNode steps(String code) {
    ObjectNode envelope = example("07-outbound-capnhattiendo-batch");
    envelope.path("data").forEach(step -> ((ObjectNode) step).put("MaHoSo", code));
    return envelope;
  }

  public static ObjectNode lookUp(String code) {
    return MAPPER
        .createObjectNode()
        .put("madonvi", "Z99.05")
        .put("service", "TraCuuHoSo")
        .put("mahoso", code);
  }

  public static ObjectNode firstItem(ObjectNode envelope) {
    return (ObjectNode) envelope.path("data").path(0);
  }

  public static JsonNode dossier(String code) {
    try {
      return MAPPER.readTree(
          given()
              .filter(OpenApiContract.filter("portal-simulator"))
              .get("/api/v1/dossiers/{code}", code)
              .then()
              .statusCode(200)
              .extract()
              .asString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
