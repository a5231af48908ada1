package vn.evn.request.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts working days.
 *
 * <p>The day of acceptance does not count; acceptance after the end of office hours or on a free
 * day is as acceptance on the next working day. A pause takes out the working days after the day on
 * which it begins up to and with the day on which it ends. Due is the end of office hours of the
 * last day.
 */
public final class Deadlines {
  private static final LocalTime END_OF_OFFICE = LocalTime.of(17, 0);
  private static final int MAX_DAYS = 3_660;

  private final WorkingCalendar calendar;
  private final ZoneId zone;

  public Deadlines(WorkingCalendar calendar, ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
  }

  /** The due date of a term with its explanation. */
  public Deadline of(Term term) {
    List<Deadline.Day> days = new ArrayList<>();
    LocalDate day = startOf(term.acceptedAt(), days);
    days.add(new Deadline.Day(day, Deadline.Status.ACCEPTANCE, 0));
    int counted = 0;
    while (counted < term.workingDays()) {
      day = day.plusDays(1);
      Optional<Deadline.Status> pause = pauseOn(day, term);
      if (!calendar.isWorkingDay(day)) {
        days.add(new Deadline.Day(day, Deadline.Status.WEEKEND, 0));
      } else if (pause.isPresent()) {
        days.add(new Deadline.Day(day, pause.get(), 0));
      } else {
        counted++;
        days.add(new Deadline.Day(day, Deadline.Status.COUNTED, counted));
      }
      if (days.size() > MAX_DAYS) {
        throw new IllegalArgumentException("a term of more than ten years");
      }
    }
    OffsetDateTime computed = day.atTime(END_OF_OFFICE).atZone(zone).toOffsetDateTime();
    OffsetDateTime extended = term.extendedTo();
    OffsetDateTime due = extended != null && extended.isAfter(computed) ? extended : computed;
    boolean paused = term.pauses().stream().anyMatch(p -> p.to() == null);
    return new Deadline(due, List.copyOf(days), extended, paused);
  }

  /** The day that counts as the day of acceptance; free days before it are explained. */
  private LocalDate startOf(OffsetDateTime acceptedAt, List<Deadline.Day> days) {
    LocalDate day = acceptedAt.atZoneSameInstant(zone).toLocalDate();
    boolean late = acceptedAt.atZoneSameInstant(zone).toLocalTime().isAfter(END_OF_OFFICE);
    if (calendar.isWorkingDay(day) && !late) {
      return day;
    }
    if (late && calendar.isWorkingDay(day)) {
      days.add(new Deadline.Day(day, Deadline.Status.ACCEPTANCE, 0));
      day = day.plusDays(1);
    }
    while (!calendar.isWorkingDay(day)) {
      days.add(new Deadline.Day(day, Deadline.Status.WEEKEND, 0));
      day = day.plusDays(1);
    }
    return day;
  }

  private Optional<Deadline.Status> pauseOn(LocalDate day, Term term) {
    for (Term.Pause pause : term.pauses()) {
      OffsetDateTime end = pause.to();
      if (end == null) {
        // While a pause lasts, the date stands as it was promised; its end moves it.
        continue;
      }
      LocalDate from = pause.from().atZoneSameInstant(zone).toLocalDate();
      LocalDate to = end.atZoneSameInstant(zone).toLocalDate();
      if (day.isAfter(from) && !day.isAfter(to)) {
        return Optional.of(
            pause.why().equals("PAYMENT")
                ? Deadline.Status.PAUSED_FOR_PAYMENT
                : Deadline.Status.PAUSED_FOR_SUPPLEMENT);
      }
    }
    return Optional.empty();
  }
}
