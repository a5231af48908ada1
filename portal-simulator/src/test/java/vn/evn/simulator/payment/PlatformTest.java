package vn.evn.simulator.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.simulator.payment.Transactions.Transaction;
import vn.evn.simulator.testing.PortalCalls;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
class PlatformTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Transactions transactions;
  @Inject Confirmations confirmations;

  @BeforeEach
  void beginAnew() {
    SimulatorUnderTest.agency().beginAnew();
  }

  @Test
  void takesASignedInitOnceAndTellsWhereToPay() throws Exception {
    ObjectNode init = init();
    String message = call("init", init).body("error_code", equalTo("0")).extract().path("message");
    assertThat(JSON.readTree(message).path("UrlThanhToan").asText())
        .endsWith("/payment/pages/" + init.path("MaThamChieu").asText());
    call("init", init).body("error_code", equalTo("-1"));
    ObjectNode forged = init();
    forged.put("SoTien", "1");
    call("init", forged)
        .body("error_code", equalTo("-1"))
        .body("message", containsString("MaXacThuc"));
  }

  @Test
  void knowsTheSignedExampleOfTheContract() {
    ObjectNode example = PortalCalls.example("09-outbound-payment-init");
    assertThat(PaymentMessage.INIT.isSigned(example, "bi-mat-thu-nghiem")).isTrue();
  }

  @Test
  void tellsThatAPaymentIsPendingThenPaidAndHandsOutItsReceipt() {
    ObjectNode init = init();
    String reference = init.path("MaThamChieu").asText();
    call("init", init);
    query(reference)
        .body("message.TrangThaiGD", equalTo("3"))
        .body("message.MaGiaoDich", equalTo(""));
    ask("bill", "GET_BILL", reference).body("error_code", equalTo("-1"));
    given()
        .filter(OpenApiContract.filter("portal-simulator"))
        .get("/payment/pages/" + reference)
        .then()
        .statusCode(200)
        .body(containsString("1250000"));
    String transaction =
        end(reference, "silent").body("confirmed", equalTo(false)).extract().path("transaction");
    query(reference)
        .body("message.TrangThaiGD", equalTo("1"))
        .body("message.SoTien", equalTo("1250000"))
        .body("message.MaGiaoDich", equalTo(transaction));
    String base64 = ask("bill", "GET_BILL", reference).extract().path("message.Base64");
    assertThat(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
        .startsWith("%PDF-")
        .contains(reference);
    end(reference, "failed").body("state", equalTo("1"));
  }

  @Test
  void tellsTheAgencyOfAPaymentUnlessItIsSilent() {
    ObjectNode init = init();
    String reference = init.path("MaThamChieu").asText();
    call("init", init);
    SimulatorUnderTest.agency().answerWith(200, "{\"MaLoi\":\"00\"}");
    end(reference, "paid").body("confirmed", equalTo(true));
    JsonNode confirmation = SimulatorUnderTest.agency().lastPush().body();
    assertThat(confirmation.path("MaThamChieu").asText()).isEqualTo(reference);
    assertThat(PaymentMessage.CONFIRMATION.isSigned(confirmation, SimulatorUnderTest.SECRET))
        .isTrue();
  }

  @Test
  void writesHoursOfTwelveInPaymentMessagesWhenAskedToAndSignsWhatItSends() {
    String afternoon = "20261119151742";
    ObjectNode init = init();
    String reference = init.path("MaThamChieu").asText();
    call("init", init);
    Transaction paid = transactions.find(reference).orElseThrow().paid("GD1", afternoon);
    transactions.end(reference, paid);
    faults(
        "{\"QUERY\": [\"twelve-hour-times\", \"none\"], \"push\": [\"twelve-hour-times\"]}", 200);
    query(reference).body("message.ThoiGianGD", equalTo("20261119031742"));
    query(reference).body("message.ThoiGianGD", equalTo(afternoon));
    SimulatorUnderTest.agency().answerWith(200, "{\"MaLoi\":\"00\"}");
    assertThat(confirmations.tell(paid)).isTrue();
    JsonNode confirmation = SimulatorUnderTest.agency().lastPush().body();
    assertThat(confirmation.path("ThoiGianGD").asText()).isEqualTo("20261119031742");
    assertThat(PaymentMessage.CONFIRMATION.isSigned(confirmation, SimulatorUnderTest.SECRET))
        .isTrue();
    faults("{\"QUERY\": [\"slow\"]}", 422);
    faults("{}", 200);
  }

  private static void faults(String plan, int status) {
    given()
        .contentType(ContentType.JSON)
        .body(plan)
        .put("/api/v1/faults")
        .then()
        .statusCode(status);
  }

  @Test
  void tellsThatAPaymentFailedAndKnowsNoOther() {
    ObjectNode init = init();
    String reference = init.path("MaThamChieu").asText();
    call("init", init);
    end(reference, "failed").body("state", equalTo("4"));
    query(reference).body("message.TrangThaiGD", equalTo("4"));
    query("KHONG-CO").body("error_code", equalTo("-1"));
    given().get("/payment/pages/KHONG-CO").then().statusCode(404);
    given().formParam("outcome", "khac").post("/payment/pages/" + reference).then().statusCode(422);
  }

  private static ObjectNode init() {
    ObjectNode init = PortalCalls.example("09-outbound-payment-init");
    init.put("MaThamChieu", "DVC" + UUID.randomUUID().toString().replace("-", ""));
    return PaymentMessage.INIT.sign(init, SimulatorUnderTest.SECRET);
  }

  private static ValidatableResponse query(String reference) {
    return ask("query", "QUERY", reference);
  }

  private static ValidatableResponse ask(String path, String kind, String reference) {
    ObjectNode question = JSON.createObjectNode();
    question.put("LoaiBanTin", kind).put("PhienBan", "1.0.6").put("MaDoiTac", "DOITACVIDU");
    question.put("MaThamChieu", reference).put("ThoiGianGD", "20261119100000");
    return call(path, PaymentMessage.QUERY.sign(question, SimulatorUnderTest.SECRET));
  }

  private static ValidatableResponse call(String path, ObjectNode message) {
    return given()
        .filter(OpenApiContract.filter("portal-simulator"))
        .contentType(ContentType.JSON)
        .body(message.toString())
        .post("/payment/" + path)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse end(String reference, String outcome) {
    return given()
        .formParam("outcome", outcome)
        .post("/payment/pages/" + reference)
        .then()
        .statusCode(200);
  }
}
