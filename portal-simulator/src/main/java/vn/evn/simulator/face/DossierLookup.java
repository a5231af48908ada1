package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.dossier.DossierView;
import vn.evn.simulator.dossier.Dossiers;

/**
 * {@code TraCuuHoSo}: does the portal know a dossier of the agency? (contract §2.4)
 *
 * <p>The answer agrees with DongBoHoSoMC: a code is found here if, and only if, creating it would
 * be refused and updating it would be taken.
 */
@ApplicationScoped
class DossierLookup implements PortalService {
  private static final List<String> SHOWN =
      List.of("MaHoSo", "MaTTHC", "TenTTHC", "NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo");

  private final Dossiers dossiers;
  private final String stepsName;

  DossierLookup(Dossiers dossiers, SimulatorSettings settings) {
    this.dossiers = dossiers;
    this.stepsName = settings.rules().stepsInLookUp();
  }

  @Override
  public String name() {
    return "TraCuuHoSo";
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.INTEGRATION;
  }

  @Override
  public Reply handle(ObjectNode envelope) {
    String code = envelope.path("mahoso").asText("").strip();
    if (code.isEmpty()) {
      return Reply.error("mahoso: bắt buộc");
    }
    DossierView view = dossiers.find(code).orElse(null);
    JsonNode dossier = view == null ? null : view.dossier();
    if (view == null || dossier == null) {
      return Reply.found(List.of());
    }
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    SHOWN.forEach(name -> found.put(name, dossier.path(name).asText("")));
    if (!stepsName.isBlank() && !stepsName.equals("-")) {
      found.putArray(stepsName).addAll(view.steps());
    }
    return Reply.found(List.of(found));
  }
}
