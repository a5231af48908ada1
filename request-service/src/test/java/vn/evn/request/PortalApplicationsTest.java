package vn.evn.request;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.evn.platform.testing.RealServers;

/**
 * The applications of the simulated portal, in the canonical form that portal-adapter makes of them
 * by its table of procedures, are valid for the services.
 */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PortalApplicationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path TABLE =
      Path.of("../portal-adapter/src/main/resources/procedures/procedures.json");
  private static final Path TEMPLATES = Path.of("../portal-simulator/src/main/resources/templates");

  static Stream<JsonNode> procedures() throws IOException {
    List<JsonNode> procedures = new ArrayList<>();
    JSON.readTree(TABLE.toFile()).forEach(procedures::add);
    return procedures.stream();
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void isTakenIn(JsonNode procedure) throws IOException {
    String number = procedure.path("procedure").asText();
    JsonNode message = JSON.readTree(TEMPLATES.resolve(number + ".json").toFile());
    Map<String, Object> application = Api.anApplication();
    application.put("serviceType", procedure.path("service").asText());
    application.put("variant", procedure.path("variant").asText());
    application.put(
        "customerCode",
        procedure.path("customerCodeRequired").asBoolean() ? "PD05000123456" : null);
    application.put("details", details(procedure, message));
    boolean company = message.path("LoaiDoiTuong").asText().equals("2");
    Map<String, Object> applicant = new LinkedHashMap<>();
    applicant.put("kind", company ? "BUSINESS" : "CITIZEN");
    applicant.put("name", company ? "Công ty Ví Dụ" : "Nguyễn Thị Ví Dụ");
    applicant.put(
        "identity",
        company
            ? Map.of("kind", "TAX_CODE", "number", "0100000123")
            : Map.of("kind", "CITIZEN_ID", "number", "001188000123"));
    applicant.put("phone", "0900000123");
    application.put("applicant", applicant);
    Api.handIn(application)
        .then()
        .statusCode(201)
        .body("serviceType", equalTo(procedure.path("service").asText()));
  }

  private static Map<String, Object> details(JsonNode procedure, JsonNode message)
      throws IOException {
    Map<String, Object> details = new LinkedHashMap<>();
    for (JsonNode field : procedure.path("fields")) {
      JsonNode value = message.path(field.path("portal").asText());
      boolean given = value.isTextual() ? !value.asText().isEmpty() : !value.isMissingNode();
      if (given) {
        details.put(
            field.path("canonical").asText(), canonical(field.path("type").asText(), value));
      }
    }
    return details;
  }

  private static Object canonical(String type, JsonNode value) throws IOException {
    return switch (type) {
      case "INTEGER" -> Integer.valueOf(value.asText());
      case "DATE" -> "2026-12-01";
      case "FLAG" -> value.asText().equals("1");
      case "LIST", "OBJECT" -> JSON.treeToValue(value, Object.class);
      default -> value.asText();
    };
  }
}
