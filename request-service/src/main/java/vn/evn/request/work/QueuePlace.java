package vn.evn.request.work;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.catalogue.ServiceDefinition;

/**
 * Where a request stands in the queues of its unit.
 *
 * @param waitsFor who has to act next; null once nobody has
 * @param at by what the queue is sorted: the promised date, or the time of submission while none is
 *     promised, so that what is not even looked at comes first
 */
record QueuePlace(@Nullable WaitsFor waitsFor, OffsetDateTime at) {
  /** Who has to act on a request. */
  enum WaitsFor {
    OFFICER,
    SUPERVISOR,
    APPLICANT,
    STATE_BODY
  }

  /**
   * The place of a request.
   *
   * @param step the present step; null if there is none
   */
  static QueuePlace of(RequestSnapshot request, ServiceDefinition.@Nullable Step step) {
    OffsetDateTime dueAt = request.dueAt();
    return new QueuePlace(waitsFor(request, step), dueAt == null ? request.submittedAt() : dueAt);
  }

  private static @Nullable WaitsFor waitsFor(
      RequestSnapshot request, ServiceDefinition.@Nullable Step step) {
    return switch (request.state()) {
      case REFUSED, WITHDRAWN, STOPPED, RESULT_RETURNED -> null;
      case AWAITING_SUPPLEMENT, AWAITING_PAYMENT -> WaitsFor.APPLICANT;
      case SUBMITTED, ACCEPTED, COMPLETED -> WaitsFor.OFFICER;
      case IN_PROGRESS -> step == null ? WaitsFor.OFFICER : waitsFor(step);
    };
  }

  private static WaitsFor waitsFor(ServiceDefinition.Step step) {
    ServiceDefinition.WaitsFor other = step.waitsFor();
    return WaitsFor.valueOf(other == null ? step.role().toUpperCase(Locale.ROOT) : other.name());
  }
}
