package vn.evn.simulator.face;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.simulator.testing.PortalCalls;

class DossierRulesTest {
  private final DossierRules rules =
      new DossierRules(
          List.of("MaHoSo", "TrangThaiHoSo", "NgayTiepNhan"),
          (procedure, paper) -> procedure.equals("9.990001") && paper.endsWith("-KQ000001"));

  @ParameterizedTest
  @ValueSource(
      strings = {"05-outbound-dongbohosomc-create", "06-outbound-dongbohosomc-update-result"})
  void findsNothingWrongWithTheExamples(String example) {
    assertThat(rules.faults(PortalCalls.firstItem(PortalCalls.example(example)), "data[0]"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MaHoSo,'',bắt buộc",
    "MaHoSo,HS-1,không đúng dạng mã hồ sơ",
    "NgayTiepNhan,20261116,phải có dạng yyyyMMddHHmmss",
    "NgayHenTra,20260231170000,phải có dạng yyyyMMddHHmmss",
    "MaTTHC,990001,phải có dạng d.dddddd",
    "TrangThaiHoSo,0,'chỉ nhận 1, 2, 3, 4, 5, 6, 7, 8, 9, 10'",
    "TrangThaiHoSo,11,'chỉ nhận 1, 2, 3, 4, 5, 6, 7, 8, 9, 10'",
    "KenhThucHien,4,'chỉ nhận 1, 2, 3'",
    "HinhThuc,2,'chỉ nhận 0, 1'",
    "NoiNopHoSo,0,'chỉ nhận 1, 2'",
    "DuocThanhToanTrucTuyen,4,'chỉ nhận 0, 1, 2, 3'"
  })
  void namesTheFieldAtFault(String field, String value, String fault) {
    assertThat(faults(dossier().put(field, value))).contains("data[0]." + field + ": " + fault);
  }

  @Test
  void limitsTheNoteAndTheSubjectByCharactersAndNotByUnitsOfCode() {
    assertThat(faults(dossier().put("GhiChu", "\uD83D\uDE00".repeat(2000)))).isEmpty();
    assertThat(faults(dossier().put("GhiChu", "ă".repeat(2001))))
        .containsExactly("data[0].GhiChu: dài quá 2000 ký tự");
    assertThat(faults(dossier().put("TrichYeuHoSo", "ă".repeat(1001))))
        .containsExactly("data[0].TrichYeuHoSo: dài quá 1000 ký tự");
  }

  @Test
  void refusesNumbersAndNullsWhereTheWireHasTexts() {
    assertThat(faults(dossier().put("TrangThaiHoSo", 2)))
        .containsExactly("data[0].TrangThaiHoSo: phải là chuỗi");
    assertThat(faults(dossier().putNull("GhiChu")))
        .containsExactly("data[0].GhiChu: phải là chuỗi");
  }

  @Test
  void asksForTheDatesOfTheEndInTheStatesOfTheEnd() {
    assertThat(faults(dossier().put("TrangThaiHoSo", "9")))
        .containsExactly("data[0].NgayKetThucXuLy: bắt buộc");
    assertThat(faults(dossier().put("TrangThaiHoSo", "10")))
        .containsExactly("data[0].NgayKetThucXuLy: bắt buộc", "data[0].NgayTra: bắt buộc");
  }

  @Test
  void asksForTheIdentityOfACitizen() {
    ObjectNode citizen = dossier();
    citizen.putArray("DinhDanhCHS");
    assertThat(faults(citizen)).containsExactly("data[0].DinhDanhCHS: bắt buộc với công dân");
    assertThat(faults(citizen.deepCopy().put("HinhThuc", "9"))).hasSize(2);
    assertThat(faults(citizen.put("LoaiDoiTuong", "2"))).isEmpty();
    citizen.remove("DinhDanhCHS");
    assertThat(faults(citizen)).containsExactly("data[0].DinhDanhCHS: bắt buộc");
  }

  @Test
  void looksIntoTheListsOfADossier() {
    ObjectNode dossier = dossier();
    ((ObjectNode) dossier.path("TaiLieuNop").path(0))
        .put("TenTepDinhKem", "a".repeat(4001))
        .put("IsDeleted", "false")
        .put("MaThanhPhanHoSo", "KQ1");
    dossier.putArray("DanhSachHoSoBoSung").addObject().put("TrangThaiBoSung", "true");
    dossier.putArray("DanhSachGiayToKetQua").add("paper");
    dossier.put("DanhSachLePhi", "");
    assertThat(faults(dossier))
        .containsExactlyInAnyOrder(
            "data[0].TaiLieuNop[0].TenTepDinhKem: dài quá 4000 ký tự",
            "data[0].TaiLieuNop[0].IsDeleted: chỉ nhận True, False",
            "data[0].TaiLieuNop[0].MaThanhPhanHoSo: phải có dạng <đơn vị>-KQnnnnnn",
            "data[0].DanhSachHoSoBoSung[0].TrangThaiBoSung: phải là true hoặc false",
            "data[0].DanhSachGiayToKetQua[0]: phải là đối tượng",
            "data[0].DanhSachLePhi: phải là mảng");
  }

  @Test
  void refusesACodeOfAPaperThatTheProcedureDoesNotHave() {
    ObjectNode dossier = dossier();
    ObjectNode paper = (ObjectNode) dossier.path("TaiLieuNop").path(0);
    paper.put("MaThanhPhanHoSo", "000.00.00.Z99-KQ000001");
    assertThat(faults(dossier)).isEmpty();
    paper.put("MaThanhPhanHoSo", "000.00.00.Z99-KQ000002");
    assertThat(faults(dossier))
        .containsExactly(
            "data[0].TaiLieuNop[0].MaThanhPhanHoSo: 000.00.00.Z99-KQ000002 không có trong"
                + " thành phần hồ sơ của thủ tục 9.990001");
    paper.put("MaThanhPhanHoSo", "000.00.00.Z99-KQ000001");
    assertThat(faults(dossier.put("MaTTHC", "9.990018"))).hasSize(1);
  }

  @Test
  void namesEveryFaultAtOnce() {
    assertThat(faults(new ObjectMapper().createObjectNode()))
        .containsExactly(
            "data[0].MaHoSo: bắt buộc",
            "data[0].TrangThaiHoSo: bắt buộc",
            "data[0].NgayTiepNhan: bắt buộc",
            "data[0].DinhDanhCHS: bắt buộc");
  }

  private List<String> faults(ObjectNode dossier) {
    return rules.faults(dossier, "data[0]");
  }

  private static ObjectNode dossier() {
    return PortalCalls.firstItem(PortalCalls.example("05-outbound-dongbohosomc-create"));
  }
}
