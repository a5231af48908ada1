package vn.evn.request.calendar;

import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.WorkingCalendar;

/**
 * A calendar by which dates are or were counted.
 *
 * @param number rises with each calendar that was put into use; 0 for the time before there were
 *     any
 * @param calendar the days
 * @param deadlines what counts by it
 */
public record CalendarInUse(int number, WorkingCalendar calendar, Deadlines deadlines) {}
