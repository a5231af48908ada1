package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.procedure.Procedures;
import vn.evn.simulator.wire.FieldCheck;

/**
 * {@code DongBoTrangThaiHoSo}: the state of a dossier that was born on the portal (contract §2.3).
 * Only the states that the portal was seen to take are taken.
 */
@ApplicationScoped
class StateUpdate implements PortalService {
  private final Dossiers dossiers;
  private final Procedures procedures;
  private final SimulatorSettings settings;

  StateUpdate(Dossiers dossiers, Procedures procedures, SimulatorSettings settings) {
    this.dossiers = dossiers;
    this.procedures = procedures;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "DongBoTrangThaiHoSo";
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.INTEGRATION;
  }

  @Override
  public Reply handle(ObjectNode envelope) {
    List<String> faults = new ArrayList<>();
    if (!envelope.path("type").isTextual() || !envelope.path("type").asText().equals("2")) {
      faults.add("type: chỉ nhận chuỗi 2");
    }
    if (!(envelope.path("data") instanceof ObjectNode state)) {
      faults.add("data: phải là một đối tượng");
      return Reply.refused(faults);
    }
    faults.addAll(check(state));
    if (faults.isEmpty()) {
      faults.addAll(dossiers.tellState(state));
    }
    return faults.isEmpty()
        ? Reply.success("Đồng bộ trạng thái thành công")
        : Reply.refused(faults);
  }

  private List<String> check(ObjectNode state) {
    FieldCheck check = new FieldCheck(state, "data");
    check
        .required(List.of("MaHoSo", "MaHoSoDonVi", "NgayXuLy", "TrangThai"))
        .dossierCode("MaHoSo")
        .dateTimes("NgayXuLy")
        .oneOf("TrangThai", settings.rules().statesOfPortalBorn())
        .texts(Integer.MAX_VALUE, "MaDoiTuong", "NoiDung");
    if (check.text("TrangThai").equals("5")) {
      check.required(List.of("NoiDung"));
    }
    String procedure = dossiers.procedureOf(check.text("MaHoSo"));
    for (FieldCheck paper : check.parts("TaiLieuXuLy")) {
      PaperCode.check(paper, procedure, procedures::hasPaper);
      paper
          .required(List.of("TepDinhKemId", "TenTepDinhKem", "IsDeleted", "DuongDanTaiTepTin"))
          .texts(4000, "TenTepDinhKem")
          .oneOf("IsDeleted", List.of("True", "False"));
    }
    return check.faults();
  }
}
