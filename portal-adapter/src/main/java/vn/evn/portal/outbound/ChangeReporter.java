package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.projection.ChangeText;
import vn.evn.portal.projection.DossierChangeListener;

/**
 * Puts the messages for a change into the queue: the whole dossier, then the step, then the state
 * where the portal takes it. True history is told; nothing is reshaped.
 */
@ApplicationScoped
class ChangeReporter implements DossierChangeListener {
  /** Events in which nobody processed anything, and after which the dossier is as it was. */
  private static final Set<String> NO_STEP =
      Set.of(RequestEvents.DEADLINE_NEAR, RequestEvents.DEADLINE_BREACHED, RequestEvents.RATED);

  private final DossierRendering rendering;
  private final OutboundQueue queue;
  private final ReportedDossiers dossiers;
  private final PortalConfig config;
  private final ObjectMapper json;

  @Inject
  ChangeReporter(
      DossierRendering rendering,
      OutboundQueue queue,
      ReportedDossiers dossiers,
      PortalConfig config,
      ObjectMapper json) {
    this.rendering = rendering;
    this.queue = queue;
    this.dossiers = dossiers;
    this.config = config;
    this.json = json;
  }

  @Override
  public boolean actsOnRequestsBornHere() {
    return true;
  }

  @Override
  public void changed(String codeKey, String eventType, RequestChanged changed) {
    if (NO_STEP.contains(eventType)) {
      return;
    }
    dossiers.find(codeKey).ifPresent(dossier -> report(codeKey, dossier, eventType, changed));
  }

  private void report(
      String codeKey, ReportedDossier dossier, String eventType, RequestChanged changed) {
    RequestSnapshot request = changed.request();
    String content = ChangeText.of(eventType, changed);
    List<OutboundQueue.Message> messages = new ArrayList<>();
    messages.add(
        message(
            PortalServices.SYNC,
            json.createArrayNode()
                .add(rendering.dossier(request, dossier, queue.papersTold(codeKey)))));
    messages.add(
        message(
            PortalServices.PROGRESS,
            json.createArrayNode()
                .add(rendering.step(request, dossier, changed.change(), content))));
    Optional<String> code =
        dossier.isBornOnPortal() && changed.change().from() != request.state()
            ? PortalBornState.codeOf(request.state(), config.refusalCode())
            : Optional.empty();
    code.ifPresent(
        state ->
            messages.add(
                message(
                    PortalServices.STATE,
                    rendering.state(request, dossier, changed.change(), state, content))));
    queue.add(codeKey, messages, request.code(), request.version());
  }

  private static OutboundQueue.Message message(String service, JsonNode data) {
    return new OutboundQueue.Message(service, data.toString());
  }
}
