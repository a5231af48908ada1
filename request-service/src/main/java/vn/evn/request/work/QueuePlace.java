package vn.evn.request.work;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.lifecycle.RequestFile;

/**
 * Where a request stands in the queues of its unit.
 *
 * @param waitsFor who has to act next; null once nobody has
 * @param at by what the queue is sorted: the nearest date by which something has to happen, of the
 *     request, its step or the applicant's answer; the time of submission where there is none
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
  static QueuePlace of(RequestFile file, ServiceDefinition.@Nullable Step step) {
    RequestSnapshot request = file.request();
    return new QueuePlace(
        waitsFor(request, step),
        Stream.of(request.dueAt(), file.stepDueAt(), request.answerDueAt())
            .flatMap(Stream::ofNullable)
            .min(Comparator.naturalOrder())
            .orElse(request.submittedAt()));
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
