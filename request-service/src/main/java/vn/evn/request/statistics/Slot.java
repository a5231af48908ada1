package vn.evn.request.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.time.BusinessTime;

/**
 * Where something is counted.
 *
 * @param month first day of the month, in Viet Nam
 * @param unit the power unit that held the request
 * @param measure see {@link Measure}
 */
record Slot(LocalDate month, String channel, String serviceType, String unit, int measure) {
  static Slot of(RequestSnapshot request, OffsetDateTime at, Measure measure) {
    return new Slot(
        monthOf(at),
        request.channel().name(),
        request.serviceType(),
        request.unit(),
        measure.number());
  }

  /**
   * The first day of the month of a time. The time is rounded to microseconds as the database
   * rounds it, or the last instant of a month would be of another one there.
   */
  static LocalDate monthOf(OffsetDateTime at) {
    return at.plusNanos(500)
        .truncatedTo(ChronoUnit.MICROS)
        .atZoneSameInstant(BusinessTime.ZONE)
        .toLocalDate()
        .withDayOfMonth(1);
  }
}
