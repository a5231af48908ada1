package vn.evn.request.deadline;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The calendar of the files, as the tests speak of it. */
final class CalendarFixture {
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  static final DatedCalendar CALENDAR = CalendarFiles.load(CalendarDay.Confidence.LOW);
  static final WorkingTime TIME = new WorkingTime(CALENDAR, OfficeHours.DEFAULT, ZONE);
  static final Deadlines DEADLINES = new Deadlines(TIME);

  private CalendarFixture() {}

  static OffsetDateTime at(LocalDateTime local) {
    return local.atOffset(ZoneOffset.ofHours(7));
  }

  static OffsetDateTime at(String local) {
    return at(LocalDateTime.parse(local));
  }
}
