package vn.evn.portal.rating;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.registration.PowerUnits;

/** Renders the totals of a month for DongBoDanhGia. */
@ApplicationScoped
public class RatingMessage {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("M-uuuu", Locale.ROOT);

  private final PortalConfig config;
  private final PowerUnits units;
  private final ObjectMapper json;

  @Inject
  RatingMessage(PortalConfig config, PowerUnits units, ObjectMapper json) {
    this.config = config;
    this.units = units;
    this.json = json;
  }

  /** One item of the message. */
  public ObjectNode of(MonthlyTotal total) {
    Shares ofTime = total.ofTime();
    Shares ofService = total.ofService();
    YearMonth month = total.month();
    return json.createObjectNode()
        .put("NgayTongHop", MONTH.format(month))
        .put("Madonvi", total.agency())
        .put("TenDonVi", units.nameOfAgency(total.agency()))
        .put("MaThuTuc", total.procedure())
        .put("TongSoNguoiDanhGia", total.raters())
        .put("PhanTramDanhGiaRatHaiLong", ofTime.verySatisfied() + "%")
        .put("PhanTramDanhGiaHaiLong", ofTime.satisfied() + "%")
        .put("PhanTramDanhGiaChuaHaiLong", ofTime.notSatisfied() + "%")
        .put("NoiDung", config.ratings().criterion())
        .put("PhanTramDanhGiaDichVuRatHaiLong", ofService.verySatisfied() + "%")
        .put("PhanTramDanhGiaDichVuHaiLong", ofService.satisfied() + "%")
        .put("PhanTramDanhGiaDichVuChuaHaiLong", ofService.notSatisfied() + "%")
        .put("DanhSachNoiDungYKien", "");
  }
}
