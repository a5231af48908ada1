package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.dossier.DossierProcedures;
import vn.evn.portal.projection.ChangeText;
import vn.evn.portal.projection.DossierChangeListener;

/**
 * Puts the messages for a change into the queue: the whole dossier, then the step, then the state
 * where the portal takes it. True history is told; nothing is reshaped.
 */
@ApplicationScoped
class ChangeReporter implements DossierChangeListener {
  static final String SYNC = "DongBoHoSoMC";
  static final String PROGRESS = "CapNhatTienDoHoSoMC";
  static final String STATE = "DongBoTrangThaiHoSo";

  private final DossierRendering rendering;
  private final OutboundQueue queue;
  private final DossierProcedures procedures;
  private final PortalConfig config;
  private final ObjectMapper json;

  @Inject
  ChangeReporter(
      DossierRendering rendering,
      OutboundQueue queue,
      DossierProcedures procedures,
      PortalConfig config,
      ObjectMapper json) {
    this.rendering = rendering;
    this.queue = queue;
    this.procedures = procedures;
    this.config = config;
    this.json = json;
  }

  @Override
  public void changed(String codeKey, String eventType, RequestChanged changed) {
    Optional<String> procedure = procedures.of(codeKey);
    if (procedure.isEmpty()) {
      // Not taken in here: the topic tells of a dossier of another installation.
      return;
    }
    RequestSnapshot request = changed.request();
    String content = ChangeText.of(eventType, changed);
    queue.add(
        codeKey,
        SYNC,
        json.createArrayNode().add(rendering.dossier(request, procedure.get())).toString());
    queue.add(
        codeKey,
        PROGRESS,
        json.createArrayNode().add(rendering.step(request, changed.change(), content)).toString());
    boolean moved = changed.change().from() != request.state();
    stateCode(request)
        .filter(code -> moved)
        .map(code -> rendering.state(request, changed.change(), code, content))
        .map(ObjectNode::toString)
        .ifPresent(body -> queue.add(codeKey, STATE, body));
  }

  /** The states that the portal takes for a dossier born there. */
  private Optional<String> stateCode(RequestSnapshot request) {
    return switch (request.state()) {
      case ACCEPTED -> Optional.of("2");
      case AWAITING_SUPPLEMENT -> Optional.of("5");
      case REFUSED -> Optional.of(config.refusalCode());
      case SUBMITTED,
          IN_PROGRESS,
          AWAITING_PAYMENT,
          WITHDRAWN,
          STOPPED,
          COMPLETED,
          RESULT_RETURNED ->
          Optional.empty();
    };
  }
}
