package vn.evn.simulator.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.simulator.testing.AgencyStub.Push;
import vn.evn.simulator.testing.PortalCalls;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
class PushTest {
  private static final Filter AS_DOCUMENTED = OpenApiContract.filter("portal-simulator");

  @BeforeEach
  void beginAnew() throws IOException {
    SimulatorUnderTest.agency().beginAnew();
    Files.writeString(SimulatorUnderTest.tokenFile(), SimulatorUnderTest.TOKEN);
  }

  @Test
  void pushesAnApplicationOfAProcedure() {
    String code =
        handIn("{\"procedure\": \"9.990001\", \"fields\": {\"SoHoDungChung\": \"2\"}}")
            .statusCode(200)
            .body("MaHoSo", matchesPattern("Z99\\.05-\\d{6}-\\d{4,}"))
            .body("httpStatus", equalTo(200))
            .body("reply.error_code", equalTo(0))
            .body("trouble", nullValue())
            .extract()
            .path("MaHoSo");
    Push push = SimulatorUnderTest.agency().lastPush();
    assertThat(push.path()).isEqualTo("/portal/v1/applications");
    assertThat(push.authorization()).isEqualTo("Bearer " + SimulatorUnderTest.TOKEN);
    assertThat(push.body().path("MaHoSo").asText()).isEqualTo(code);
    assertThat(push.body().path("SoHoDungChung").asText()).isEqualTo("2");
    assertThat(push.body().path("TepDonDangKy").asText()).startsWith("JVBERi");

    JsonNode known = PortalCalls.dossier(code);
    assertThat(known.path("bornOnPortal").asBoolean()).isTrue();
    assertThat(known.path("status").asText()).isEqualTo("1");
    assertThat(known.path("dossier").isNull()).isTrue();
    assertThat(known.path("application").path("TepDonDangKy").asText()).contains("taken out");
    assertThat(known.path("messages").path(0).path("direction").asText()).isEqualTo("TO_AGENCY");
    assertThat(known.path("messages").path(0).path("outcome").asText()).isEqualTo("0");
    assertThat(known.toString()).doesNotContain(SimulatorUnderTest.TOKEN);
  }

  @Test
  void pushesAWholeBodyAsItIsAndAgainUnderTheSameCode() {
    String code =
        handIn("{\"body\": {\"MaTTHC\": \"9.990018\", \"La\": 1}}").extract().path("MaHoSo");
    JsonNode first = SimulatorUnderTest.agency().lastPush().body();
    assertThat(first.path("La").asInt()).isEqualTo(1);
    assertThat(first.path("MaHoSo").asText()).isEqualTo(code);
    handIn("{\"body\": %s}".formatted(first)).body("MaHoSo", equalTo(code));
    assertThat(SimulatorUnderTest.agency().lastPush().body()).isEqualTo(first);
  }

  @Test
  void takesTheStateOfADossierThatWasBornHere() {
    String code = handIn("{\"procedure\": \"9.990008\"}").extract().path("MaHoSo");
    ObjectNode envelope = PortalCalls.example("08-outbound-dongbotrangthai-supplement-request");
    ((ObjectNode) envelope.path("data")).put("MaHoSo", code);
    PortalCalls.integrate(envelope).body("error_code", equalTo(0));
    JsonNode known = PortalCalls.dossier(code);
    assertThat(known.path("states")).hasSize(1);
    assertThat(known.path("status").asText()).isEqualTo("5");
    // The agency's store is another matter: the dossier is yet to be created there.
    PortalCalls.integrate(PortalCalls.lookUp(code)).body("result", hasSize(0));
    PortalCalls.integrate(PortalCalls.creation(code)).body("error_code", equalTo(0));
  }

  @Test
  void pushesTwiceLateOrWithHoursOfTwelveWhenAskedTo() {
    faults("{\"push\": [\"duplicate\"]}");
    String code = handIn("{\"procedure\": \"9.990001\"}").extract().path("MaHoSo");
    assertThat(SimulatorUnderTest.agency().pushes()).hasSize(2);
    assertThat(SimulatorUnderTest.agency().pushes())
        .allMatch(push -> push.body().path("MaHoSo").asText().equals(code));

    faults("{\"push\": [\"twelve-hour-times\"]}");
    handIn(
        "{\"body\": {\"NgayNopHoSo\": \"20261116153000\", \"La\": [{\"T\": \"20261116001500\"}]}}");
    JsonNode told = SimulatorUnderTest.agency().lastPush().body();
    assertThat(told.path("NgayNopHoSo").asText()).isEqualTo("20261116033000");
    assertThat(told.at("/La/0/T").asText()).isEqualTo("20261116121500");

    faults("{\"push\": [\"out-of-order\"], \"slowMillis\": 1200}");
    Thread late = new Thread(() -> handIn("{\"body\": {\"Stt\": 1}}"));
    late.start();
    Awaitility.await().pollDelay(Duration.ofMillis(400)).until(() -> true);
    handIn("{\"body\": {\"Stt\": 2}}");
    Awaitility.await().until(() -> !late.isAlive());
    assertThat(SimulatorUnderTest.agency().pushes().stream().skip(3))
        .extracting(push -> push.body().path("Stt").asInt())
        .containsExactly(2, 1);
    faults("{}");
  }

