package vn.evn.portal.projection;

import vn.evn.contracts.request.RequestChanged;

/** Acts on a change of a request that has a dossier, in the transaction that keeps it. */
public interface DossierChangeListener {
  /**
   * A request changed; each change is told once, in order.
   *
   * @param codeKey key of the dossier
   * @param eventType CloudEvents type
   */
  void changed(String codeKey, String eventType, RequestChanged changed);

  /** Whether it acts on requests that were born here, too; the default is dossiers pushed alone. */
  default boolean actsOnRequestsBornHere() {
    return false;
  }
}
