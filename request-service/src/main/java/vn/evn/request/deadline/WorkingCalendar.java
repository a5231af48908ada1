package vn.evn.request.deadline;

import java.time.LocalDate;

/** Which days count. */
@FunctionalInterface
public interface WorkingCalendar {
  /**
   * Monday to Friday, without holidays: the calendar until the dated files of the decrees are read.
   */
  WorkingCalendar WEEKDAYS = day -> day.getDayOfWeek().getValue() <= 5;

  boolean isWorkingDay(LocalDate day);
}
