package vn.evn.request.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
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

  HistoryEntity() {}
}
