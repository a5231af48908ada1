package vn.evn.request.work;

import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestRating;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.lifecycle.RequestFile;

/**
 * A change of a request, written with its history in the present transaction.
 *
 * @param action as the history names it, for example {@code receive} or {@code deadline-breached}
 * @param before the request before the change; null for a new one
 * @param after the request after it
 * @param change the entry of the history
 * @param author who changed it
 * @param eventType the event that announces it; null if nobody outside is concerned
 * @param rating what the applicant thinks of it; null where the change is no rating
 */
public record RecordedChange(
    String action,
    @Nullable RequestFile before,
    RequestFile after,
    RequestChange change,
    Author author,
    @Nullable String eventType,
    @Nullable RequestRating rating) {

  /** The present request. */
  public RequestSnapshot request() {
    return after.request();
  }
}
