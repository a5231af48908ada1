package vn.evn.request.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.evn.request.deadline.CalendarDay;
import vn.evn.request.deadline.CalendarFiles;
import vn.evn.request.deadline.DatedCalendar;
import vn.evn.request.deadline.OfficeHours;

/** Puts calendars into use that the files do not have, as another release would. */
@ApplicationScoped
public class Decisions {
  private final Calendars calendars;

  @Inject
  Decisions(Calendars calendars) {
    this.calendars = calendars;
  }

  /** The calendar of the files. */
  public void none() {
    use(List.of(), List.of());
  }

  /** The calendar of the files and a day off by a made-up decision. */
  public void dayOff(String date) {
    use(
        List.of(
            new CalendarDay(
                LocalDate.parse(date),
                CalendarDay.Kind.HOLIDAY,
                "Ngày nghỉ ví dụ",
                "Quyết định 1/VD",
                CalendarDay.Confidence.HIGH)),
        List.of());
  }

  /** The calendar of the files and a year that has no day off. */
  public void year(int year) {
    use(List.of(), List.of(year));
  }

  public int number() {
    return calendars.present().number();
  }

  private void use(List<CalendarDay> moreDays, List<Integer> moreYears) {
    DatedCalendar files = CalendarFiles.load(CalendarDay.Confidence.LOW);
    List<CalendarDay> days = new ArrayList<>(files.days());
    days.addAll(moreDays);
    List<Integer> years = new ArrayList<>(files.years());
    years.addAll(moreYears);
    calendars.use(new DatedCalendar(years, days), OfficeHours.DEFAULT);
  }
}
