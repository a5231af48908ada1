package vn.evn.request.statistics;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.request.deadline.Term;
import vn.evn.request.deadline.WorkingCalendar;

/** Working time by office hours: 07:30-11:30 and 13:00-17:00 of the days that count. */
final class OfficeHours implements WorkingTime {
  private static final List<LocalTime[]> HOURS =
      List.of(
          new LocalTime[] {LocalTime.of(7, 30), LocalTime.of(11, 30)},
          new LocalTime[] {LocalTime.of(13, 0), LocalTime.of(17, 0)});

  /** More than ten years would be a fault of the data, not a working time. */
  private static final int MAX_DAYS = 3_660;

  private final WorkingCalendar calendar;
  private final ZoneId zone;

  OfficeHours(WorkingCalendar calendar, ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
  }

  /** A span of time without its end. */
  private record Span(ZonedDateTime from, ZonedDateTime to) {
    boolean isEmpty() {
      return !from.isBefore(to);
    }

    Span within(Span other) {
      return new Span(
          from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
  }

  @Override
  public int minutesBetween(OffsetDateTime from, OffsetDateTime to, List<Term.Pause> pauses) {
    Span whole = new Span(from.atZoneSameInstant(zone), to.atZoneSameInstant(zone));
    Duration worked = Duration.ZERO;
    LocalDate day = whole.from().toLocalDate();
    for (int i = 0; i < MAX_DAYS && !day.isAfter(whole.to().toLocalDate()); i++) {
      if (calendar.isWorkingDay(day)) {
        for (LocalTime[] hours : HOURS) {
          Span office =
              new Span(day.atTime(hours[0]).atZone(zone), day.atTime(hours[1]).atZone(zone));
          worked = worked.plus(worked(office.within(whole), pauses));
        }
      }
      day = day.plusDays(1);
    }
    return Math.toIntExact(worked.toMinutes());
  }

  /** What is left of a span when the pauses, which may overlap, are taken out. */
  private Duration worked(Span span, List<Term.Pause> pauses) {
    List<Span> left = List.of(span);
    for (Term.Pause pause : pauses) {
      @Nullable OffsetDateTime end = pause.to();
      ZonedDateTime from = pause.from().atZoneSameInstant(zone);
      ZonedDateTime to = end == null ? span.to() : end.atZoneSameInstant(zone);
      List<Span> next = new ArrayList<>();
      for (Span part : left) {
        next.add(part.within(new Span(part.from(), from)));
        next.add(part.within(new Span(to, part.to())));
      }
      left = to.isAfter(from) ? next : left;
    }
    return left.stream()
        .filter(part -> !part.isEmpty())
        .map(part -> Duration.between(part.from(), part.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
