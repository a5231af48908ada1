package vn.evn.portal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.evn.portal.message.PortalFields;

/** Reads from the portal: dossiers, lists and catalogues. */
@ApplicationScoped
public class PortalReader {
  private final PortalClient portal;

  @Inject
  PortalReader(PortalClient portal) {
    this.portal = portal;
  }

  /** Endpoints that a reading service can be of. */
  public enum Endpoint {
    INTEGRATION,
    SHARE
  }

  /**
   * What the portal found; empty if it gave no answer.
   *
   * @param arguments further fields of the message
   */
  public Optional<List<PortalFields>> read(
      Endpoint endpoint, String service, Map<String, String> arguments) {
    PortalAnswer answer = portal.read(endpoint == Endpoint.SHARE, service, arguments);
    if (answer.kind() == PortalAnswer.Kind.MISSING) {
      return Optional.of(List.of());
    }
    if (!answer.isSuccess()) {
      return Optional.empty();
    }
    PortalFields body = new PortalFields(answer.body());
    PortalFields result = body.fields("result");
    // One service of the portal answers result.data in place of result.
    return Optional.of(
        result.isObject() && result.has("data") ? result.list("data") : body.list("result"));
  }

  /** What the portal knows of a dossier: none or one; empty if it gave no answer. */
  public Optional<List<PortalFields>> dossier(String code) {
    return read(Endpoint.INTEGRATION, PortalServices.LOOK_UP, Map.of("mahoso", code));
  }
}
