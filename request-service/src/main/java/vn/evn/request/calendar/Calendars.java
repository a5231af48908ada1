package vn.evn.request.calendar;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.deadline.CalendarDay;
import vn.evn.request.deadline.CalendarFiles;
import vn.evn.request.deadline.DatedCalendar;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.OfficeHours;
import vn.evn.request.deadline.WorkingCalendar;
import vn.evn.request.deadline.WorkingTime;

/**
 * The calendar in use: that of the files of this release. Each calendar that was ever in use is
 * kept with its number, so that a date is explained by the calendar that it was counted by. The
 * numbers say which of two copies of the service has the newer one.
 */
@Startup
@ApplicationScoped
public class Calendars {
  private static final Logger LOG = Logger.getLogger(Calendars.class);
  private static final String OFFICE = "office ";

  private final CalendarTable table;
  private final DeadlineSettings settings;
  private final Clock clock;
  private final Map<Integer, CalendarInUse> known = new ConcurrentHashMap<>();
  private volatile CalendarInUse present = BEFORE_CALENDARS;

  private static final CalendarInUse BEFORE_CALENDARS =
      new CalendarInUse(
          0, WorkingCalendar.WEEKDAYS, new Deadlines(WorkingCalendar.WEEKDAYS, BusinessTime.ZONE));

  @Inject
  Calendars(CalendarTable table, DeadlineSettings settings, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  /** Reads the files of this release; a fault in them stops the start. */
  @PostConstruct
  void load() {
    CalendarDay.Confidence lowest =
        CalendarDay.Confidence.valueOf(settings.lowestConfidence().toUpperCase(Locale.ROOT));
    DatedCalendar calendar = CalendarFiles.load(lowest);
    use(calendar, OfficeHours.parse(settings.officeHours()));
    List<Integer> missing = missing(calendar, LocalDate.now(clock).getYear());
    if (!missing.isEmpty()) {
      LOG.warnf(
          "The calendar has no file for %s: dates that reach into it are provisional", missing);
    }
  }

  /** Years that should be there: from the first to the next that have no file. */
  static List<Integer> missing(DatedCalendar calendar, int presentYear) {
    List<Integer> missing = new ArrayList<>();
    int first = calendar.years().isEmpty() ? presentYear : calendar.years().first();
    for (int year = Math.min(first, presentYear); year <= presentYear + 1; year++) {
      if (!calendar.years().contains(year)) {
        missing.add(year);
      }
    }
    return missing;
  }

  /** Puts a calendar into use. */
  void use(DatedCalendar calendar, OfficeHours hours) {
    int number = table.numberOf(OFFICE + hours.text() + "\n" + calendar.text());
    present = inUse(number, calendar, hours);
    known.put(number, present);
  }

  /** The calendar that dates are counted by now. */
  public CalendarInUse present() {
    return present;
  }

  /**
   * The calendar of a number.
   *
   * @throws IllegalStateException if there never was one
   */
  public CalendarInUse of(int number) {
    return number == 0 ? BEFORE_CALENDARS : known.computeIfAbsent(number, this::read);
  }

  private CalendarInUse read(int number) {
    String content =
        table
            .content(number)
            .orElseThrow(() -> new IllegalStateException("there was no calendar " + number));
    int end = content.indexOf('\n');
    return inUse(
        number,
        DatedCalendar.parse(content.substring(end + 1)),
        OfficeHours.parse(content.substring(OFFICE.length(), end)));
  }

  private static CalendarInUse inUse(int number, DatedCalendar calendar, OfficeHours hours) {
    return new CalendarInUse(
        number, calendar, new Deadlines(new WorkingTime(calendar, hours, BusinessTime.ZONE)));
  }
}
