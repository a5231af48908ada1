package vn.evn.simulator.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import vn.evn.simulator.procedure.SamplePdf;
import vn.evn.simulator.wire.PortalTime;

/** Writes the portal's later messages about a dossier (contract §2.6, example 03). */
@ApplicationScoped
class Messages {
  static final String SUPPLEMENT = "NhanHoSoBoSung";
  static final String WITHDRAWAL = "NhanYeuCauRutHoSo";

  private static final List<String> REPEATED_BY_COMPANIES =
      List.of(
          "TenThuongNhan", "MaSoThue", "DiaChiDoanhNghiep", "DienThoai", "Email", "NguoiLienHe");

  private final Clock clock;

  Messages(Clock clock) {
    this.clock = clock;
  }

  /**
   * A supplement.
   *
   * @param application the application as it was handed in
   */
  ObjectNode supplement(String code, JsonNode application, Supplement wish) {
    ObjectNode changes =
        wish.thongTinSuaDoi() == null ? telephone(application) : wish.thongTinSuaDoi();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("MaHoSoQG", code);
    data.put("MaTTHC", application.path("MaTTHC").asText(""));
    data.put("NgayNopHoSo", now());
    if (application.has("TenThuongNhan")) {
      REPEATED_BY_COMPANIES.stream()
          .filter(application::has)
          .forEach(name -> data.set(name, application.get(name)));
    }
    data.set("ThongTinDaNop", before(code, application, changes));
    data.set("ThongTinSuaDoi", changes);
    data.put(
        "LyDoDieuChinh",
        wish.lyDoDieuChinh() == null
            ? "Bổ sung hồ sơ theo yêu cầu của đơn vị"
            : wish.lyDoDieuChinh());
    data.put("NoiDungCamKetKhac", "").put("TenTepDangKy", "").put("URLTepDangKy", "");
    ArrayNode papers = data.putArray("TaiLieuNop");
    for (String name : wish.taiLieu() == null ? List.of("GiayToBoSung.pdf") : wish.taiLieu()) {
      papers
          .addObject()
          .put("TenTepDinhKem", name)
          .put("MaThanhPhanHoSo", "")
          .put("Base64", SamplePdf.base64(code + ", " + name));
    }
    return envelope(SUPPLEMENT, wish.isUpdating() == null ? "True" : wish.isUpdating(), data);
  }

  /** A withdrawal. The message is our own design: none was found in public. */
  ObjectNode withdrawal(String code, Withdrawal wish) {
    ObjectNode data =
        JsonNodeFactory.instance
            .objectNode()
            .put("MaHoSoQG", code)
            .put("NgayYeuCau", now())
            .put("LyDoRut", wish.lyDoRut() == null ? "Không còn nhu cầu" : wish.lyDoRut());
    return envelope(WITHDRAWAL, "True", data);
  }

  ObjectNode paymentLookup(String code) {
    return JsonNodeFactory.instance.objectNode().put("MaHoSo", code);
  }

  private static ObjectNode before(String code, JsonNode application, ObjectNode changes) {
    ObjectNode before = JsonNodeFactory.instance.objectNode();
    before.put("MaHoSoQGDNP", code);
    before.put("SoVanBanDaNopDNP", application.path("SoVanBan").asText(""));
    before.put("NgayNopHoSoDNP", application.path("NgayNopHoSo").asText(""));
    changes
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (application.has(name)) {
                before.set(name, application.get(name));
              }
            });
    return before;
  }

  private static ObjectNode telephone(JsonNode application) {
    String name = application.has("DienThoai") ? "DienThoai" : "SoDienThoai";
    return JsonNodeFactory.instance.objectNode().put(name, application.path(name).asText(""));
  }

  private static ObjectNode envelope(String service, String isUpdating, ObjectNode data) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("service", service).put("isUpdating", isUpdating);
    envelope.set("data", data);
    return envelope;
  }

  private String now() {
    return PortalTime.format(LocalDateTime.now(clock));
  }
}
