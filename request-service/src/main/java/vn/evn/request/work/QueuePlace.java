package vn.evn.request.work;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.WorkFile;

/**
 * Where a request stands in the queues of its unit.
 *
 * @param waitsFor who has to act next; null once nobody has
 * @param at by what the queue is sorted: the nearest date by which something has to happen, of the
 *     request, its step or the applicant's answer; the time of submission where there is none
 * @param attention names of {@link Attention} that it needs, with commas between; null if none
 */
record QueuePlace(@Nullable WaitsFor waitsFor, OffsetDateTime at, @Nullable String attention) {
  /** Who has to act on a request. */
  enum WaitsFor {
    OFFICER,
    SUPERVISOR,
    APPLICANT,
    STATE_BODY
  }

  /** What an officer has to decide or to look after beside the state. */
  enum Attention {
    /** The applicant wishes to withdraw. */
    WITHDRAWAL,
    /** {@link WorkFile.Matter.Kind#LATE_SUPPLEMENT}. */
    LATE_SUPPLEMENT,
    /** {@link WorkFile.Matter.Kind#PAYMENT_WITHOUT_FEE}. */
    PAYMENT_WITHOUT_FEE
  }

  /**
   * The place of a request.
   *
   * @param step the present step; null if there is none
   */
  static QueuePlace of(RequestFile file, ServiceDefinition.@Nullable Step step) {
    RequestSnapshot request = file.request();
    return new QueuePlace(
        waitsFor(file, step),
        Stream.of(request.dueAt(), file.stepDueAt(), request.answerDueAt())
            .flatMap(Stream::ofNullable)
            .min(Comparator.naturalOrder())
            .orElse(request.submittedAt()),
        attention(file));
  }

  private static @Nullable String attention(RequestFile file) {
    Set<String> all = new TreeSet<>();
    if (file.work().withdrawal() != null) {
      all.add(Attention.WITHDRAWAL.name());
    }
    file.work().matters().forEach(matter -> all.add(matter.kind().name()));
    return all.isEmpty() ? null : String.join(",", all);
  }

  /**
   * Who has to act: where the applicant wishes to withdraw an officer, who decides before anybody
   * goes on; where something else has to be looked after an officer too, unless the power company
   * itself is at work anyway.
   */
  private static @Nullable WaitsFor waitsFor(
      RequestFile file, ServiceDefinition.@Nullable Step step) {
    if (file.work().withdrawal() != null) {
      return WaitsFor.OFFICER;
    }
    WaitsFor byState = byState(file.request(), step);
    return file.work().matters().isEmpty() || byState == WaitsFor.SUPERVISOR
        ? byState
        : WaitsFor.OFFICER;
  }

  private static @Nullable WaitsFor byState(
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
