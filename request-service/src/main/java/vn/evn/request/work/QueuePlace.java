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
import vn.evn.request.deadline.Term;
import vn.evn.request.lifecycle.Clocks;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.Timekeeping;
import vn.evn.request.lifecycle.WorkFile;

/**
 * Where a request stands in the queues of its unit.
 *
 * @param waitsFor who has to act next; null once nobody has
 * @param at by what the queue is sorted: the nearest date by which something has to happen, of the
 *     request, its step or the applicant's answer; {@link #NEVER} where there is none
 * @param attention names of {@link Attention} that it needs, with commas between; null if none
 */
record QueuePlace(@Nullable WaitsFor waitsFor, OffsetDateTime at, @Nullable String attention) {
  /** Behind all dates. */
  static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

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
   * The place of a request. A date of a time that stands still counts only if it was past before;
   * of a completed request, whose result waits to be fetched, none does.
   *
   * @param step the present step; null if there is none
   */
  static QueuePlace of(RequestFile file, ServiceDefinition.@Nullable Step step) {
    return new QueuePlace(
        waitsFor(file, step),
        dates(file).flatMap(Stream::ofNullable).min(Comparator.naturalOrder()).orElse(NEVER),
        attention(file));
  }

  private static Stream<@Nullable OffsetDateTime> dates(RequestFile file) {
    RequestSnapshot request = file.request();
    if (!Timekeeping.isOpen(request.state())) {
      return Stream.empty();
    }
    Clocks.Promise step = file.work().clocks().step();
    return Stream.of(
        running(file.work().term(), request.dueAt()),
        running(step == null ? null : step.term(), file.stepDueAt()),
        request.answerDueAt());
  }

  /** The date of a time that runs, or that was past when it was stopped; else null. */
  private static @Nullable OffsetDateTime running(
      @Nullable Term term, @Nullable OffsetDateTime dueAt) {
    boolean stopped =
        term != null
            && dueAt != null
            && term.pauses().stream()
                .anyMatch(pause -> pause.to() == null && pause.from().isBefore(dueAt));
    return stopped ? null : dueAt;
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
