package vn.evn.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.contracts.Topics;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.procedure.Procedures;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IntakeTest {
  private static final String SUBMITTED = "vn.evn.application.submitted.v1";
  private static final String SUPPLEMENTED = "vn.evn.application.supplemented.v1";

  static List<String> procedures() {
    return new Procedures().codes();
  }

  @Test
  void takesTheExamplesOfTheContractAsTheyAre() {
    answers(Calls.push(Messages.example("01-inbound-new-low-voltage-supply")), 0);
    answers(Calls.push(Messages.example("02-inbound-change-of-capacity")), 0);
    answers(Calls.tell(Messages.example("03-inbound-supplement")), 0);
    List<JsonNode> events =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf("Z99.05-261116-0007", 2);
    assertThat(types(events)).containsExactly(SUBMITTED, SUPPLEMENTED);
    JsonNode application = events.get(0).get("data");
    assertThat(application.at("/serviceType").asText()).isEqualTo("NEW_LV");
    assertThat(application.at("/variant").asText()).isEqualTo("RESIDENTIAL");
    assertThat(application.at("/channel").asText()).isEqualTo("PORTAL");
    assertThat(application.at("/externalId").asText()).isEqualTo("Z99.05-261116-0007");
    assertThat(application.at("/submittedAt").asText()).isEqualTo("2026-11-16T08:30:15+07:00");
    assertThat(application.at("/applicant/identity/kind").asText()).isEqualTo("CITIZEN_ID");
    assertThat(application.at("/placeOfUse/communeCode").asText()).isEqualTo("00004");
    assertThat(application.at("/details/requestedKw").asText()).isEqualTo("5.5");
    assertThat(application.at("/documents")).hasSize(2);
    assertThat(application.at("/documents/0/sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(events.get(1).at("/data/details/requestedKw").asText()).isEqualTo("7.5");
    assertThat(states(events.get(1).at("/data/documents"))).contains("PENDING", "STORED");
    JsonNode change =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf("Z99.05-261117-0012", 1).get(0).get("data");
    assertThat(change.at("/serviceType").asText()).isEqualTo("CHG_CAPACITY");
    assertThat(change.at("/applicant/kind").asText()).isEqualTo("BUSINESS");
    assertThat(change.at("/applicant/identity/kind").asText()).isEqualTo("TAX_CODE");
    assertThat(change.at("/customerCode").asText()).isEqualTo("PD05000123456");
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void takesAnApplicationOfEachProcedure(String procedure) {
    ObjectNode application = Messages.application(procedure);
    answers(Calls.push(application), 0);
    JsonNode event =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(application), 1).get(0).get("data");
    assertThat(event.at("/serviceType").asText()).isNotEmpty();
    assertThat(event.at("/documents").size()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void namesEveryFieldThatIsMissing(String procedure) {
    ObjectNode application = Messages.application(procedure);
    List<String> required =
        new Procedures()
            .find(procedure).orElseThrow().fields().stream()
                .filter(field -> field.required())
                .map(field -> field.portal())
                .toList();
    required.forEach(application::remove);
    application.remove(List.of("NgayNopHoSo", "DiaChiSuDungDien", "DiaChi", "DiaChiDoanhNghiep"));
    String message = answers(Calls.push(application), -1);
    assertThat(message).contains("NgayNopHoSo", "DiaChiSuDungDien");
    assertThat(required).allSatisfy(field -> assertThat(message).contains(field));
    nothingRemains(code(application));
  }

  @Test
  void refusesADossierCodeThatWeAllottedOurselves() {
    ObjectNode application = Messages.newSupply();
    String code = code(application);
    Database.change(
        "INSERT INTO own_dossier_code (code_key, code, agency, procedure, allotted_at)"
            + " VALUES (upper(?), ?, 'Z99.05', '9.990001', now())",
        code,
        code);
    assertThat(answers(Calls.push(application), -1)).contains("MaHoSo", "do đơn vị cấp");
    nothingRemains(code);
  }

  @Test
  void answersOneForTheSameContentInAnyForm() {
    ObjectNode application = Messages.newSupply();
    answers(Calls.push(application), 0);
    answers(Calls.push(application), 1);
    answers(Calls.push(lettersSwapped(application)), 1);
    application.put("Fax", (String) null);
    application.put("isUpdating", "True");
    answers(Calls.push(application), 1);
    assertThat(outcomes(code(application))).isEqualTo("REPEAT:3,STORED:1");
    answers(Calls.push(Messages.newSupply()), 0);
    assertThat(PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(application), 1)).hasSize(1);
  }

  @Test
  void keepsOtherContentThatIsNoUpdateAsAConflictAndChangesNothing() {
    ObjectNode application = Messages.newSupply();
    answers(Calls.push(application), 0);
    application.put("CongSuatDangKy", "7.5");
    answers(Calls.push(application), 1);
    assertThat(outcomes(code(application))).isEqualTo("CONFLICT:1,STORED:1");
    ObjectNode later = Messages.newSupply();
    answers(Calls.push(later), 0);
    PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(later), 1);
    assertThat(PublishedEvents.on(Topics.APPLICATIONS).of(code(application))).hasSize(1);
  }

  @Test
  void updatesAKnownDossierOnce() {
    ObjectNode application = Messages.newSupply();
    answers(Calls.push(application), 0);
    application.put("CongSuatDangKy", 7.5);
    application.put("isUpdating", "True");
    answers(Calls.push(application), 0);
    answers(Calls.push(application), 1);
    List<JsonNode> events = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(application), 2);
    assertThat(types(events)).containsExactly(SUBMITTED, SUPPLEMENTED);
    assertThat(events.get(1).at("/data/details/requestedKw").asText()).isEqualTo("7.5");
  }

  @Test
  void makesNoDossierOfAnotherProcedureOfAKnownOne() {
    ObjectNode application = Messages.newSupply();
    answers(Calls.push(application), 0);
    ObjectNode other = Messages.application("9.990002");
    other.put("MaHoSo", code(application)).put("isUpdating", "True");
    assertThat(answers(Calls.push(other), -1)).contains("MaTTHC", "9.990001");
    ObjectNode supplement = Messages.supplement(code(application), "True");
    ((ObjectNode) supplement.get("data")).put("MaTTHC", "9.990002");
    assertThat(answers(Calls.tell(supplement), -1)).contains("MaTTHC", "9.990001");
    other.remove("isUpdating");
    answers(Calls.push(other), 1);
    assertThat(outcomes(code(application))).isEqualTo("CONFLICT:1,REFUSED:2,STORED:1");
  }

  @Test
  void takesACodeThatWasRefusedBeforeAsIfNew() {
    ObjectNode application = Messages.newSupply();
    ObjectNode wrong = application.deepCopy();
    wrong.put("SoPha", "ba");
    assertThat(answers(Calls.push(wrong), -1)).contains("SoPha");
    nothingRemains(code(application));
    answers(Calls.push(application), 0);
  }

  @Test
  void keepsWhatWasRefusedWithTheAnswerForAnOperatorToSee() {
    ObjectNode application = Messages.newSupply();
    application.put("SoPha", "ba");
    String answer = answers(Calls.push(application), -1);
    answers(Calls.push(application), -1);
    assertThat(outcomes(code(application))).isEqualTo("REFUSED:2");
    assertThat(
            Database.value(
                "SELECT answer FROM raw_message WHERE code_key = ? LIMIT 1", code(application)))
        .isEqualTo(answer);
    ObjectNode large = Messages.newSupply();
    large.put("LyDo", "x".repeat(10 * 1024 * 1024));
    answers(Calls.push(large), -1);
    assertThat(
            Database.value(
                "SELECT length(body::text) FROM raw_message WHERE code_key = ?", code(large)))
        .matches("\\d{1,3}");
    String code = Messages.newCode();
    answers(Calls.tell(Messages.withdrawal(code)), -1);
    assertThat(outcomes(code)).isEqualTo("REFUSED:1");
  }

  @Test
  void storesExactlyOneOfManyAtOnce() throws Exception {
    ObjectNode application = Messages.newSupply();
    List<Integer> codes = atOnce(8, () -> errorCode(Calls.push(application)));
    assertThat(codes).containsExactlyInAnyOrder(0, 1, 1, 1, 1, 1, 1, 1);
    ObjectNode second = Messages.newSupply();
    answers(Calls.push(second), 0);
    PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(second), 1);
    assertThat(PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(application), 1)).hasSize(1);
  }

  @Test
  void doesAMessageOfManyAtOnceOnce() throws Exception {
    ObjectNode application = Messages.newSupply();
    answers(Calls.push(application), 0);
    ObjectNode withdrawal = Messages.withdrawal(code(application));
    List<Integer> codes = atOnce(6, () -> errorCode(Calls.tell(withdrawal)));
    assertThat(Collections.frequency(codes, 0)).isEqualTo(1);
    assertThat(Collections.frequency(codes, 1)).isEqualTo(5);
  }

  @Test
  void passesOnWithdrawalAndVoucherOfAKnownDossier() {
    ObjectNode application = Messages.newSupply();
    answers(Calls.push(application), 0);
    answers(Calls.tell(Messages.withdrawal(code(application))), 0);
    answers(Calls.tell(Messages.voucher(code(application))), 0);
    answers(Calls.tell(Messages.voucher(code(application))), 1);
    List<JsonNode> events = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(application), 3);
    assertThat(types(events))
        .containsExactly(
            SUBMITTED,
            "vn.evn.application.withdrawal-requested.v1",
            "vn.evn.application.voucher-received.v1");
    assertThat(events.get(1).at("/data/reason").asText()).isEqualTo("Không còn nhu cầu");
    assertThat(events.get(2).at("/data/amountVnd").asLong()).isEqualTo(1_250_000);
    assertThat(events.get(2).at("/data/document/state").asText()).isEqualTo("PENDING");
    assertThat(Database.rows("pending_paper", code(application))).isEqualTo(1);
  }

  @Test
  void refusesWithdrawalAndVoucherOfAnUnknownDossierByItsCode() {
    String code = Messages.newCode();
    assertThat(answers(Calls.tell(Messages.withdrawal(code)), -1)).contains(code);
    assertThat(answers(Calls.tell(Messages.voucher(code)), -1)).contains(code);
    nothingRemains(code);
  }

  @Test
  void namesEveryFaultOfAMessage() {
    ObjectNode withdrawal = Messages.withdrawal("không phải mã");
    ((ObjectNode) withdrawal.get("data")).put("NgayYeuCau", "20260230120000").put("LyDoRut", "");
    assertThat(answers(Calls.tell(withdrawal), -1)).contains("MaHoSoQG", "NgayYeuCau", "LyDoRut");
    ObjectNode other = Messages.withdrawal(Messages.newCode());
    other.put("service", "KhongCo");
    assertThat(answers(Calls.tell(other), -1)).contains("KhongCo");
  }

  @Test
  void keepsASupplementThatIsNoUpdateAsAConflict() {
    ObjectNode application = Messages.newSupply();
    answers(Calls.push(application), 0);
    answers(Calls.tell(Messages.supplement(code(application), "False")), 1);
    assertThat(outcomes(code(application))).isEqualTo("CONFLICT:1,STORED:1");
  }

  @Test
  void tellsWhatIsCorrectedOfTheApplicantAndThePlaceOfUse() {
    ObjectNode application = Messages.newSupply();
    String code = code(application);
    answers(Calls.push(application), 0);
    ObjectNode changes = Messages.JSON.createObjectNode();
    changes.put("TenThuongNhan", "Nguyễn Thị Mẫu").put("DienThoai", "0900 007 777");
    ObjectNode place = application.get("DiaChiSuDungDien").deepCopy();
    place.put("DiaChiChiTiet", "Số 9 phố Mẫu");
    changes.set("DiaChiSuDungDien", place);
    answers(Calls.tell(amendment(code, changes)), 0);
    // A push that updates says all of it once more.
    application.put("isUpdating", "True").put("ChuHoSo", "Nguyễn Thị Đúng");
    answers(Calls.push(application), 0);
    List<JsonNode> events = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code, 3);
    JsonNode amended = events.get(1).get("data");
    assertThat(amended.at("/applicant/name").asText()).isEqualTo("Nguyễn Thị Mẫu");
    assertThat(amended.at("/applicant/phone").asText()).isEqualTo("0900007777");
    assertThat(amended.at("/applicant/identity").isNull()).isTrue();
    assertThat(amended.at("/placeOfUse/detail").asText()).isEqualTo("Số 9 phố Mẫu");
    JsonNode pushed = events.get(2).get("data");
    assertThat(pushed.at("/applicant/name").asText()).isEqualTo("Nguyễn Thị Đúng");
    assertThat(pushed.at("/applicant/identity/number").asText()).isEqualTo("001188000123");
    assertThat(pushed.at("/placeOfUse/provinceCode").asText()).isEqualTo("01");
  }

  @Test
  void refusesAnAmendmentThatBringsNothingOrWhatCannotChangeByItsField() {
    ObjectNode application = Messages.newSupply();
    String code = code(application);
    answers(Calls.push(application), 0);
    ObjectNode nothing = Messages.JSON.createObjectNode();
    assertThat(answers(Calls.tell(amendment(code, nothing)), -1)).contains("ThongTinSuaDoi");
    ObjectNode changes = Messages.JSON.createObjectNode();
    changes.put("LoaiDoiTuong", "2").put("MaKhachHang", "PD05000999999").put("DienThoai", "số");
    assertThat(answers(Calls.tell(amendment(code, changes)), -1))
        .contains("LoaiDoiTuong", "MaKhachHang", "DienThoai");
    ObjectNode same = Messages.JSON.createObjectNode();
    same.set("LoaiDoiTuong", application.get("LoaiDoiTuong"));
    same.put("Email", "moi@vidu.example");
    answers(Calls.tell(amendment(code, same)), 0);
    ObjectNode push = application.deepCopy();
    push.put("isUpdating", "True").put("MaKhachHang", "PD05000999999");
    assertThat(answers(Calls.push(push), -1)).contains("MaKhachHang");
  }

  private static ObjectNode amendment(String code, ObjectNode changes) {
    ObjectNode data = Messages.JSON.createObjectNode();
    data.put("MaHoSoQG", code);
    data.put("NgayNopHoSo", "20261118091200");
    data.set("ThongTinSuaDoi", changes);
    return Messages.message("NhanHoSoBoSung", "True", data);
  }

  @Test
  void takesAnAmendmentOfAnUnknownCodeAsNewIfItIsComplete() {
    ObjectNode application = Messages.newSupply();
    String code = code(application);
    assertThat(answers(Calls.tell(Messages.supplement(code, "True")), -1)).contains("ChuHoSo");
    nothingRemains(code);
    ObjectNode data = Messages.JSON.createObjectNode();
    data.put("MaHoSoQG", code);
    data.set("MaTTHC", application.get("MaTTHC"));
    data.set("NgayNopHoSo", application.get("NgayNopHoSo"));
    application.remove("MaHoSo");
    data.set("ThongTinSuaDoi", application);
    ObjectNode amendment = Messages.message("NhanHoSoBoSung", "True", data);
    answers(Calls.tell(amendment), 0);
    answers(Calls.tell(amendment), 1);
    assertThat(types(PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code, 1)))
        .containsExactly(SUBMITTED);
  }

  @Test
  void readsFieldsInAnyLetterCaseAndCodesAsNumbers() {
    ObjectNode application = Messages.newSupply();
    String code = code(application);
    application.put("LoaiDoiTuong", 1);
    application.put("SoPha", 1);
    application.put("CongSuatDangKy", 5.5);
    application.set("DinhDanhCHS", application.get("DinhDanhCHS").get(0));
    application.set("TaiLieuNop", application.get("TaiLieuNop").get(0));
    answers(Calls.push(lettersSwapped(application)), 0);
    JsonNode event = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code, 1).get(0).get("data");
    assertThat(event.at("/details/phases").asInt()).isEqualTo(1);
    assertThat(event.at("/documents")).hasSize(2);
  }

  @Test
  void takesAMessageWithACompanyNameAsOfABusiness() {
    ObjectNode application = Messages.application("9.990008");
    application.remove("LoaiDoiTuong");
    answers(Calls.push(application), 0);
    JsonNode event =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(application), 1).get(0).get("data");
    assertThat(event.at("/applicant/kind").asText()).isEqualTo("BUSINESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "000.00.01.Z99-%06d-0001",
        "Z99.05-20261116-%07d",
        "z99.05-261116-%06d",
        "Z99-261116-%05d"
      })
  void takesEveryFormOfADossierCode(String form) {
    ObjectNode application = Messages.newSupply();
    int number = Integer.parseInt(code(application).substring(14));
    String code = form.formatted(number);
    application.put("MaHoSo", code);
    answers(Calls.push(application), 0);
    application.put("MaHoSo", code.toUpperCase(Locale.ROOT));
    answers(Calls.push(application), 1);
    assertThat(
            Database.value(
                "SELECT code FROM dossier WHERE code_key = ?", code.toUpperCase(Locale.ROOT)))
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MaHoSo=261116-0007",
        "MaTTHC=9.999999",
        "NgayNopHoSo=20260230083015",
        "NgayNopHoSo=16/11/2026",
        "LoaiDoiTuong=9",
        "SoPha=một",
        "CongSuatDangKy=-5",
        "NgayMongMuonCapDien=20261340000000",
        "SoDienThoai=12",
        "DinhDanhCHS={\"LoaiDinhDanh\":\"1\",\"SoDinhDanh\":\"00118800012\"}",
        "DinhDanhCHS={\"LoaiDinhDanh\":\"2\",\"SoDinhDanh\":\"001188000123\"}",
        "DiaChiSuDungDien={\"MaTinh\":\"1\",\"MaXa\":\"4\"}",
        "DiaChiSuDungDien={\"MaTinh\":\"99\",\"MaXa\":\"00004\"}",
        "DiaChiSuDungDien={\"MaTinh\":\"03\",\"MaXa\":\"00004\"}",
        "SoPha=2",
        "SoHoDungChung=0",
        "MucDichSuDungDien={\"a\":\"b\"}",
        "ThietBiSuDungDien=tủ lạnh",
        "TepDonDangKy=bm90IGEgcGFwZXI=",
        "TaiLieuNop=[{\"TenTepDinhKem\":\"a.pdf\"}]",
        "ChuHoSo="
      })
  void refusesWhatCannotBeMeantAndNamesTheField(String fault) throws Exception {
    String field = fault.substring(0, fault.indexOf('='));
    String value = fault.substring(fault.indexOf('=') + 1);
    ObjectNode application = Messages.newSupply();
    String code = code(application);
    if (value.startsWith("{") || value.startsWith("[")) {
      application.set(field, Messages.JSON.readTree(value));
    } else {
      application.put(field, value);
    }
    assertThat(answers(Calls.push(application), -1)).contains(field);
    nothingRemains(code);
  }

  @Test
  void refusesATimeThatRequestServiceWouldRefuseForGood() {
    OffsetDateTime now = OffsetDateTime.now(BusinessTime.ZONE);
    ObjectNode application = Messages.newSupply();
    application.put("NgayNopHoSo", PortalTime.format(now.plusMinutes(6)));
    assertThat(answers(Calls.push(application), -1)).contains("NgayNopHoSo");
    // No province was served on that day, as far as the table of power units goes.
    application.put("NgayNopHoSo", "20181231235959");
    assertThat(answers(Calls.push(application), -1)).contains("MaTinh");
    nothingRemains(code(application));
    application.put("NgayNopHoSo", PortalTime.format(now.plusMinutes(2)));
    answers(Calls.push(application), 0);
  }

  @Test
  void holdsTheFieldsOfAProcedureAgainstTheirLimits() {
    ObjectNode application = Messages.newSupply();
    application.put("MucDichSuDungDien", "x".repeat(1_001));
    ArrayNode appliances = application.putArray("ThietBiSuDungDien");
    for (int i = 0; i < 201; i++) {
      appliances.addObject().put("TenThietBi", "Đèn " + i);
    }
    assertThat(answers(Calls.push(application), -1))
        .contains("MucDichSuDungDien", "ThietBiSuDungDien");
    appliances.remove(200);
    application.put("MucDichSuDungDien", "x".repeat(1_000));
    answers(Calls.push(application), 0);
    // One appliance without the list around it is as good.
    ObjectNode single = Messages.newSupply();
    single.putObject("ThietBiSuDungDien").put("TenThietBi", "Tủ lạnh");
    answers(Calls.push(single), 0);
    JsonNode event =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(single), 1).get(0).get("data");
    assertThat(event.at("/details/appliances/0/TenThietBi").asText()).isEqualTo("Tủ lạnh");
  }

  @Test
  void countsTheNamesOfFieldsToo() {
    ObjectNode application = Messages.application("9.990016");
    ((ObjectNode) application.get("ThongTinThayDoi")).put("x".repeat(201), "a");
    assertThat(answers(Calls.push(application), -1)).contains("ThongTinThayDoi.xxx");
    ObjectNode many = Messages.application("9.990016");
    for (int i = 0; i < 800; i++) {
      many.put("%03d".formatted(i) + "x".repeat(197), "");
    }
    assertThat(answers(Calls.push(many), -1)).contains("Nội dung");
    ObjectNode hidden = Messages.application("9.990016");
    ((ObjectNode) hidden.get("ThongTinThayDoi")).put("Base64", "x".repeat(1_000_000));
    assertThat(answers(Calls.push(hidden), -1)).contains("ThongTinThayDoi");
  }

  @Test
  void makesOfTheLargestMessageAnApplicationWithinTheLimitOfRequestService() {
    ObjectNode application = Messages.application("9.990016");
    ArrayNode papers = application.putArray("TaiLieuNop");
    for (int i = 0; i < 29; i++) {
      // Six characters each as JSON, which is how both sides count.
      papers.addObject().put("TenTepDinhKem", "\u0001".repeat(660)).put("Base64", Messages.PDF);
    }
    ObjectNode changes = application.putObject("ThongTinThayDoi");
    for (int i = 0; i < 7; i++) {
      changes.put("ThongTin" + i, "x".repeat(4_000));
    }
    answers(Calls.push(application), 0);
    JsonNode event =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code(application), 1).get(0).get("data");
    assertThat(event.toString().length()).isBetween(145_000, 200_000);
    ObjectNode larger = application.deepCopy();
    larger.put("MaHoSo", Messages.newCode());
    larger.put("LyDo", "\u0001".repeat(1_000));
    assertThat(answers(Calls.push(larger), -1)).contains("Nội dung");
  }

  @Test
  void keepsTheSignsOfAnEscapeThatAreATextThemselves() throws Exception {
    ObjectNode application = Messages.newSupply();
    application.put("ChuHoSo", "Nguyễn Thị Ví Dụ \\u0000");
    answers(Calls.push(application), 0);
    String name = "SELECT body ->> 'ChuHoSo' FROM raw_message WHERE code_key = ?";
    assertThat(Database.value(name, code(application))).isEqualTo("Nguyễn Thị Ví Dụ \\u0000");
    ObjectNode withdrawal = Messages.withdrawal(code(application));
    withdrawal.put("ghiChu\0", "a");
    assertThat(answers(Calls.tell(withdrawal), -1)).contains("ghiChu");
    ObjectNode half = Messages.newSupply();
    half.put("ChuHoSo", "a\uD83D");
    String body = half.toString().replace("\uD83D", "\\ud83d");
    assertThat(answers(Calls.wronglyAs("portal").body(body).post("/portal/v1/applications"), -1))
        .contains("ChuHoSo");
  }

  @Test
  void refusesTextsThatCannotBeKeptWhole() {
    ObjectNode application = Messages.newSupply();
    application.put("ChuHoSo", "x".repeat(4_001));
    application.put("MucDichSuDungDien", "a\u0000b");
    assertThat(answers(Calls.push(application), -1)).contains("ChuHoSo", "MucDichSuDungDien");
    ObjectNode emoji = Messages.newSupply();
    emoji.put("ChuHoSo", "Nguyễn Thị Ví Dụ \uD83D\uDE00");
    answers(Calls.push(emoji), 0);
  }

  @Test
  void refusesPapersBeyondTheLimits() {
    ObjectNode many = Messages.newSupply();
    for (int i = 0; i < 31; i++) {
      many.withArray("TaiLieuNop")
          .addObject()
          .put("TenTepDinhKem", "giay-" + i + ".pdf")
          .put("Base64", Messages.PDF);
    }
    assertThat(answers(Calls.push(many), -1)).contains("TaiLieuNop");
    ObjectNode large = Messages.newSupply();
    large.put("TepDonDangKy", pdfOf(20 * 1024 * 1024 + 1));
    assertThat(
            answers(
                Calls.wronglyAs("portal").body(large.toString()).post("/portal/v1/applications"),
                -1))
        .contains("TepDonDangKy");
    large.put("TepDonDangKy", pdfOf(20 * 1024 * 1024));
    answers(Calls.wronglyAs("portal").body(large.toString()).post("/portal/v1/applications"), 0);
  }

  @Test
  void keepsTheRawMessageWithoutTheBytesOfPapersAndWithoutSecrets() {
    ObjectNode application = Messages.newSupply();
    application.put("session", "phien-bi-mat");
    answers(Calls.push(application), 0);
    String body =
        Database.value("SELECT body FROM raw_message WHERE code_key = ?", code(application));
    assertThat(body).contains("sha256").doesNotContain(Messages.PDF, "phien-bi-mat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "<html></html>", "{\"a\":}", "{} {"})
  void answersWhatIsNoJsonObjectWith400(String body) {
    for (String path : List.of("/portal/v1/applications", "/portal/v1/messages")) {
      Calls.wronglyAs("portal")
          .body(body)
          .post(path)
          .then()
          .statusCode(400)
          .body("error_code", equalTo(-1));
    }
  }

  @Test
  void refusesAFieldThatStandsTwiceInOtherLetters() {
    ObjectNode application = Messages.newSupply();
    application.put("chuhoso", "Trần Văn Ví Dụ");
    ((ObjectNode) application.path("DiaChiSuDungDien")).putNull("matinh").put("MAXA", "00007");
    Calls.push(application)
        .then()
        .body("error_code", equalTo(-1))
        .body("message", containsString("chuhoso: có hai lần"))
        .body("message", containsString("DiaChiSuDungDien.MAXA: có hai lần"))
        .body("message", not(containsString("matinh")));
    application.remove("chuhoso");
    ((ObjectNode) application.path("DiaChiSuDungDien")).remove("MAXA");
    answers(Calls.push(application), 0);
  }

  @Test
  void answersWhatIsTooLargeWith413() {
    Calls.wronglyAs("portal")
        .body(new byte[64 * 1024 * 1024 + 1])
        .post("/portal/v1/applications")
        .then()
        .statusCode(413)
        .body("error_code", equalTo(-1))
        .body("message", containsString("dung lượng"));
  }

  @Test
  void answersWhatIsTooLargeWith413AlsoIfItAnnouncesNoSize() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://localhost:" + RestAssured.port + "/portal/v1/applications"))
                    .header("Authorization", TestTokens.bearer("portal"))
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(new byte[64 * 1024 * 1024 + 1])))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"error_code\":-1", "dung lượng");
  }

  private static String pdfOf(int bytes) {
    byte[] pdf = new byte[bytes];
    System.arraycopy("%PDF-1.4".getBytes(), 0, pdf, 0, 8);
    return Base64.getEncoder().encodeToString(pdf);
  }

  /** The message of an answer with HTTP 200 and this error_code. */
  private static String answers(Response response, int errorCode) {
    return response
        .then()
        .statusCode(200)
        .body("error_code", equalTo(errorCode))
        .extract()
        .path("message");
  }

  private static int errorCode(Response response) {
    return response.then().statusCode(200).extract().path("error_code");
  }

  private static String code(ObjectNode application) {
    return application.get("MaHoSo").asText();
  }

  private static ObjectNode lettersSwapped(ObjectNode object) {
    ObjectNode swapped = Messages.JSON.createObjectNode();
    boolean upper = false;
    for (var field : object.properties()) {
      upper = !upper;
      String name = field.getKey();
      swapped.set(
          upper ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT), field.getValue());
    }
    return swapped;
  }

  /** Nothing but the refused message itself, for an operator to see. */
  private static void nothingRemains(String codeKey) {
    assertThat(Database.rows("dossier", codeKey)).isZero();
    assertThat(outcomes(codeKey)).doesNotContain("STORED", "REPEAT", "CONFLICT");
    assertThat(Database.value("SELECT count(*) FROM outbox_event WHERE event_key = ?", codeKey))
        .isEqualTo("0");
    assertThat(PublishedEvents.on(Topics.APPLICATIONS).of(codeKey)).isEmpty();
  }

  private static String outcomes(String codeKey) {
    return Database.value(
        "SELECT string_agg(outcome || ':' || n, ',' ORDER BY outcome) FROM (SELECT outcome,"
            + " count(*) n FROM raw_message WHERE code_key = ? GROUP BY outcome) c",
        codeKey);
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.get("type").asText()).toList();
  }

  private static List<String> states(JsonNode documents) {
    List<String> states = new ArrayList<>();
    documents.forEach(document -> states.add(document.get("state").asText()));
    return states;
  }

  private static List<Integer> atOnce(int times, Callable<Integer> call) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(times);
    try {
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : callers.invokeAll(Collections.nCopies(times, call))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdown();
    }
  }
}
