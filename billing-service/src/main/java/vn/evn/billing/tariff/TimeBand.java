package vn.evn.billing.tariff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of the day with one time of use.
 *
 * @param days days of the week that it holds for
 * @param timeOfUse code of the time of use
 * @param fromMinute first minute of the day, 0 to 1439
 * @param toMinute minute at which it ends, not included, 1 to 1440; at or below {@code fromMinute}
 *     when it runs over midnight
 */
public record TimeBand(Days days, String timeOfUse, int fromMinute, int toMinute) {
  /** Minutes of a day. */
  static final int DAY = 24 * 60;

  /** Days of the week that bands tell apart. */
  public enum Days {
    /** Monday to Saturday. */
    MON_SAT,
    /** Sunday. */
    SUN;

    static Optional<Days> find(String name) {
      return Arrays.stream(values()).filter(value -> value.name().equals(name)).findFirst();
    }
  }

  /** How long it lasts, in minutes. */
  public int minutes() {
    return toMinute > fromMinute ? toMinute - fromMinute : DAY - fromMinute + toMinute;
  }

  /** Whether a minute of the day lies in it. */
  boolean covers(int minute) {
    return toMinute > fromMinute
        ? minute >= fromMinute && minute < toMinute
        : minute >= fromMinute || minute < toMinute;
  }

  /** A minute of the day as a time, for example 09:30. */
  public static String time(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }
}
