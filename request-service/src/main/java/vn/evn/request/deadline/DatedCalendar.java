package vn.evn.request.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calendar of the laws and decisions: Monday to Friday, but for the days that it names. */
public final class DatedCalendar implements WorkingCalendar {
  private static final String COVERS = "covers";
  private static final String SEPARATOR = "\t";

  private final SortedSet<Integer> years;
  private final NavigableMap<LocalDate, CalendarDay> days;

  /**
   * Makes a calendar.
   *
   * @param years whose free days are known
   * @param days at most one for a date
   */
  public DatedCalendar(Collection<Integer> years, Collection<CalendarDay> days) {
    this.years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
    this.days = new TreeMap<>();
    for (CalendarDay day : days) {
      if (this.days.put(day.date(), day) != null) {
        throw new IllegalArgumentException("two entries for " + day.date());
      }
    }
  }

  @Override
  public boolean isWorkingDay(LocalDate day) {
    CalendarDay entry = days.get(day);
    return entry == null ? CalendarDay.isWeekday(day) : entry.worked();
  }

  @Override
  public Optional<CalendarDay> entry(LocalDate day) {
    return Optional.ofNullable(days.get(day));
  }

  @Override
  public boolean covers(LocalDate day) {
    return years.contains(day.getYear());
  }

  /** The years whose free days are known. */
  public SortedSet<Integer> years() {
    return years;
  }

  /** Every day that is not as its weekday says, in order. */
  public List<CalendarDay> days() {
    return List.copyOf(days.values());
  }

  /**
   * The days from one to another, both included, that count in one of two calendars alone, each
   * with the entry that says so: of this calendar, or where it has none, of the other.
   */
  public List<CalendarDay> differencesTo(WorkingCalendar other, LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1))
        .filter(day -> isWorkingDay(day) != other.isWorkingDay(day))
        .flatMap(day -> entry(day).or(() -> other.entry(day)).stream())
        .toList();
  }

  /** The whole calendar as text, the same for the same content; {@link #parse} reads it. */
  public String text() {
    return Stream.concat(
            years.stream().map(year -> COVERS + SEPARATOR + year),
            days.values().stream()
                .map(
                    day ->
                        String.join(
                            SEPARATOR,
                            day.date().toString(),
                            day.kind().name(),
                            day.name(),
                            day.legalBasis(),
                            day.confidence().name())))
        .collect(Collectors.joining("\n"));
  }

  /** The calendar of a {@link #text}. */
  public static DatedCalendar parse(String text) {
    List<Integer> years = new ArrayList<>();
    List<CalendarDay> days = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] cells = line.split(SEPARATOR, -1);
      if (cells.length == 2 && cells[0].equals(COVERS)) {
        years.add(Integer.valueOf(cells[1]));
      } else if (cells.length == 5) {
        days.add(
            new CalendarDay(
                LocalDate.parse(cells[0]),
                CalendarDay.Kind.valueOf(cells[1]),
                cells[2],
                cells[3],
                CalendarDay.Confidence.valueOf(cells[4])));
      } else {
        throw new IllegalArgumentException("no line of a calendar: " + line);
      }
    }
    return new DatedCalendar(years, days);
  }
}
