package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.wire.PortalTime;

/**
 * {@code DanhSachHoSo}: the dossiers that were handed in within two times ({@code ngayNhan1},
 * {@code ngayNhan2}). The name and the arguments are those of the driver's licence family (contract
 * §2.7); that the portal offers it to every agency is our own reading.
 */
@ApplicationScoped
class DossierList implements PortalService {
  private static final int MOST = 1_000;

  private final Dossiers dossiers;

  DossierList(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @Override
  public String name() {
    return "DanhSachHoSo";
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.INTEGRATION;
  }

  @Override
  public Reply handle(ObjectNode envelope) {
    List<String> faults = new ArrayList<>();
    for (String name : List.of("ngayNhan1", "ngayNhan2")) {
      if (!PortalTime.isValid(envelope.path(name).asText(""))) {
        faults.add(name + ": phải có dạng yyyyMMddHHmmss");
      }
    }
    if (!faults.isEmpty()) {
      return Reply.refused(faults);
    }
    String from = envelope.path("ngayNhan1").asText();
    String to = envelope.path("ngayNhan2").asText();
    List<JsonNode> found =
        dossiers.handedIn(MOST).stream()
            .filter(told -> isWithin(told.path("NgayNopHoSo").asText(), from, to))
            .map(DossierList::shown)
            .toList();
    return Reply.found(found);
  }

  /** Times of this form are ordered as texts are. */
  private static boolean isWithin(String at, String from, String to) {
    return at.compareTo(from) >= 0 && at.compareTo(to) <= 0;
  }

  private static JsonNode shown(JsonNode told) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("MaHoSo", "MaTTHC", "NgayNopHoSo", "TrangThaiHoSo", "NgayHenTra")) {
      shown.put(name, told.path(name).asText(""));
    }
    return shown;
  }
}
