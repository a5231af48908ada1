package vn.evn.portal.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Which dossiers came in, and by which procedure. */
@ApplicationScoped
public class DossierProcedures {
  private final Dossiers dossiers;

  @Inject
  DossierProcedures(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  /** The procedure code of a dossier; empty if it was not taken in here. */
  public Optional<String> of(String codeKey) {
    return dossiers.findByIdOptional(codeKey).map(dossier -> dossier.procedure);
  }

  /** The code of a dossier as the portal wrote it; empty if it was not taken in here. */
  public Optional<String> codeOf(String codeKey) {
    return dossiers.findByIdOptional(codeKey).map(dossier -> dossier.code);
  }
}
