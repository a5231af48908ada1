package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.wire.FieldCheck;

/**
 * {@code DongBoDanhGia}: totals of a month's ratings (contract §2.8). What is told again takes the
 * place of what was told before.
 */
@ApplicationScoped
class RatingTotals implements PortalService {
  private static final Pattern MONTH = Pattern.compile("([1-9]|1[0-2])-\\d{4}");
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3})%");
  private static final List<List<String>> TRIPLES =
      List.of(
          List.of(
              "PhanTramDanhGiaRatHaiLong", "PhanTramDanhGiaHaiLong", "PhanTramDanhGiaChuaHaiLong"),
          List.of(
              "PhanTramDanhGiaDichVuRatHaiLong",
              "PhanTramDanhGiaDichVuHaiLong",
              "PhanTramDanhGiaDichVuChuaHaiLong"));

  private final Dossiers dossiers;
  private final SimulatorSettings settings;

  RatingTotals(Dossiers dossiers, SimulatorSettings settings) {
    this.dossiers = dossiers;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "DongBoDanhGia";
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.INTEGRATION;
  }

  @Override
  public Reply handle(ObjectNode envelope) {
    DataItems data = DataItems.of(envelope, settings.limits().itemsPerMessage());
    List<String> faults = new ArrayList<>(data.faults());
    for (int i = 0; i < data.items().size(); i++) {
      faults.addAll(faults(data.items().get(i), "data[" + i + "]"));
    }
    if (faults.isEmpty()) {
      faults.addAll(dossiers.tellRatings(data.items()));
    }
    return faults.isEmpty() ? Reply.success("Đồng bộ đánh giá thành công") : Reply.refused(faults);
  }

  private static List<String> faults(ObjectNode item, String path) {
    FieldCheck check =
        new FieldCheck(item, path)
            .required(List.of("NgayTongHop", "Madonvi", "TenDonVi"))
            .matches("NgayTongHop", MONTH, "M-yyyy")
            .wholeNumber("TongSoNguoiDanhGia");
    for (List<String> triple : TRIPLES) {
      int sum = 0;
      for (String name : triple) {
        check.required(List.of(name)).matches(name, SHARE, "n%");
        String share = check.text(name);
        sum += SHARE.matcher(share).matches() ? Integer.parseInt(share.replace("%", "")) : 0;
      }
      if (sum != 100) {
        check.fault(triple.get(0), "ba tỷ lệ phải có tổng 100%");
      }
    }
    return check.faults();
  }
}
