package vn.evn.billing.eligibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An eligibility as a row; months stand as their first days. */
@Entity
@Table(name = "eligibility")
@SuppressWarnings("NullAway.Init")
class EligibilityEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(name = "service_point_id")
  long servicePointId;

  String kind;

  @Column(name = "period_from")
  LocalDate periodFrom;

  @Column(name = "period_to")
  LocalDate periodTo;

  String issuer;

  @Column(name = "document_reference")
  String documentReference;

  @Column(name = "recorded_at")
  OffsetDateTime recordedAt;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "import_id")
  @Nullable Long importId;

  @Column(name = "ended_by")
  @Nullable Long endedBy;

  @Column(name = "ended_at")
  @Nullable OffsetDateTime endedAt;

  EligibilityEntity() {}
}
