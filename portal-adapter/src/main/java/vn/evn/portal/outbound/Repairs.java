package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.portal.projection.Projections;

/** Tells a dossier to the portal again, by the queue as everything else. */
@ApplicationScoped
public class Repairs {
  private final OutboundQueue queue;
  private final Projections projections;
  private final ReportedDossiers dossiers;
  private final DossierRendering rendering;
  private final ObjectMapper json;

  @Inject
  Repairs(
      OutboundQueue queue,
      Projections projections,
      ReportedDossiers dossiers,
      DossierRendering rendering,
      ObjectMapper json) {
    this.queue = queue;
    this.projections = projections;
    this.dossiers = dossiers;
    this.rendering = rendering;
    this.json = json;
  }

  /**
   * Queues the whole dossier as it is now.
   *
   * @param isMissing whether the portal does not know it: its steps are told again, too
   * @return false if nothing is known of it here
   */
  @Transactional
  public boolean tellAgain(String codeKey, boolean isMissing) {
    Optional<RequestSnapshot> request = projections.ofDossierLocked(codeKey);
    Optional<ReportedDossier> dossier = dossiers.find(codeKey);
    if (request.isEmpty() || dossier.isEmpty()) {
      return false;
    }
    if (isMissing) {
      queue.tellAllAgain(codeKey);
    }
    String whole =
        json.createArrayNode()
            .add(rendering.dossier(request.get(), dossier.get(), queue.papersTold(codeKey)))
            .toString();
    queue.add(codeKey, List.of(new OutboundQueue.Message(PortalServices.SYNC, whole)), null, null);
    return true;
  }
}
