package vn.evn.request.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A due date with the reason for each day.
 *
 * @param dueAt the date promised
 * @param countedDueAt the date that follows from counting; {@code dueAt} is later where an
 *     extension holds
 * @param days every day from that of acceptance to that of {@code dueAt}, each with what it is
 * @param provisional whether the date depends on a year whose free days are not known
 * @param term the facts that it follows from
 */
public record Deadline(
    OffsetDateTime dueAt,
    OffsetDateTime countedDueAt,
    List<Day> days,
    boolean provisional,
    Term term) {

  /** Copies the days. */
  public Deadline {
    days = List.copyOf(days);
  }

  /** The date promised last by an extension; null if there was none. */
  public @Nullable OffsetDateTime extendedTo() {
    return term.extension().map(Term.Extension::to).orElse(null);
  }

  /** What the time waits for now, so that the date will move. */
  public Optional<Term.Pause> waiting() {
    return term.open().stream().filter(pause -> pause.why() != Term.Why.ENDED).findFirst();
  }

  /** The days that count, in order. */
  List<LocalDate> countedDays() {
    return days.stream().filter(day -> day.counted() > 0).map(Day::date).toList();
  }

  /**
   * A day and why it counts or not.
   *
   * @param counted number of the working day, or 0 if it does not count
   * @param entry what the calendar says of the day beside its weekday; null if nothing
   * @param pause the waiting or, of a restart, what ended; null where there was none
   */
  public record Day(
      LocalDate date,
      Status status,
      int counted,
      @Nullable CalendarDay entry,
      Term.@Nullable Pause pause) {}

  /** What a day is to the term. */
  public enum Status {
    /** A day after whose office hours the request was accepted, so that the next one holds. */
    AFTER_HOURS,
    /** The day of acceptance, which does not count. */
    ACCEPTANCE,
    COUNTED,
    /** A Saturday or Sunday that is worked and counts. */
    MAKE_UP_DAY,
    WEEKEND,
    /** A day off by law or decision. */
    HOLIDAY,
    PAUSED_FOR_SUPPLEMENT,
    PAUSED_FOR_PAYMENT,
    /** A day of a step in which the applicant works. */
    PAUSED_FOR_APPLICANT,
    /** A day of a step in which a state body works. */
    PAUSED_FOR_STATE_BODY,
    /** A day on which the request had ended. */
    PAUSED_WHILE_ENDED,
    /** The day on which waiting ended and the time began anew; it does not count. */
    RESTART,
    /** A working day that counted until the time began anew. */
    BEFORE_RESTART,
    /** A working day that an extension gave. */
    EXTENDED
  }
}
