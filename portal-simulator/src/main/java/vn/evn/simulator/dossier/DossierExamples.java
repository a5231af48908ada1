package vn.evn.simulator.dossier;

/** Examples in the API document. */
final class DossierExamples {
  static final String PAGE =
      """
      {"items": [{"MaHoSo": "Z99.05-261116-0007", "MaTTHC": "9.990001", "bornOnPortal": true,
        "status": "2", "steps": 1, "updatedAt": "2026-11-16T09:40:00+07:00"}], "nextCursor": null}
      """;

  static final String VIEW =
      """
      {"MaHoSo": "Z99.05-261116-0007", "bornOnPortal": true, "status": "1",
       "application": {"MaHoSo": "Z99.05-261116-0007", "MaTTHC": "9.990001"}, "dossier": null,
       "steps": [], "states": [], "messages": [{"at": "2026-11-16T08:30:16+07:00",
         "direction": "TO_AGENCY", "service": "/portal/v1/applications", "outcome": "0",
         "reply": {"error_code": 0, "message": "Đã ghi nhận"}}]}
      """;

  static final String RATINGS =
      """
      {"items": [{"toldAt": "2026-12-01T00:10:00+07:00", "totals": {"NgayTongHop": "11-2026",
        "Madonvi": "Z99.14", "TenDonVi": "Công ty Điện lực (ví dụ)", "MaThuTuc": "9.990001",
        "TongSoNguoiDanhGia": 3, "PhanTramDanhGiaRatHaiLong": "67%",
        "PhanTramDanhGiaHaiLong": "33%", "PhanTramDanhGiaChuaHaiLong": "0%"}}], "nextCursor": null}
      """;

  private DossierExamples() {}
}
