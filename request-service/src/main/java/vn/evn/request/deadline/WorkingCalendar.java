package vn.evn.request.deadline;

import java.time.LocalDate;
import java.util.Optional;

/** Which days count. */
@FunctionalInterface
public interface WorkingCalendar {
  /** Monday to Friday without holidays: what was counted by before there were dated files. */
  WorkingCalendar WEEKDAYS = CalendarDay::isWeekday;

  boolean isWorkingDay(LocalDate day);

  /** Why a day is not as its weekday says; empty if it is. */
  default Optional<CalendarDay> entry(LocalDate day) {
    return Optional.empty();
  }

  /** Whether the free days of its year are known; where they are not, a date may still move. */
  default boolean covers(LocalDate day) {
    return true;
  }
}
