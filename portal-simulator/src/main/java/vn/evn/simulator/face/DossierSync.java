package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.procedure.Procedures;

/**
 * {@code DongBoHoSoMC}: the agency creates dossiers, or replaces them wholly (contract §2.1).
 *
 * <p>Creating a known code and updating an unknown one are errors; one bad dossier refuses the
 * whole message.
 */
@ApplicationScoped
class DossierSync implements PortalService {
  private final Dossiers dossiers;
  private final Procedures procedures;
  private final SimulatorSettings settings;

  DossierSync(Dossiers dossiers, Procedures procedures, SimulatorSettings settings) {
    this.dossiers = dossiers;
    this.procedures = procedures;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "DongBoHoSoMC";
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.INTEGRATION;
  }

  @Override
  public Reply handle(ObjectNode envelope) {
    String updating = envelope.path("isUpdating").asText("");
    if (!envelope.path("isUpdating").isTextual()
        || !(updating.equals("True") || updating.equals("False"))) {
      return Reply.error("isUpdating: chỉ nhận chuỗi True hoặc False");
    }
    DataItems data = DataItems.of(envelope, settings.limits().itemsPerMessage());
    List<String> faults = new ArrayList<>(data.faults());
    DossierRules rules =
        new DossierRules(settings.rules().requiredOfDossier(), procedures::hasPaper);
    for (int i = 0; i < data.items().size(); i++) {
      faults.addAll(rules.faults(data.items().get(i), "data[" + i + "]"));
    }
    if (faults.isEmpty()) {
      faults.addAll(dossiers.sync(data.items(), updating.equals("True")));
    }
    return faults.isEmpty() ? Reply.success("Đồng bộ hồ sơ thành công") : Reply.refused(faults);
  }
}
