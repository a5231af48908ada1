package vn.evn.request.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A day that is not as its weekday says, with the decision that makes it so.
 *
 * @param date the day
 * @param kind what it is instead
 * @param name Vietnamese name of the holiday, or what the day makes up for
 * @param legalBasis law or decision, as it is cited in Vietnamese
 * @param confidence how well the row is sourced
 */
public record CalendarDay(
    LocalDate date, Kind kind, String name, String legalBasis, Confidence confidence) {

  /** Nothing may be absent. */
  public CalendarDay {
    Objects.requireNonNull(date, "date is absent");
    Objects.requireNonNull(kind, "kind is absent");
    Objects.requireNonNull(name, "name is absent");
    Objects.requireNonNull(legalBasis, "legalBasis is absent");
    Objects.requireNonNull(confidence, "confidence is absent");
  }

  /** What a day is instead of what its weekday says. */
  public enum Kind {
    /** A public holiday. */
    HOLIDAY,
    /** A day off for a holiday that falls on a weekend. */
    COMPENSATORY_OFF,
    /** A working day swapped for a Saturday or Sunday. */
    SWAPPED_OFF,
    /** The Saturday or Sunday worked instead. */
    MAKE_UP_WORKDAY,
    /** A later decision takes an earlier one back: the day is again as its weekday says. */
    REVOKED
  }

  /** How well a row is sourced, the weakest first. */
  public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
  }

  /** Whether the day is worked. */
  boolean worked() {
    return switch (kind) {
      case HOLIDAY, COMPENSATORY_OFF, SWAPPED_OFF -> false;
      case MAKE_UP_WORKDAY -> true;
      case REVOKED -> isWeekday(date);
    };
  }

  /** Monday to Friday. */
  static boolean isWeekday(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }
}
