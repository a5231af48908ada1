package vn.evn.request.unit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of units. Every province has one unit on each day from its first one on: periods
 * follow one another without a gap and without a day in common, and the last one goes on.
 */
final class UnitTableReader {
  private static final String HEADER = "province_code,unit,corporation,valid_from,valid_to";
  private static final Pattern PROVINCE = Pattern.compile("\\d{2}");

  /** The beginning of a customer code, see {@code ServiceCatalogue}. */
  private static final Pattern UNIT = Pattern.compile("P[A-Z][A-Z0-9]{2}\\d{2}");

  private static final Set<String> CORPORATIONS =
      Set.of("EVNNPC", "EVNCPC", "EVNSPC", "EVNHANOI", "EVNHCMC");

  private final String file;
  private final List<String> faults = new ArrayList<>();

  UnitTableReader(String file) {
    this.file = file;
  }

  /**
   * Reads lines; those that begin with {@code #} are remarks.
   *
   * @throws IllegalStateException naming every fault with its line
   */
  List<UnitPeriod> read(List<String> lines) {
    List<UnitPeriod> periods = new ArrayList<>();
    boolean headed = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!headed) {
        headed = true;
        if (!line.equals(HEADER)) {
          complain(i + 1, "the first row must be " + HEADER);
        }
        continue;
      }
      UnitPeriod period = period(i + 1, line.split(",", -1));
      if (period != null) {
        periods.add(period);
      }
    }
    if (periods.isEmpty()) {
      faults.add(file + ": no row");
    }
    checkSuccession(periods);
    if (!faults.isEmpty()) {
      throw new IllegalStateException("faults in the table:\n" + String.join("\n", faults));
    }
    return periods;
  }

  private @Nullable UnitPeriod period(int line, String[] cells) {
    if (cells.length != 5) {
      complain(line, "must have five cells, has " + cells.length);
      return null;
    }
    if (!PROVINCE.matcher(cells[0]).matches()) {
      complain(line, "province_code must be two digits, is " + cells[0]);
    }
    if (!UNIT.matcher(cells[1]).matches()) {
      complain(line, "unit must be the beginning of a customer code, is " + cells[1]);
    }
    if (!CORPORATIONS.contains(cells[2])) {
      complain(line, "corporation must be one of five, is " + cells[2]);
    }
    LocalDate from = day(line, "valid_from", cells[3]);
    LocalDate to = cells[4].isEmpty() ? null : day(line, "valid_to", cells[4]);
    if (from == null || (to == null && !cells[4].isEmpty())) {
      return null;
    }
    if (to != null && to.isBefore(from)) {
      complain(line, "valid_to " + to + " lies before valid_from " + from);
      return null;
    }
    return new UnitPeriod(line, cells[0], cells[1], from, to);
  }

  private @Nullable LocalDate day(int line, String column, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      complain(line, column + " must be a day, yyyy-MM-dd, is " + text);
      return null;
    }
  }

  private void checkSuccession(List<UnitPeriod> periods) {
    Map<String, List<UnitPeriod>> byProvince =
        periods.stream()
            .sorted(Comparator.comparing(UnitPeriod::from))
            .collect(
                Collectors.groupingBy(UnitPeriod::province, TreeMap::new, Collectors.toList()));
    for (List<UnitPeriod> succession : byProvince.values()) {
      for (int i = 1; i < succession.size(); i++) {
        checkJoint(succession.get(i - 1), succession.get(i));
      }
      UnitPeriod last = succession.get(succession.size() - 1);
      if (last.to() != null) {
        complain(last.line(), "province " + last.province() + " has no unit after " + last.to());
      }
    }
  }

  private void checkJoint(UnitPeriod earlier, UnitPeriod later) {
    LocalDate end = earlier.to();
    if (end == null || !end.isBefore(later.from())) {
      complain(
          later.line(),
          "province "
              + later.province()
              + " has two units on "
              + later.from()
              + ", see line "
              + earlier.line());
    } else if (!end.plusDays(1).equals(later.from())) {
      complain(
          later.line(),
          "province "
              + later.province()
              + " has no unit from "
              + end.plusDays(1)
              + " to "
              + later.from().minusDays(1)
              + ", see line "
              + earlier.line());
    }
  }

  private void complain(int line, String what) {
    faults.add(file + ":" + line + ": " + what);
  }
}
