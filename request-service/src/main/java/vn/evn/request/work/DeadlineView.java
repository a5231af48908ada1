package vn.evn.request.work;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.deadline.CalendarDay;
import vn.evn.request.deadline.ClockPolicy;
import vn.evn.request.deadline.Deadline;
import vn.evn.request.deadline.DeadlineWords;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.Term;
import vn.evn.request.lifecycle.Clocks;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.Timekeeping;

/**
 * A due date as the API explains it.
 *
 * @param countedDueAt the date that follows from counting
 * @param extendedTo the date promised last by an extension
 * @param paused whether the time stands still now, so that the date will move
 * @param waiting what it stands still for
 * @param daysLeftOut days past the longest list that is given
 * @param restarts why and when the time began anew
 * @param step the time of the present step
 * @param calendar number of the calendar that the date is counted by
 */
@Schema(name = "Deadline", description = "A due date with the reason for each day")
record DeadlineView(
    OffsetDateTime dueAt,
    @Schema(description = "The date that follows from counting; dueAt is later if extended")
        OffsetDateTime countedDueAt,
    @Schema(nullable = true) @Nullable OffsetDateTime extendedTo,
    @Schema(description = "Whether the time stands still now, so that the date will move")
        boolean paused,
    @Schema(description = "Whether the date depends on a year whose days off are not known")
        boolean provisional,
    int workingDays,
    DeadlineWords.Sentence summary,
    @Schema(description = "Every day from acceptance to the due date, at most 1,200")
        List<Day> days,
    @Schema(description = "Days that are not listed because there are too many") int daysLeftOut,
    @Schema(nullable = true) @Nullable Waiting waiting,
    List<Term.Extension> extensions,
    List<Restart> restarts,
    @Schema(nullable = true) @Nullable Step step,
    @Schema(nullable = true, description = "Until when the applicant has to answer or to pay")
        @Nullable OffsetDateTime answerDueAt,
    @Schema(description = "Number of the calendar that the date is counted by") int calendar) {
  private static final int MOST_DAYS = 1_200;
  private static final DeadlineWords WORDS = new DeadlineWords(BusinessTime.ZONE);

  /**
   * A day and why it counts or not.
   *
   * @param counted number of the working day, or 0 if it does not count
   * @param kind what the calendar says beside the weekday
   * @param name name of the holiday, or what a make-up day is for
   * @param legalBasis law or decision that says so
   * @param confidence how well that is sourced
   * @param about round, fee or step of the waiting
   */
  @Schema(name = "DeadlineDay")
  record Day(
      LocalDate date,
      Deadline.Status status,
      @Schema(description = "Number of the working day; 0 if it does not count") int counted,
      @Schema(nullable = true) CalendarDay.@Nullable Kind kind,
      @Schema(nullable = true) @Nullable String name,
      @Schema(nullable = true, description = "Law or decision") @Nullable String legalBasis,
      @Schema(nullable = true) CalendarDay.@Nullable Confidence confidence,
      @Schema(nullable = true, description = "Round, fee or step of the waiting")
          @Nullable String about,
      String vi,
      String en) {
    static Day of(Deadline.Day day) {
      CalendarDay entry = day.entry();
      Term.Pause pause = day.pause();
      DeadlineWords.Sentence words = WORDS.of(day);
      return new Day(
          day.date(),
          day.status(),
          day.counted(),
          entry == null ? null : entry.kind(),
          entry == null ? null : entry.name(),
          entry == null ? null : entry.legalBasis(),
          entry == null ? null : entry.confidence(),
          pause == null ? null : pause.about(),
          words.vi(),
          words.en());
    }
  }

  /** What the time stands still for. */
  @Schema(name = "DeadlineWaiting")
  record Waiting(
      OffsetDateTime since, Term.Why why, @Schema(nullable = true) @Nullable String about) {}

  /**
   * A begin of the time after an earlier one.
   *
   * @param at when it began anew
   * @param why what had been waited for
   * @param about round, fee or step
   * @param beforeAcceptance whether it was before acceptance, from which the time runs
   */
  @Schema(name = "DeadlineRestart")
  record Restart(
      OffsetDateTime at,
      Term.Why why,
      @Schema(nullable = true) @Nullable String about,
      boolean beforeAcceptance) {}

  /** The time of the present step. */
  @Schema(name = "DeadlineStep")
  record Step(
      @Schema(nullable = true) @Nullable String code,
      OffsetDateTime dueAt,
      int workingDays,
      boolean provisional,
      boolean paused,
      DeadlineWords.Sentence summary) {
    static Step of(@Nullable String code, Deadline deadline) {
      return new Step(
          code,
          deadline.dueAt(),
          deadline.term().workingDays(),
          deadline.provisional(),
          deadline.waiting().isPresent(),
          WORDS.of(deadline));
    }
  }

  /**
   * The explanation of a request's date.
   *
   * @param deadlines what counts by the calendar of the number
   */
  static DeadlineView of(RequestFile file, Term term, Deadlines deadlines, int calendar) {
    Deadline deadline = deadlines.of(term);
    RequestSnapshot request = file.request();
    boolean open = Timekeeping.isOpen(request.state());
    Clocks.Promise step = file.work().clocks().step();
    return new DeadlineView(
        deadline.dueAt(),
        deadline.countedDueAt(),
        deadline.extendedTo(),
        deadline.waiting().isPresent(),
        deadline.provisional(),
        term.workingDays(),
        WORDS.of(deadline),
        deadline.days().stream().limit(MOST_DAYS).map(Day::of).toList(),
        Math.max(0, deadline.days().size() - MOST_DAYS),
        deadline.waiting().map(p -> new Waiting(p.from(), p.why(), p.about())).orElse(null),
        term.extensions(),
        restarts(request, term),
        step == null || !open ? null : Step.of(request.step(), deadlines.of(step.term())),
        request.answerDueAt(),
        calendar);
  }

  private static List<Restart> restarts(RequestSnapshot request, Term term) {
    List<Restart> restarts = new ArrayList<>();
    for (RequestSnapshot.SupplementRound round : request.supplementRounds()) {
      OffsetDateTime answered = round.answeredAt();
      if (answered != null && !answered.isAfter(term.acceptedAt())) {
        restarts.add(
            new Restart(answered, Term.Why.SUPPLEMENT, String.valueOf(round.number()), true));
      }
    }
    for (Term.Pause pause : term.pauses()) {
      OffsetDateTime end = pause.to();
      if (pause.effect() == ClockPolicy.Effect.RESTART && end != null) {
        restarts.add(new Restart(end, pause.why(), pause.about(), false));
      }
    }
    return restarts;
  }
}
