package vn.evn.simulator.face;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.simulator.testing.PortalCalls;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
class FaceTest {
  @Test
  void opensASessionForTheRightCredentials() {
    PortalCalls.login(SimulatorUnderTest.USERNAME, SimulatorUnderTest.PASSWORD)
        .statusCode(200)
        .body("error_code", equalTo(0))
        .body("message", equalTo(""))
        .body("session", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({"vidu,wrong", "wrong,mat-khau-thu-nghiem", "'',''"})
  void refusesWrongCredentials(String username, String password) {
    PortalCalls.login(username, password)
        .statusCode(200)
        .body("error_code", equalTo(-1))
        .body("session", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {PortalCalls.LOGIN, PortalCalls.INTEGRATION, PortalCalls.SHARE})
  void refusesWhatIsNoJsonObject(String path) {
    for (String body : new String[] {"{", "[]", "\"text\""}) {
      given()
          .contentType(ContentType.JSON)
          .body(body)
          .post(path)
          .then()
          .statusCode(200)
          .body("error_code", equalTo(-1))
          .body("message", containsString("JSON"));
    }
  }

  @Test
  void refusesACallWithoutAnOpenSession() {
    String code = PortalCalls.newCode();
    PortalCalls.send(PortalCalls.INTEGRATION, PortalCalls.creation(code))
        .statusCode(200)
        .body("error_code", equalTo(-1))
        .body("message", containsString("session"));
    assertUnknown(code);
  }

  @Test
  void refusesAnotherAgency() {
    PortalCalls.integrate(PortalCalls.creation(PortalCalls.newCode()).put("madonvi", "H01.01"))
        .body("error_code", equalTo(-1))
        .body("message", containsString("madonvi"));
  }

  @Test
  void refusesAServiceThatIsNotThere() {
    PortalCalls.integrate(PortalCalls.lookUp(PortalCalls.newCode()).put("service", "tracuuhoso"))
        .body("error_code", equalTo(-1))
        .body("message", containsString("service"));
    // The catalogue is on the other endpoint.
    PortalCalls.integrate(
            PortalCalls.lookUp(PortalCalls.newCode()).put("service", "LayDanhSachTTHC"))
        .body("error_code", equalTo(-1));
  }

  @Test
  void listsTheProceduresOnTheShareEndpoint() {
    given()
        .filter(OpenApiContract.filter("portal-simulator"))
        .contentType(ContentType.JSON)
        .body(
            """
            {"session": "%s", "madonvi": "Z99.05", "service": "LayDanhSachTTHC"}
            """
                .formatted(PortalCalls.session()))
        .post(PortalCalls.SHARE)
        .then()
        .statusCode(200)
        .body("error_code", equalTo(0))
        .body("result", hasSize(18))
        .body("result[17].MATTHC", equalTo("9.990018"))
        .body("result[17].TENTTHC", equalTo("Chấm dứt hợp đồng mua bán điện"));
  }

  @Test
  void createsReplacesAndFindsADossier() {
    String code = PortalCalls.newCode();
    PortalCalls.integrate(PortalCalls.lookUp(code))
        .body("error_code", equalTo(0))
        .body("result", empty());

    PortalCalls.integrate(PortalCalls.creation(code))
        .body("error_code", equalTo(0))
        .body("message", containsString("thành công"));
    JsonNode created = PortalCalls.dossier(code);
    assertThat(created.path("dossier").path("TrangThaiHoSo").asText()).isEqualTo("2");
    assertThat(created.path("bornOnPortal").asBoolean()).isFalse();

    PortalCalls.integrate(PortalCalls.replacement(code)).body("error_code", equalTo(0));
    JsonNode replaced = PortalCalls.dossier(code);
    assertThat(replaced.path("dossier").path("TrangThaiHoSo").asText()).isEqualTo("10");
    assertThat(replaced.path("status").asText()).isEqualTo("10");
    // The question that came before the dossier left nothing.
    assertThat(replaced.path("messages").findValuesAsText("service"))
        .containsExactly("DongBoHoSoMC", "DongBoHoSoMC");

    PortalCalls.integrate(PortalCalls.lookUp(code.toLowerCase(java.util.Locale.ROOT)))
        .body("error_code", equalTo(0))
        .body("result", hasSize(1))
        .body("result[0].MaHoSo", equalTo(code))
        .body("result[0].TrangThaiHoSo", equalTo("10"));
  }

  @Test
  void showsTheStepsOfADossierThatIsLookedUp() {
    String code = PortalCalls.newCode();
    PortalCalls.integrate(PortalCalls.creation(code));
    PortalCalls.integrate(PortalCalls.steps(code)).body("error_code", equalTo(0));
    PortalCalls.integrate(PortalCalls.lookUp(code))
        .body("result[0].DanhSachTienDo", hasSize(6))
        .body("result[0].DanhSachTienDo[0].MaHoSo", equalTo(code));
  }

  @Test
  void takesTheRatingsOfAMonthWhoseSharesAddUp() {
    ObjectNode ratings = PortalCalls.example("12-outbound-dongbodanhgia-monthly-rating");
    PortalCalls.integrate(ratings).body("error_code", equalTo(0));
    PortalCalls.firstItem(ratings).put("PhanTramDanhGiaHaiLong", "16%");
    PortalCalls.firstItem(ratings).put("NgayTongHop", "13-2026");
    PortalCalls.integrate(ratings)
        .body("error_code", equalTo(-1))
        .body("message", containsString("PhanTramDanhGiaRatHaiLong"))
        .body("message", containsString("NgayTongHop"));
  }

  @Test
  void showsTheRatingsThatWereToldLast() {
    ObjectNode ratings = PortalCalls.example("12-outbound-dongbodanhgia-monthly-rating");
    ObjectNode item = PortalCalls.firstItem(ratings);
    PortalCalls.integrate(ratings).body("error_code", equalTo(0));
    item.put("TongSoNguoiDanhGia", 4711);
    PortalCalls.integrate(ratings).body("error_code", equalTo(0));
    RestAssured.given()
        .filter(OpenApiContract.filter("portal-simulator"))
        .get("/api/v1/ratings?limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].totals.TongSoNguoiDanhGia", equalTo(4711))
        .body("items[0].totals.NgayTongHop", equalTo(item.path("NgayTongHop").asText()));
    RestAssured.get("/").then().body(containsString("<td>4711</td>"));
    RestAssured.get("/api/v1/ratings?limit=0").then().statusCode(422);
    RestAssured.delete("/api/v1/state").then().statusCode(200);
    RestAssured.get("/api/v1/ratings").then().body("items", empty());
  }

  @Test
  void refusesAPaperThatTheProcedureDoesNotHave() {
    ObjectNode creation = PortalCalls.creation(PortalCalls.newCode());
    ((ObjectNode) PortalCalls.firstItem(creation).path("TaiLieuNop").path(0))
        .put("MaThanhPhanHoSo", "000.00.00.Z99-KQ000018");
    PortalCalls.integrate(creation)
        .body("error_code", equalTo(-1))
        .body("message", containsString("TaiLieuNop[0].MaThanhPhanHoSo"));
    ((ObjectNode) PortalCalls.firstItem(creation).path("TaiLieuNop").path(0))
        .put("MaThanhPhanHoSo", "000.00.00.Z99-KQ000001");
    PortalCalls.integrate(creation).body("error_code", equalTo(0));
  }

  @Test
  void tellsOfAProcedureAndOfCodeLists() {
    ObjectNode question = PortalCalls.lookUp("").put("service", "LayThuTuc");
    PortalCalls.integrate(question).body("error_code", equalTo(-1));
    PortalCalls.integrate(question.put("maTTHC", "9.990001"))
        .body("result[0].MATTHC", equalTo("9.990001"))
        .body("result[0].TRANGTHAI", equalTo("1"))
        .body(
            "result[0].THANHPHANHOSO[0].GIAYTO.MAGIAYTO",
            equalTo(List.of("000.00.00.Z99-KQ000001")));
    PortalCalls.integrate(question.put("maTTHC", "1.000000")).body("result", empty());
    for (String list :
        new String[] {"LayDanhMucLinhVuc", "LayDanhMucCoQuan", "LayDanhMucDoiTuong"}) {
      PortalCalls.send(
              PortalCalls.SHARE,
              PortalCalls.lookUp("").put("service", list).put("session", PortalCalls.session()))
          .body("error_code", equalTo(0))
          .body("result", not(empty()));
    }
  }

  @Test
  void refusesToCreateADossierTwice() {
    String code = PortalCalls.newCode();
    PortalCalls.integrate(PortalCalls.creation(code)).body("error_code", equalTo(0));
    PortalCalls.integrate(PortalCalls.creation(code))
        .statusCode(200)
        .body("error_code", equalTo(-1))
        .body("message", containsString("đã tồn tại"));
  }

  @Test
  void refusesToReplaceAnUnknownDossier() {
    String code = PortalCalls.newCode();
    PortalCalls.integrate(PortalCalls.replacement(code))
        .body("error_code", equalTo(-1))
        .body("message", containsString("không tồn tại"));
    assertThat(PortalCalls.dossier(code).path("dossier").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", ""})
  void refusesAnUpdateFlagInAnotherForm(String flag) {
    PortalCalls.integrate(PortalCalls.creation(PortalCalls.newCode()).put("isUpdating", flag))
        .body("error_code", equalTo(-1))
        .body("message", containsString("isUpdating"));
  }

  @Test
  void takesAWholeMessageOrNothing() {
    String good = PortalCalls.newCode();
    ObjectNode envelope = PortalCalls.creation(good);
    ObjectNode bad = PortalCalls.firstItem(envelope).deepCopy();
    bad.put("MaHoSo", PortalCalls.newCode()).put("NgayTiepNhan", "16/11/2026");
    ((com.fasterxml.jackson.databind.node.ArrayNode) envelope.path("data")).add(bad);
    PortalCalls.integrate(envelope)
        .body("error_code", equalTo(-1))
        .body("message", containsString("data[1].NgayTiepNhan"))
        .body("message", not(containsString("data[0]")));
    PortalCalls.integrate(PortalCalls.lookUp(good)).body("result", empty());
  }

  @Test
  void refusesDataThatIsNoArrayOfObjects() {
    for (String data : new String[] {"[]", "{}", "[1]", "\"\""}) {
      given()
          .contentType(ContentType.JSON)
          .body(
              """
              {"session": "%s", "madonvi": "Z99.05", "service": "CapNhatTienDoHoSoMC", "data": %s}
              """
                  .formatted(PortalCalls.session(), data))
          .post(PortalCalls.INTEGRATION)
          .then()
          .body("error_code", equalTo(-1))
          .body("message", containsString("data"));
    }
  }

  @Test
  void addsStepsInOrderAndAddsThemAgainWhenTheyAreSentAgain() {
    String code = PortalCalls.newCode();
    PortalCalls.integrate(PortalCalls.creation(code)).body("error_code", equalTo(0));
    PortalCalls.integrate(PortalCalls.steps(code)).body("error_code", equalTo(0));
    PortalCalls.integrate(PortalCalls.steps(code)).body("error_code", equalTo(0));
    JsonNode dossier = PortalCalls.dossier(code);
    assertThat(dossier.path("steps").findValuesAsText("TrangThai"))
        .containsExactly("2", "5", "4", "4", "9", "10", "2", "5", "4", "4", "9", "10");
    assertThat(dossier.path("status").asText()).isEqualTo("10");
  }

  @Test
  void refusesStepsOfAnUnknownDossier() {
    String known = PortalCalls.newCode();
    PortalCalls.integrate(PortalCalls.creation(known)).body("error_code", equalTo(0));
    ObjectNode envelope = PortalCalls.steps(known);
    ((ObjectNode) envelope.path("data").path(5)).put("MaHoSo", PortalCalls.newCode());
    PortalCalls.integrate(envelope)
        .body("error_code", equalTo(-1))
        .body("message", containsString("không tồn tại"));
    assertThat(PortalCalls.dossier(known).path("steps")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "NoiDungXuLy", "TrangThai"})
  void refusesAStepWithoutARequiredField(String field) {
    ObjectNode envelope = PortalCalls.steps(PortalCalls.newCode());
    PortalCalls.firstItem(envelope).put(field, "");
    PortalCalls.integrate(envelope)
        .body("error_code", equalTo(-1))
        .body("message", equalTo("data[0]." + field + ": bắt buộc"));
  }

  @Test
  void refusesAStepWithAnOfficersNameThatIsTooLong() {
    ObjectNode envelope = PortalCalls.steps(PortalCalls.newCode());
    PortalCalls.firstItem(envelope).put("NguoiXuLy", "ă".repeat(51));
    PortalCalls.integrate(envelope).body("message", equalTo("data[0].NguoiXuLy: dài quá 50 ký tự"));
  }

  @Test
  void refusesTheStateOfADossierThatWasNotBornHere() {
    String code = PortalCalls.newCode();
    PortalCalls.integrate(PortalCalls.creation(code)).body("error_code", equalTo(0));
    PortalCalls.integrate(state(code))
        .body("error_code", equalTo(-1))
        .body("message", containsString("không phải là hồ sơ nộp tại Cổng"));
  }

  @ParameterizedTest
  @CsvSource({
    "type,3,type",
    "type,'',type",
  })
  void refusesAStateMessageOfAnotherType(String field, String value, String named) {
    PortalCalls.integrate(state(PortalCalls.newCode()).put(field, value))
        .body("error_code", equalTo(-1))
        .body("message", containsString(named));
  }

  @ParameterizedTest
  @CsvSource({
    "NgayXuLy,''",
    "NgayXuLy,20261118253000",
    "MaHoSoDonVi,''",
    "TrangThai,''",
    "TrangThai,4",
    "TrangThai,11",
    "NoiDung,''"
  })
  void refusesAStateWithAFieldAtFault(String field, String value) {
    ObjectNode envelope = state(PortalCalls.newCode());
    ((ObjectNode) envelope.path("data")).put(field, value);
    PortalCalls.integrate(envelope)
        .body("error_code", equalTo(-1))
        .body("message", containsString("data." + field));
  }

  @Test
  void keepsNeitherSessionNorDocumentBytesWithTheMessages() {
    String code = PortalCalls.newCode();
    ObjectNode envelope = PortalCalls.creation(code);
    PortalCalls.firstItem(envelope).put("Base64", "JVBERi0xLjQK");
    String session = PortalCalls.session();
    PortalCalls.send(PortalCalls.INTEGRATION, envelope.put("session", session))
        .body("error_code", equalTo(0));
    String kept = PortalCalls.dossier(code).toString();
    assertThat(kept).doesNotContain(session).doesNotContain("JVBERi0xLjQK");
    assertThat(kept).contains("12 characters taken out");
  }

  static ObjectNode state(String code) {
    ObjectNode envelope = PortalCalls.example("08-outbound-dongbotrangthai-supplement-request");
    ((ObjectNode) envelope.path("data")).put("MaHoSo", code);
    return envelope;
  }

  private static void assertUnknown(String code) {
    PortalCalls.integrate(PortalCalls.lookUp(code)).body("result", empty());
  }
}