  private static void faults(String plan) {
    given().contentType(ContentType.JSON).body(plan).put("/api/v1/faults").then().statusCode(200);
  }

  @Test
  void listsWhatWasHandedInBetweenTwoTimes() {
    String code =
        handIn("{\"body\": {\"MaTTHC\": \"9.990018\", \"NgayNopHoSo\": \"20190102080000\"}}")
            .extract()
            .path("MaHoSo");
    ObjectNode question =
        PortalCalls.lookUp("")
            .put("service", "DanhSachHoSo")
            .put("ngayNhan1", "20190102000000")
            .put("ngayNhan2", "20190102235959");
    PortalCalls.integrate(question).body("result.MaHoSo", equalTo(List.of(code)));
    PortalCalls.integrate(question.put("ngayNhan1", "20190102080001")).body("result", hasSize(0));
    PortalCalls.integrate(question.put("ngayNhan2", "x")).body("error_code", equalTo(-1));
  }

  @Test
  void tellsWhatTheAgencyAnsweredWhateverItIs() {
    SimulatorUnderTest.agency().answerWith(503, "not json");
    String code =
        handIn("{\"procedure\": \"9.990001\"}")
            .statusCode(200)
            .body("httpStatus", equalTo(503))
            .body("reply", equalTo("not json"))
            .extract()
            .path("MaHoSo");
    assertThat(PortalCalls.dossier(code).path("messages").path(0).path("outcome").asText())
        .isEqualTo("HTTP_503");
  }

  @Test
  void handsNothingInWithoutAToken() throws IOException {
    Files.writeString(SimulatorUnderTest.tokenFile(), " \n");
    handIn("{\"procedure\": \"9.990001\"}")
        .statusCode(503)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:evn:problem:no-token"));
    Files.delete(SimulatorUnderTest.tokenFile());
    handIn("{\"procedure\": \"9.990001\"}").statusCode(503);
    assertThat(SimulatorUnderTest.agency().pushes()).isEmpty();
  }

  @Test
  void readsTheTokenAtEachPush() throws IOException {
    Files.writeString(SimulatorUnderTest.tokenFile(), "renewed");
    handIn("{\"procedure\": \"9.990001\"}").statusCode(200);
    assertThat(SimulatorUnderTest.agency().lastPush().authorization()).isEqualTo("Bearer renewed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"procedure\": \"9.990099\"}",
        "{\"procedure\": \"9.990001\", \"body\": {}}",
        "{\"body\": {}, \"seed\": 1}"
      })
  void refusesAWishThatIsNotOneOfTheTwoKinds(String wish) {
    handIn(wish).statusCode(422).body("errors", hasSize(1));
    assertThat(SimulatorUnderTest.agency().pushes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"procedur\": \"9.990001\"}", "{\"fields\": 1}"})
  void refusesWhatItCannotRead(String wish) {
    given()
        .contentType(ContentType.JSON)
        .body(wish)
        .post("/api/v1/dossiers")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:evn:problem:unreadable"))
        .body("title", notNullValue());
  }

