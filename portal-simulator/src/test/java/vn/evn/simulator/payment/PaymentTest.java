package vn.evn.simulator.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.simulator.testing.AgencyStub.Push;
import vn.evn.simulator.testing.PortalCalls;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
class PaymentTest {
  @BeforeEach
  void beginAnew() {
    SimulatorUnderTest.agency().beginAnew();
  }

  @Test
  void pushesAConfirmationInTheFormOfTheContract() {
    String code = handIn();
    SimulatorUnderTest.agency().answerWith(200, reply(SimulatorUnderTest.SECRET));
    pay(code, "{\"maThamChieu\": \"T1\", \"soTien\": 1250000}")
        .statusCode(200)
        .body("MaGiaoDich", matchesPattern("\\d{15}"))
        .body("reply.MaLoi", equalTo("00"))
        .body("replyChecksumValid", equalTo(true));
    Push push = SimulatorUnderTest.agency().lastPush();
    assertThat(push.path()).isEqualTo("/portal/v1/payment-confirmations");
    JsonNode example = PortalCalls.example("10-inbound-payment-confirm");
    assertThat(push.body().fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> example.fieldNames());
    assertThat(push.body().path("SoTien").isIntegralNumber()).isTrue();
    assertThat(push.body().path("ThongTinGiaoDich").asText()).isEqualTo("THANH TOAN HO SO " + code);
    assertThat(PaymentMessage.CONFIRMATION.isSigned(push.body(), SimulatorUnderTest.SECRET))
        .isTrue();
    JsonNode messages = PortalCalls.dossier(code).path("messages");
    assertThat(messages.path(messages.size() - 1).path("outcome").asText()).isEqualTo("00");
  }

  @Test
  void repeatsATransactionAndNoticesAWrongChecksumOfTheReply() {
    String code = handIn();
    SimulatorUnderTest.agency().answerWith(200, reply("another secret"));
    pay(code, "{\"maThamChieu\": \"T1\", \"soTien\": 1, \"maGiaoDich\": \"GD1\"}")
        .statusCode(200)
        .body("MaGiaoDich", equalTo("GD1"))
        .body("replyChecksumValid", equalTo(false));
    assertThat(SimulatorUnderTest.agency().lastPush().body().path("MaGiaoDich").asText())
        .isEqualTo("GD1");
  }

  @Test
  void refusesAPaymentWithoutReferenceOrAmount() {
    String code = handIn();
    send(code, "{}").statusCode(422).body("errors", hasSize(2));
    send(code, "{\"maThamChieu\": \"T1\", \"soTien\": 0}")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/soTien"));
    send(code, "{\"maThamChieu\": \"T1\", \"soTien\": 1.5}").statusCode(400);
    assertThat(SimulatorUnderTest.agency().pushes()).hasSize(1);
  }

  @Test
  void doesNotPayForADossierThatWasNotHandedInHere() {
    pay(PortalCalls.newCode(), "{\"maThamChieu\": \"T1\", \"soTien\": 1}").statusCode(404);
  }

  private static String reply(String secret) {
    ObjectNode reply =
        new ObjectMapper()
            .createObjectNode()
            .put("MaLoi", "00")
            .put("MoTaLoi", "Thành công")
            .put("MaDoiTac", "DOITACVIDU")
            .put("MaThamChieu", "T1")
            .put("ThoiGianGD", "20261119091743");
    return PaymentMessage.CONFIRMATION_REPLY.sign(reply, secret).toString();
  }

  private static String handIn() {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"procedure\": \"9.990008\"}")
        .post("/api/v1/dossiers")
        .then()
        .statusCode(200)
        .extract()
        .path("MaHoSo");
  }

  private static ValidatableResponse pay(String code, String body) {
    return given()
        .filter(OpenApiContract.filter("portal-simulator"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/dossiers/{code}/payments", code)
        .then();
  }

  private static ValidatableResponse send(String code, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/dossiers/{code}/payments", code)
        .then();
  }
}
