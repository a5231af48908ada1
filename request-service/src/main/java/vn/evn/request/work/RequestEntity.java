package vn.evn.request.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A request as a row. The document is the truth; the columns beside it are for finding. */
@Entity
@Table(name = "request")
@SuppressWarnings("NullAway.Init")
class RequestEntity {
  @Id String code;

  /** Set from the document; a writer holds the row's lock, so it needs no check of its own. */
  long version;

  @Column(name = "service_type")
  String serviceType;

  String channel;

  @Column(name = "external_id")
  String externalId;

  @Column(name = "dossier_code")
  @Nullable String dossierCode;

  String unit;
  String state;
  @Nullable String step;

  @Column(name = "waits_for")
  @Nullable String waitsFor;

  /** After {@link QueuePlace#attention}. */
  @Nullable String attention;

  @Column(name = "queue_at")
  OffsetDateTime queueAt;

  @Column(name = "customer_code")
  @Nullable String customerCode;

  @Column(name = "probable_duplicate")
  boolean probableDuplicate;

  @Column(name = "phone_last4")
  @Nullable String phoneLast4;

  @Column(name = "submitted_by")
  String submittedBy;

  @Column(name = "submitted_at")
  OffsetDateTime submittedAt;

  @Column(name = "updated_at")
  OffsetDateTime updatedAt;

  /** Number of the transaction that last changed the row; the database sets it. */
  @Column(name = "change_tx", insertable = false, updatable = false)
  long changeTx;

  @ColumnTransformer(write = "?::jsonb")
  String snapshot;

  @Column(name = "work_file")
  @ColumnTransformer(write = "?::jsonb")
  String workFile;

  /** When something happens next by itself; null if nothing will. */
  @Column(name = "next_timer_at")
  @Nullable OffsetDateTime nextTimerAt;

  /** Number of the calendar that the dates were counted by. */
  @Column(name = "calendar_version")
  int calendarVersion;

  RequestEntity() {}
}
