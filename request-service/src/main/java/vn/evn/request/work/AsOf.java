package vn.evn.request.work;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.time.BusinessTime;

/** Reads "as of": a time, or a date, which means the end of that day in Viet Nam. */
final class AsOf {
  private AsOf() {}

  /**
   * Reads it.
   *
   * @throws ProblemException (422) if it is neither
   */
  static OffsetDateTime parse(String text) {
    try {
      return Parameters.storable(
          text.length() <= 10
              ? LocalDate.parse(text)
                  .plusDays(1)
                  .atStartOfDay(BusinessTime.ZONE)
                  .toOffsetDateTime()
                  .minusNanos(1_000)
              : OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      throw ProblemException.invalidField("/asOf", "must be a date, or a time with zone, ISO 8601");
    }
  }
}
