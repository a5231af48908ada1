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
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestSnapshot;

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

  /** Which date an entry about a deadline is about; null for every other. */
  @Nullable String deadline;

  /**
   * What changed, after {@link DocumentChanges}; null for the first entry of a request, and for
   * entries of before this was kept.
   */
  @ColumnTransformer(write = "?::jsonb")
  @Nullable String changes;

  HistoryEntity() {}

  /**
   * The entry of a change.
   *
   * @param action what was done, as the history names it
   * @param request as it is after the change
   * @param changes after {@link DocumentChanges}; null for a new request
   */
  static HistoryEntity of(
      String action,
      RequestSnapshot request,
      RequestChange change,
      Author author,
      @Nullable String changes) {
    HistoryEntity entry = new HistoryEntity();
    entry.requestCode = request.code();
    entry.version = request.version();
    entry.action = action;
    entry.fromState = change.from() == null ? null : change.from().name();
    entry.toState = change.to().name();
    entry.step = change.step();
    entry.reason = change.reason();
    entry.note = change.note();
    entry.at = change.at();
    entry.actor = change.actor().name();
    entry.position = change.actor().position();
    entry.unit = change.actor().unit();
    entry.roles = author.rolesText();
    entry.automatic = author.automatic();
    entry.channel = author.channel() == null ? null : author.channel().name();
    entry.reasonCode = change.reasonCode();
    entry.deadline = change.deadline() == null ? null : change.deadline().kind().name();
    entry.changes = changes;
    return entry;
  }
}
