package vn.evn.request.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One entry of the history of a request; written once. */
@Entity
@Table(name = "request_history")
@SuppressWarnings("NullAway.Init")
class HistoryEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Column(name = "request_code")
  String requestCode;

  long version;
  String action;

  @Column(name = "from_state")
  @Nullable String fromState;

  @Column(name = "to_state")
  String toState;

  @Nullable String step;
  @Nullable String reason;
  @Nullable String note;
  OffsetDateTime at;
  String actor;
  @Nullable String position;
  @Nullable String unit;
  @Nullable String roles;
  boolean automatic;

  /** By which way it came; null for the work of the power company itself. */
  @Nullable String channel;

  @Column(name = "reason_code")
  @Nullable String reasonCode;

  /**
   * What changed, after {@link DocumentChanges}; null for the first entry of a request, and for
   * entries of before this was kept.
   */
  @ColumnTransformer(write = "?::jsonb")
  @Nullable String changes;

  HistoryEntity() {}
}
