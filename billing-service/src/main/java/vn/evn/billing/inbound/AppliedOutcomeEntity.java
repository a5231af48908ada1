package vn.evn.billing.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;

/** An outcome that was applied, as a row. */
@Entity
@Table(name = "applied_outcome")
@IdClass(AppliedOutcomeEntity.Key.class)
@SuppressWarnings("NullAway.Init")
class AppliedOutcomeEntity {
  /** What makes an outcome the same. */
  record Key(String requestCode, String outcomeDigest) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @Id
  @Column(name = "request_code")
  String requestCode;

  @Id
  @Column(name = "outcome_digest")
  String outcomeDigest;

  @Column(name = "request_version")
  long requestVersion;

  @Column(name = "customer_code")
  String customerCode;

  @Column(name = "applied_at")
  OffsetDateTime appliedAt;

  AppliedOutcomeEntity() {}
}
