package vn.evn.simulator.face;

/** Examples in the API document. */
final class FaceExamples {
  static final String LOGIN =
      """
      {"username": "vidu", "password": "mat-khau-vi-du"}
      """;

  static final String LOGIN_REPLY =
      """
      {"error_code": 0, "message": "", "session": "00000000-0000-4000-8000-000000000001"}
      """;

  static final String STEPS =
      """
      {"session": "00000000-0000-4000-8000-000000000001", "madonvi": "Z99.05",
       "service": "CapNhatTienDoHoSoMC", "data": [{"MaHoSo": "Z99.05-261116-0007",
         "NguoiXuLy": "Phạm Thu Hà", "ChucDanh": "Giao dịch viên",
         "ThoiDiemXuLy": "20261116094000", "PhongBanXuLy": "Phòng Kinh doanh",
         "NoiDungXuLy": "Tiếp nhận hồ sơ", "TrangThai": "2", "NgayBatDau": "20261116094000",
         "NgayKetThucTheoQuyDinh": "20261119170000"}]}
      """;

  static final String LOOK_UP =
      """
      {"session": "00000000-0000-4000-8000-000000000001", "madonvi": "Z99.05",
       "service": "TraCuuHoSo", "mahoso": "Z99.05-261116-0007"}
      """;

  static final String LIST =
      """
      {"session": "00000000-0000-4000-8000-000000000001", "madonvi": "Z99.05",
       "service": "LayDanhSachTTHC"}
      """;

  static final String DONE =
      """
      {"error_code": 0, "message": "Cập nhật tiến độ thành công", "result": []}
      """;

  static final String REFUSED =
      """
      {"error_code": -1, "message": "data[0].ThoiDiemXuLy: bắt buộc", "result": []}
      """;

  static final String PROCEDURES =
      """
      {"error_code": 0, "message": "Thành công", "result": [{"MATTHC": "9.990008",
        "TENTTHC": "Thay đổi công suất sử dụng điện, thay đổi loại công tơ 1 pha, 3 pha"}]}
      """;

  private FaceExamples() {}
}
