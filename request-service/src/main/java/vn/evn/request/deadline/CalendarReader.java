package vn.evn.request.deadline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.evn.request.deadline.CalendarDay.Confidence;
import vn.evn.request.deadline.CalendarDay.Kind;

/** Reads the files of a calendar one after the other and collects every fault of them. */
final class CalendarReader {
  private static final String HEADER = "date,weekday,kind,name,legal_basis,confidence";
  private static final Pattern COVERS = Pattern.compile("# covers: (\\d{4})");
  private static final Pattern DECISION = Pattern.compile("# decision: (\\S.*)");

  private final List<String> faults = new ArrayList<>();
  private final Set<Integer> years = new TreeSet<>();
  private final Map<LocalDate, CalendarDay> days = new HashMap<>();

  /** A file while it is read. */
  private static final class Head {
    @Nullable Integer year;
    boolean decision;
    @Nullable LocalDate last;
  }

  List<String> faults() {
    return faults;
  }

  DatedCalendar calendar(Confidence lowest) {
    return new DatedCalendar(
        years,
        days.values().stream().filter(day -> day.confidence().compareTo(lowest) >= 0).toList());
  }

  void read(String file, List<String> lines) {
    Head head = new Head();
    boolean body = false;
    if (lines.isEmpty() || !lines.get(0).startsWith("# ")) {
      faults.add(file + ", line 1: must be a comment that says where the days come from");
    }
    for (int i = 0; i < lines.size(); i++) {
      String place = file + ", line " + (i + 1) + ": ";
      String line = lines.get(i);
      if (line.startsWith("#")) {
        directive(place, line, head);
      } else if (line.equals(HEADER)) {
        body = true;
      } else if (!body) {
        faults.add(place + "must be the heading " + HEADER);
        return;
      } else {
        row(place, line, head);
      }
    }
    if (head.year == null && !head.decision) {
      faults.add(file + ": says neither \"# covers: <year>\" nor \"# decision: <document>\"");
    }
  }

  private void directive(String place, String line, Head head) {
    Matcher covers = COVERS.matcher(line);
    if (covers.matches()) {
      Integer year = Integer.valueOf(covers.group(1));
      head.year = year;
      if (!years.add(year)) {
        faults.add(place + "another file covers " + year);
      }
    }
    head.decision |= DECISION.matcher(line).matches();
  }

  private void row(String place, String line, Head head) {
    int before = faults.size();
    String[] cells = line.split(",", -1);
    if (cells.length != 6) {
      faults.add(place + "must have six cells, has " + cells.length);
      return;
    }
    LocalDate date = date(place, cells[0]);
    Optional<Kind> kind = constant(place, "kind", cells[2], Kind.values());
    Optional<Confidence> confidence =
        constant(place, "confidence", cells[5].toUpperCase(Locale.ROOT), Confidence.values());
    if (cells[3].isBlank() || cells[4].isBlank() || line.contains("\t")) {
      faults.add(place + "needs a name and a legal basis, without tabulators");
    }
    if (faults.size() > before || date == null) {
      return;
    }
    CalendarDay day =
        new CalendarDay(date, kind.orElseThrow(), cells[3], cells[4], confidence.orElseThrow());
    checkDay(place, day, cells[1]);
    checkPlace(place, day, head);
    head.last = date;
    days.put(date, day);
  }

  private void checkDay(String place, CalendarDay day, String weekday) {
    String right = day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    if (!weekday.equals(right)) {
      faults.add(place + day.date() + " is a " + right + ", not a " + weekday);
    }
    boolean onWeekday = CalendarDay.isWeekday(day.date());
    switch (day.kind()) {
      case COMPENSATORY_OFF, SWAPPED_OFF -> {
        if (!onWeekday) {
          faults.add(place + day.kind() + " must be from Monday to Friday");
        }
      }
      case MAKE_UP_WORKDAY -> {
        if (onWeekday) {
          faults.add(place + "MAKE_UP_WORKDAY must be a Saturday or a Sunday");
        }
      }
      case HOLIDAY, REVOKED -> {
        // A holiday may fall on any day, and any day may be taken back.
      }
    }
  }

  private void checkPlace(String place, CalendarDay day, Head head) {
    LocalDate last = head.last;
    if (last != null && !day.date().isAfter(last)) {
      faults.add(place + "days must rise; the one before is " + last);
    }
    Integer year = head.year;
    if (!head.decision && year != null && day.date().getYear() != year) {
      faults.add(place + "is no day of " + year);
    }
    boolean known = days.containsKey(day.date());
    if (known && !head.decision) {
      faults.add(place + "another file names " + day.date() + "; only a decision stands over it");
    }
    if (day.kind() == Kind.REVOKED && !(known && head.decision)) {
      faults.add(place + "only a decision takes back a day, and only one named before");
    }
  }

  private @Nullable LocalDate date(String place, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      faults.add(place + "is no date: " + text);
      return null;
    }
  }

  private <E extends Enum<E>> Optional<E> constant(
      String place, String what, String name, E[] values) {
    Optional<E> found = Arrays.stream(values).filter(v -> v.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      faults.add(place + what + " must be one of " + List.of(values) + ", was " + name);
    }
    return found;
  }
}
