package vn.evn.contracts.request;

import org.jspecify.annotations.Nullable;

/**
 * Something happened to a request.
 *
 * @param change what happened, when and by whom
 * @param request the whole request as it is after the change; no consumer needs to call back
 * @param rating what the applicant thinks of it; null in every event but {@code rated}
 */
public record RequestChanged(
    RequestChange change, RequestSnapshot request, @Nullable RequestRating rating) {

  /** A change that is no rating. */
  public RequestChanged(RequestChange change, RequestSnapshot request) {
    this(change, request, null);
  }
}
