package vn.evn.portal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import vn.evn.portal.dossier.DossierProcedures;
import vn.evn.portal.registration.OwnCodes;

/** Which dossiers are reported: those pushed by the portal, and those with a code of our own. */
@ApplicationScoped
class ReportedDossiers {
  private final DossierProcedures pushed;
  private final OwnCodes own;

  @Inject
  ReportedDossiers(DossierProcedures pushed, OwnCodes own) {
    this.pushed = pushed;
    this.own = own;
  }

  /** Empty for a dossier of another installation, of which the topic tells too. */
  Optional<ReportedDossier> find(String codeKey) {
    return own.ofKey(codeKey)
        .map(code -> new ReportedDossier(code.code(), code.procedure(), false))
        .or(
            () ->
                pushed
                    .of(codeKey)
                    .map(
                        procedure ->
                            new ReportedDossier(
                                pushed.codeOf(codeKey).orElse(codeKey), procedure, true)));
  }
}
