package vn.evn.request.work;

import java.time.OffsetDateTime;
import vn.evn.contracts.request.RequestState;

/**
 * The end that a request came to by itself, since its applicant neither answered nor paid.
 *
 * @param before the state before it: what was awaited
 * @param askedAt when it was asked for
 * @param dueAt the last moment to send it, that moment included
 */
record Ending(RequestState before, OffsetDateTime askedAt, OffsetDateTime dueAt) {
  /** Whether something that was sent at a time was an answer, and in time. */
  boolean holds(OffsetDateTime sentAt) {
    return !sentAt.isBefore(askedAt) && !sentAt.isAfter(dueAt);
  }
}
