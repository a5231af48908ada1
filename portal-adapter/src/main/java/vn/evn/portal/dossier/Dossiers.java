package vn.evn.portal.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** The dossiers. */
@ApplicationScoped
class Dossiers implements PanacheRepositoryBase<DossierEntity, String> {
  /** The dossier of a key, locked until the end of the transaction. */
  Optional<DossierEntity> lock(String codeKey) {
    return findByIdOptional(codeKey, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Makes a dossier unless there is one. Of two at once the second waits for the first.
   *
   * @return whether it is new
   */
  boolean create(String codeKey, String code, String procedure, String digest) {
    return getEntityManager()
            .createNativeQuery(
                "INSERT INTO dossier (code_key, code, procedure, digest) VALUES (?1, ?2, ?3, ?4)"
                    + " ON CONFLICT DO NOTHING")
            .setParameter(1, codeKey)
            .setParameter(2, code)
            .setParameter(3, procedure)
            .setParameter(4, digest)
            .executeUpdate()
        == 1;
  }
}