  @Test
  void pushesASupplementInTheFormOfTheContract() {
    String code = handIn("{\"procedure\": \"9.990001\"}").extract().path("MaHoSo");
    act(
            code,
            "supplements",
            """
            {"thongTinSuaDoi": {"CongSuatDangKy": "7.5"}, "taiLieu": ["HopDongThueNha.pdf"],
             "lyDoDieuChinh": "Bổ sung"}
            """)
        .statusCode(200)
        .body("MaHoSo", equalTo(code));
    Push push = SimulatorUnderTest.agency().lastPush();
    assertThat(push.path()).isEqualTo("/portal/v1/messages");
    ObjectNode example = PortalCalls.example("03-inbound-supplement");
    assertThat(push.body().fieldNames()).toIterable().containsExactlyElementsOf(names(example));
    assertThat(push.body().path("data").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(names(example.path("data")));
    JsonNode data = push.body().path("data");
    assertThat(push.body().path("service").asText()).isEqualTo("NhanHoSoBoSung");
    assertThat(data.path("MaHoSoQG").asText()).isEqualTo(code);
    assertThat(data.path("ThongTinDaNop").path("CongSuatDangKy").asText()).isEqualTo("5.5");
    assertThat(data.path("ThongTinSuaDoi").path("CongSuatDangKy").asText()).isEqualTo("7.5");
    assertThat(data.path("TaiLieuNop").path(0).path("Base64").asText()).startsWith("JVBERi");
  }

  @Test
  void repeatsTheCompanyInItsSupplement() {
    String code = handIn("{\"procedure\": \"9.990004\"}").extract().path("MaHoSo");
    act(code, "supplements", "{\"isUpdating\": \"False\"}").statusCode(200);
    JsonNode body = SimulatorUnderTest.agency().lastPush().body();
    assertThat(body.path("isUpdating").asText()).isEqualTo("False");
    assertThat(body.path("data").path("MaSoThue").asText()).hasSize(10);
    assertThat(body.path("data").path("ThongTinSuaDoi").has("DienThoai")).isTrue();
  }

  @Test
  void pushesAWithdrawal() {
    String code = handIn("{\"procedure\": \"9.990010\"}").extract().path("MaHoSo");
    act(code, "withdrawals", "{\"lyDoRut\": \"Không còn nhu cầu\"}").statusCode(200);
    JsonNode body = SimulatorUnderTest.agency().lastPush().body();
    assertThat(body.path("service").asText()).isEqualTo("NhanYeuCauRutHoSo");
    assertThat(body.path("data").path("MaHoSoQG").asText()).isEqualTo(code);
    assertThat(body.path("data").path("NgayYeuCau").asText()).matches("\\d{14}");
    assertThat(body.path("data").path("LyDoRut").asText()).isEqualTo("Không còn nhu cầu");
  }

  @Test
  void pushesAPaymentLookUp() {
    String code = handIn("{\"procedure\": \"9.990008\"}").extract().path("MaHoSo");
    SimulatorUnderTest.agency().answerWith(200, "{\"error_code\": 1, \"message\": {}}");
    given()
        .filter(AS_DOCUMENTED)
        .post("/api/v1/dossiers/{code}/payment-lookups", code)
        .then()
        .statusCode(200)
        .body("reply.error_code", equalTo(1));
    Push push = SimulatorUnderTest.agency().lastPush();
    assertThat(push.path()).isEqualTo("/portal/v1/payment-lookup");
    assertThat(push.body().toString()).isEqualTo("{\"MaHoSo\":\"" + code + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"supplements", "withdrawals", "payment-lookups"})
  void doesNotActOnADossierThatWasNotHandedInHere(String act) {
    wrongAct(PortalCalls.newCode(), act, "{}").statusCode(404);
  }

  @Test
  void refusesASupplementWithAFieldAtFault() {
    String code = handIn("{\"procedure\": \"9.990001\"}").extract().path("MaHoSo");
    wrongAct(code, "supplements", "{\"isUpdating\": \"false\"}")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/isUpdating"));
    wrongAct(code, "supplements", "{\"taiLieu\": [" + "\"a\",".repeat(30) + "\"a\"]}")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/taiLieu"));
  }

  @Test
  void listsADossierInItsPlace() {
    String code = handIn("{\"procedure\": \"9.990001\"}").extract().path("MaHoSo");
    given()
        .filter(AS_DOCUMENTED)
        .get("/api/v1/dossiers?limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].MaHoSo", equalTo(code))
        .body("items[0].MaTTHC", equalTo("9.990001"));
    given().get("/api/v1/dossiers?limit=201").then().statusCode(422);
    given().get("/api/v1/dossiers?cursor=x").then().statusCode(422);
    given().get("/api/v1/dossiers?limit=x").then().statusCode(404);
    given()
        .get("/api/v1/dossiers/{code}", "Z99.05-200101-0001")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void showsThePageWithEverythingEscaped() {
    handIn("{\"body\": {\"MaTTHC\": \"<script>alert('1')</script>\"}}").statusCode(200);
    given()
        .filter(AS_DOCUMENTED)
        .get("/")
        .then()
        .statusCode(200)
        .contentType(ContentType.HTML)
        .body(containsString("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
  }

  private static Iterable<String> names(JsonNode object) {
    return object::fieldNames;
  }

  private static ValidatableResponse handIn(String wish) {
    return given()
        .filter(AS_DOCUMENTED)
        .contentType(ContentType.JSON)
        .body(wish)
        .post("/api/v1/dossiers")
        .then();
  }

  /** Without the check of the document, which would refuse to send what is wrong on purpose. */
  private static ValidatableResponse wrongAct(String code, String act, String wish) {
    return given()
        .contentType(ContentType.JSON)
        .body(wish)
        .post("/api/v1/dossiers/{code}/" + act, code)
        .then();
  }

  private static ValidatableResponse act(String code, String act, String wish) {
    return given()
        .filter(AS_DOCUMENTED)
        .contentType(ContentType.JSON)
        .body(wish)
        .post("/api/v1/dossiers/{code}/" + act, code)
        .then();
  }
}
