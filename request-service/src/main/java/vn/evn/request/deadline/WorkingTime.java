package vn.evn.request.deadline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The one place that counts in office hours. */
public final class WorkingTime {
  private static final int LONGEST_HOLIDAY_DAYS = 366;

  private final WorkingCalendar calendar;
  private final OfficeHours hours;
  private final ZoneId zone;

  public WorkingTime(WorkingCalendar calendar, OfficeHours hours, ZoneId zone) {
    this.calendar = calendar;
    this.hours = hours;
    this.zone = zone;
  }

  WorkingCalendar calendar() {
    return calendar;
  }

  ZoneId zone() {
    return zone;
  }

  OfficeHours hours() {
    return hours;
  }

  LocalDate dateOf(OffsetDateTime time) {
    return time.atZoneSameInstant(zone).toLocalDate();
  }

  /** The same time with the offset of the zone, so that equal times are equal. */
  OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(zone).toOffsetDateTime();
  }

  OffsetDateTime at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toOffsetDateTime();
  }

  /** The end of office hours of a day. */
  OffsetDateTime closingOf(LocalDate day) {
    return at(day, hours.closing());
  }

  /** The end, excluded, of the calendar day that is so many days after the day of a time. */
  public OffsetDateTime endOfDayAfter(OffsetDateTime time, int days) {
    return at(dateOf(time).plusDays(days + 1L), LocalTime.MIDNIGHT);
  }

  /** Whether a time is past the office hours of its day; their last moment is not. */
  boolean isAfterHours(OffsetDateTime time) {
    return time.atZoneSameInstant(zone).toLocalTime().isAfter(hours.closing());
  }

  /**
   * The working day on which something arrives that arrives at a time: the same day, but the next
   * working day after the end of office hours and on a free day.
   */
  LocalDate arrivalDay(OffsetDateTime time) {
    LocalDate day = dateOf(time);
    return isAfterHours(time) ? nextWorkingDay(day.plusDays(1)) : nextWorkingDay(day);
  }

  /** The first working day that is not before a day. */
  LocalDate nextWorkingDay(LocalDate day) {
    LocalDate next = day;
    for (int i = 0; i < LONGEST_HOLIDAY_DAYS; i++) {
      if (calendar.isWorkingDay(next)) {
        return next;
      }
      next = next.plusDays(1);
    }
    throw new IllegalArgumentException("no working day in the year after " + day);
  }

  /**
   * The minutes of office hours between two times, begun minutes left out.
   *
   * @return 0 if the second is not later
   */
  public long minutesBetween(OffsetDateTime from, OffsetDateTime to) {
    return openBetween(from, to).toMinutes();
  }

  /**
   * The minutes of office hours between two times in which nobody else had to act: what we
   * ourselves needed. Waiting is taken out to the second, a pause that lasts up to the end; begun
   * minutes are left out.
   *
   * @param waits may overlap and may reach over both ends
   */
  public long minutesBetween(OffsetDateTime from, OffsetDateTime to, List<Term.Pause> waits) {
    Duration open = Duration.ZERO;
    OffsetDateTime reached = from;
    for (Term.Pause wait : sorted(waits)) {
      if (wait.from().isAfter(to)) {
        break;
      }
      open = open.plus(openBetween(reached, wait.from()));
      OffsetDateTime end = wait.to() == null || wait.to().isAfter(to) ? to : wait.to();
      reached = end.isAfter(reached) ? end : reached;
    }
    return open.plus(openBetween(reached, to)).toMinutes();
  }

  private static List<Term.Pause> sorted(List<Term.Pause> waits) {
    List<Term.Pause> sorted = new ArrayList<>(waits);
    sorted.sort(Comparator.comparing(pause -> pause.from().toInstant()));
    return sorted;
  }

  private Duration openBetween(OffsetDateTime from, OffsetDateTime to) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    ZonedDateTime begin = from.atZoneSameInstant(zone);
    ZonedDateTime end = to.atZoneSameInstant(zone);
    LocalDate last = end.toLocalDate();
    Duration open = Duration.ZERO;
    for (LocalDate day = begin.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
      if (calendar.isWorkingDay(day)) {
        LocalTime first = day.equals(begin.toLocalDate()) ? begin.toLocalTime() : LocalTime.MIN;
        LocalTime until = day.equals(last) ? end.toLocalTime() : LocalTime.MAX;
        open = open.plus(hours.between(first, until));
      }
    }
    return open;
  }

  /**
   * The time at which so many minutes of office hours have passed.
   *
   * @param minutes 0 or more; 0 gives the time itself
   */
  public OffsetDateTime plusMinutes(OffsetDateTime from, long minutes) {
    if (minutes < 0) {
      throw new IllegalArgumentException("minutes must be 0 or more, were " + minutes);
    }
    if (minutes == 0) {
      return from;
    }
    Duration left = Duration.ofMinutes(minutes);
    ZonedDateTime begin = from.atZoneSameInstant(zone);
    LocalDate day = begin.toLocalDate();
    LocalTime first = begin.toLocalTime();
    while (true) {
      day = nextWorkingDay(day);
      LocalTime opening = day.equals(begin.toLocalDate()) ? first : LocalTime.MIN;
      Duration open = hours.between(opening, LocalTime.MAX);
      if (left.compareTo(open) <= 0) {
        return at(day, hours.after(opening, left));
      }
      left = left.minus(open);
      day = day.plusDays(1);
    }
  }
}
