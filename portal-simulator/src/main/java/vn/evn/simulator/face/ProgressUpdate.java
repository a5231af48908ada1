package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.wire.FieldCheck;

/**
 * {@code CapNhatTienDoHoSoMC}: the agency adds steps of progress (contract §2.2).
 *
 * <p>Steps have no identity, so that the same step sent twice stands here twice: a sender that
 * repeats itself is found out.
 */
@ApplicationScoped
class ProgressUpdate implements PortalService {
  private static final int LONGEST_NAME = 50;
  private static final List<String> REQUIRED =
      List.of("MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "NoiDungXuLy", "TrangThai");
  private static final List<String> STATES =
      List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");

  private final Dossiers dossiers;
  private final SimulatorSettings settings;

  ProgressUpdate(Dossiers dossiers, SimulatorSettings settings) {
    this.dossiers = dossiers;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "CapNhatTienDoHoSoMC";
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
      faults.addAll(
          new FieldCheck(data.items().get(i), "data[" + i + "]")
              .required(REQUIRED)
              .dossierCode("MaHoSo")
              .texts(LONGEST_NAME, "NguoiXuLy")
              .texts(Integer.MAX_VALUE, "ChucDanh", "PhongBanXuLy")
              .dateTimes("ThoiDiemXuLy", "NgayBatDau", "NgayKetThucTheoQuyDinh")
              .oneOf("TrangThai", STATES)
              .faults());
    }
    if (faults.isEmpty()) {
      faults.addAll(dossiers.addSteps(data.items()));
    }
    return faults.isEmpty() ? Reply.success("Cập nhật tiến độ thành công") : Reply.refused(faults);
  }
}
