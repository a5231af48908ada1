package vn.evn.billing.inbound;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The outcomes that were applied. */
@ApplicationScoped
class AppliedOutcomes
    implements PanacheRepositoryBase<AppliedOutcomeEntity, AppliedOutcomeEntity.Key> {
  /** Whether this outcome, or one of a later version of the request, was applied already. */
  boolean isPast(String requestCode, String digest, long version) {
    return count(
            "requestCode = ?1 and (outcomeDigest = ?2 or requestVersion > ?3)",
            requestCode,
            digest,
            version)
        > 0;
  }
}
