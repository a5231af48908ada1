package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import vn.evn.simulator.wire.FieldCheck;

/**
 * What a dossier of DongBoHoSoMC must fulfil (contract §2.1 with the lists of §3).
 *
 * <p>Two readings of ours: a citizen's identity (DinhDanhCHS) is required, since scores count its
 * absence, while another applicant may send an empty list; and the dates of the end are required by
 * the states that they belong to, NgayKetThucXuLy by 9 and 10, NgayTra by 10.
 */
final class DossierRules {
  private static final List<String> STATES =
      List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  private static final List<String> FLAG = List.of("0", "1");
  private static final List<String> UP_TO_TWO = List.of("0", "1", "2");
  private static final Pattern PROCEDURE = Pattern.compile("\\d\\.\\d{6}");

  private final List<String> required;
  private final BiPredicate<String, String> isPaperOf;

  /**
   * @param required the fields that must be filled
   * @param isPaperOf whether a procedure (first) has a paper of a code (second)
   */
  DossierRules(List<String> required, BiPredicate<String, String> isPaperOf) {
    this.required = List.copyOf(required);
    this.isPaperOf = isPaperOf;
  }

  /** Every fault of the dossier, each naming its field. */
  List<String> faults(ObjectNode dossier, String path) {
    FieldCheck check = new FieldCheck(dossier, path);
    check.required(required);
    fields(check);
    endOfProcessing(check);
    identities(check);
    papers(check);
    fees(check);
    supplementRounds(check);
    results(check);
    return check.faults();
  }

  private static void fields(FieldCheck check) {
    check
        .dossierCode("MaHoSo")
        .matches("MaTTHC", PROCEDURE, "d.dddddd")
        .oneOf("TrangThaiHoSo", STATES)
        .oneOf("KenhThucHien", List.of("1", "2", "3"))
        .oneOf("LoaiDoiTuong", List.of("1", "2", "3", "4"))
        .oneOf("HinhThuc", FLAG)
        .oneOf("NoiNopHoSo", List.of("1", "2"))
        .oneOf("HoSoCoThanhPhanSoHoa", FLAG)
        .oneOf("TaiKhoanDuocXacThucVoiVNeID", FLAG)
        .oneOf("DuocThanhToanTrucTuyen", List.of("0", "1", "2", "3"))
        .dateTimes("NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayTuChoi")
        .dateTimes("NgayKetThucXuLy", "NgayTra")
        .texts(1000, "TrichYeuHoSo")
        .texts(2000, "GhiChu")
        .texts(Integer.MAX_VALUE, "SoBienNhan", "MaDoiTuong", "SoGiayToChuHoSo", "ThongTinKhac")
        .texts(Integer.MAX_VALUE, "Email", "Fax", "SoDienThoai", "ThongTinTra");
    check.parts("DSKetNoiCSDL").forEach(part -> part.required(List.of("MaCSDL")));
  }

  private static void endOfProcessing(FieldCheck check) {
    String state = check.text("TrangThaiHoSo");
    if (state.equals("9") || state.equals("10")) {
      check.required(List.of("NgayKetThucXuLy"));
    }
    if (state.equals("10")) {
      check.required(List.of("NgayTra"));
    }
  }

  private static void identities(FieldCheck check) {
    List<FieldCheck> identities = check.requiredParts("DinhDanhCHS");
    if (check.isEmptyArray("DinhDanhCHS") && isCitizen(check)) {
      check.fault("DinhDanhCHS", "bắt buộc với công dân");
    }
    for (FieldCheck identity : identities) {
      identity.required(List.of("LoaiDinhDanh", "SoDinhDanh")).oneOf("LoaiDinhDanh", kinds());
    }
  }

  private static boolean isCitizen(FieldCheck check) {
    return check.text("LoaiDoiTuong").equals("1");
  }

  private static List<String> kinds() {
    return List.of("1", "2");
  }

  private void papers(FieldCheck check) {
    for (FieldCheck paper : check.parts("TaiLieuNop")) {
      PaperCode.check(paper, check.text("MaTTHC"), isPaperOf);
      paper
          .required(List.of("TepDinhKemId", "TenTepDinhKem", "IsDeleted", "DuongDanTaiTepTin"))
          .texts(4000, "TenTepDinhKem")
          .oneOf("IsDeleted", List.of("True", "False"))
          .oneOf("DuocSoHoa", FLAG)
          .oneOf("DuocTaiSuDung", UP_TO_TWO)
          .oneOf("DuocLayTuKhoDMQG", FLAG)
          .texts(Integer.MAX_VALUE, "MaKetQuaThayThe");
    }
    for (FieldCheck paper : check.parts("DanhSachTepDinhKemKhac")) {
      paper.texts(4000, "TenGiayTo").wholeNumber("SoLuong").wholeNumber("LoaiGiayTo");
    }
  }

  private static void fees(FieldCheck check) {
    for (FieldCheck fee : check.parts("DanhSachLePhi")) {
      fee.texts(Integer.MAX_VALUE, "TenPhiLePhi", "MaPhiLePhi", "Gia", "LoaiPhiLePhi")
          .oneOf("HinhThucThu", List.of("1", "2", "4"));
    }
  }

  private static void supplementRounds(FieldCheck check) {
    for (FieldCheck round : check.parts("DanhSachHoSoBoSung")) {
      round
          .texts(Integer.MAX_VALUE, "HoSoBoSungId", "NguoiYeuCauBoSung", "NoiDungBoSung")
          .texts(Integer.MAX_VALUE, "NguoiTiepNhanBoSung", "ThongTinTiepNhan")
          .dateTimes("NgayBoSung", "NgayTiepNhanBoSung", "NgayHenTraTruoc", "NgayHenTraMoi")
          .trueOrFalse("TrangThaiBoSung");
      round.parts("DanhSachGiayToBoSung");
      round.parts("DanhSachLePhiBoSung");
    }
  }

  private static void results(FieldCheck check) {
    for (FieldCheck result : check.parts("DanhSachGiayToKetQua")) {
      PaperCode.check(result);
      result
          .required(List.of("TenGiayTo"))
          .texts(2000, "TenGiayTo")
          .texts(Integer.MAX_VALUE, "MaGiayToKetQua", "GiayToId", "DuongDanTepTinKetQua");
    }
  }
}
