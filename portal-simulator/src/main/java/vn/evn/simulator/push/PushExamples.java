package vn.evn.simulator.push;

/** Examples in the API document. */
final class PushExamples {
  static final String BY_PROCEDURE =
      """
      {"procedure": "9.990001", "fields": {"SoHoDungChung": "2"}}
      """;

  static final String BY_BODY =
      """
      {"body": {"MaTTHC": "9.990018", "ChuHoSo": "Nguyễn Thị Ví Dụ Thư",
        "MaKhachHang": "PD05000123456"}}
      """;

  static final String SUPPLEMENT =
      """
      {"thongTinSuaDoi": {"CongSuatDangKy": "7.5"}, "taiLieu": ["HopDongThueNha.pdf"],
       "lyDoDieuChinh": "Bổ sung giấy tờ chứng minh địa điểm sử dụng điện"}
      """;

  static final String WITHDRAWAL =
      """
      {"lyDoRut": "Không còn nhu cầu"}
      """;

  static final String PUSHED =
      """
      {"MaHoSo": "Z99.05-261116-0007", "httpStatus": 200,
       "reply": {"error_code": 0, "message": "Đã ghi nhận"}, "trouble": null}
      """;

  static final String LOOKED_UP =
      """
      {"MaHoSo": "Z99.05-261116-0007", "httpStatus": 200,
       "reply": {"error_code": 0, "message": []}, "trouble": null}
      """;

  private PushExamples() {}
}
