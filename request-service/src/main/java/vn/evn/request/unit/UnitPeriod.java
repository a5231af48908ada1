package vn.evn.request.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The unit of a province for a time.
 *
 * @param line where it stands in the table
 * @param province two digits, after the General Statistics Office
 * @param unit code of the unit
 * @param from first day
 * @param to last day; null while it goes on
 */
record UnitPeriod(int line, String province, String unit, LocalDate from, @Nullable LocalDate to) {
  boolean covers(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
