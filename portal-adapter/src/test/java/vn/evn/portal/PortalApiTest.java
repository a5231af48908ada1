package vn.evn.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Topics;
import vn.evn.platform.testing.EndpointWalk;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.ServiceFace;
import vn.evn.platform.time.BusinessTime;

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
        .roles("POST", "/api/v1/payment-links", "channel", "officer")
        .open("GET", "/portal/entry/**")
        // Nor a draft: its ticket does.
        .roles("*", "/portal/v1/drafts/**")
        .roles("*", "/portal/v1/**", "portal")
        .walk();
  }

  @Test
  void isDocumentedWhole() {
    OpenApiContract.assertComplete("portal-adapter");
  }

  @Test
  void offersDocumentsHealthAndMetricsWithoutAToken() {
    ServiceFace.assertOpenWithoutAToken();
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
    Calls.tell(Messages.withdrawal(code));
    found(code, "operation", "NhanYeuCauRutHoSo").body("outcome", equalTo(List.of("STORED")));
    found(code, "outcome", "CONFLICT").body("operation", equalTo(List.of("NEW")));
    OffsetDateTime now = OffsetDateTime.now(BusinessTime.ZONE);
    found(code, "from", now.minusMinutes(5).toString()).body("", hasSize(3));
    found(code, "from", now.plusMinutes(5).toString()).body("", hasSize(0));
    found(code, "to", now.minusMinutes(5).toString()).body("", hasSize(0));
    int first = found(code, "limit", 1).body("", hasSize(1)).extract().path("[0].id");
    found(code, "after", first).body("outcome", equalTo(List.of("CONFLICT", "STORED")));
    for (String wrong : List.of("limit=0", "limit=101", "from=hom-qua", "to=2026-11-16")) {
      Calls.wronglyAs("auditor")
          .get("/portal/v1/operator/messages?" + wrong)
          .then()
          .statusCode(422);
    }
    Calls.as("supervisor")
        .queryParam("outcome", "CONFLICT")
        .get("/portal/v1/operator/messages")
        .then()
        .statusCode(200)
        .body("dossier", hasItems(code));
  }

  @Test
  void showsAnOperatorWhatIsLeftOfCallsThatWereNoMessages() {
    String mark = Messages.newCode();
    for (String path : List.of("applications", "messages", "payment-lookup")) {
      Calls.wronglyAs("portal")
          .body("{\"MaHoSo\": \"" + mark + "\", \"session\": \"bi-mat\", ")
          .post("/portal/v1/" + path)
          .then()
          .statusCode(400)
          .body("error_code", equalTo(-1));
    }
    for (String operation : List.of("NEW", "MESSAGE", "PAYMENT_LOOKUP")) {
      List<JsonNode> kept = kept("UNREADABLE", operation, mark);
      assertThat(kept).hasSize(1);
      assertThat(kept.get(0).at("/errorCode").asInt()).isEqualTo(-1);
      assertThat(kept.get(0).at("/body/(begins)").asText())
          .contains("\"session\": (secret)")
          .doesNotContain("bi-mat");
      assertThat(kept.get(0).at("/body/(bytes)").asInt()).isPositive();
    }
    // Larger than is taken: nothing of it is read.
    Calls.wronglyAs("portal")
        .body(new byte[70 * 1024 * 1024])
        .post("/portal/v1/messages")
        .then()
        .statusCode(413);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(kept("TOO_LARGE", "/portal/v1/messages", ""))
                    .extracting(message -> message.at("/body/(bytes)").asLong())
                    .contains(70L * 1024 * 1024));
  }

  @Test
  void showsAnOperatorWhatWasLookedUp() {
    ObjectNode application = Messages.newSupply();
    Calls.push(application);
    String code = application.get("MaHoSo").asText();
    Calls.as("portal")
        .body("{\"maHoSo\": \"" + code.toLowerCase(java.util.Locale.ROOT) + "\"}")
        .post("/portal/v1/payment-lookup")
        .then()
        .statusCode(200)
        .body("error_code", equalTo(0));
    found(code, "operation", "PAYMENT_LOOKUP")
        .body("outcome", equalTo(List.of("ANSWERED")))
        .body("errorCode", equalTo(List.of(0)));
    String unknown = Messages.newCode();
    Calls.as("portal")
        .body("{\"MaHoSo\": \"" + unknown + "\"}")
        .post("/portal/v1/payment-lookup")
        .then()
        .body("error_code", equalTo(-1));
    found(unknown, "outcome", "REFUSED").body("operation", equalTo(List.of("PAYMENT_LOOKUP")));
  }

  /** Kept messages of an outcome and operation whose body holds a text. */
  private static List<JsonNode> kept(String outcome, String operation, String text) {
    List<JsonNode> kept = new ArrayList<>();
    Messages.JSON
        .valueToTree(
            Calls.as("auditor")
                .queryParam("outcome", outcome)
                .queryParam("operation", operation)
                .get("/portal/v1/operator/messages")
                .then()
                .statusCode(200)
                .extract()
                .<List<Object>>path(""))
        .forEach(
            message -> {
              if (message.path("body").toString().contains(text)) {
                kept.add(message);
              }
            });
    return kept;
  }

  private static ValidatableResponse found(String dossier, String name, Object value) {
    return Calls.as("supervisor")
        .queryParam("dossier", dossier)
        .queryParam(name, value)
        .get("/portal/v1/operator/messages")
        .then()
        .statusCode(200);
  }

  @Test
  void namesAParameterThatNoDatabaseCanBeAskedFor() {
    Calls.wronglyAs("auditor")
        .urlEncodingEnabled(false)
        .get("/portal/v1/operator/messages?dossier=%00")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", equalTo(List.of("/dossier")));
  }

  @Test
  void showsAnOperatorTheEventsThatWereSetAsideWithoutTheirContent() {
    String content = "Nguyễn Thị Ví Dụ, no event at all";
    for (int i = 0; i < 3; i++) {
      PublishedEvents.on(Topics.REQUESTS).publish("YC-000000-00000" + i, content);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Database.value("SELECT count(*) FROM dead_letter").equals("3"));
    Response first = deadLetters("limit", 2);
    first
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items.topic", everyItem(equalTo("evn.requests")))
        .body("items.reason", everyItem(startsWith("the record is no CloudEvent")))
        .body("items.sizeBytes", everyItem(greaterThan(30)));
    assertThat(first.asString()).doesNotContain("Ví Dụ");
    List<String> keys = new ArrayList<>(first.<List<String>>path("items.key"));
    Response second = deadLetters("cursor", first.<String>path("next"));
    second.then().statusCode(200).body("next", nullValue());
    keys.addAll(second.path("items.key"));
    assertThat(keys)
        .containsExactlyInAnyOrder("YC-000000-000000", "YC-000000-000001", "YC-000000-000002");
    for (String wrong : List.of("limit=0", "limit=201", "cursor=x")) {
      Calls.wronglyAs("auditor")
          .get("/portal/v1/operator/dead-letters?" + wrong)
          .then()
          .statusCode(422);
    }
  }

  private static Response deadLetters(String name, Object value) {
    return Calls.as("auditor").queryParam(name, value).get("/portal/v1/operator/dead-letters");
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
