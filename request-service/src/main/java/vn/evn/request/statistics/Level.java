package vn.evn.request.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the cells of a level tell apart beside the month, the level with the fewest cells first. The
 * number stands in the database and is never given another meaning.
 */
enum Level {
  WITHOUT_UNITS(1, List.of("channel", "service_type")),
  UNITS(2, List.of("unit")),
  UNITS_BY_CHANNEL(3, List.of("channel", "unit")),
  UNITS_BY_SERVICE(4, List.of("service_type", "unit")),
  ALL(0, List.of("channel", "service_type", "unit"));

  /** What a cell has for a dimension that its level does not tell apart. */
  static final String TOGETHER = "*";

  private final int number;
  private final List<String> columns;

  Level(int number, List<String> columns) {
    this.number = number;
    this.columns = columns;
  }

  int number() {
    return number;
  }

  /** Whether this level tells a dimension apart. */
  boolean tells(String column) {
    return columns.contains(column);
  }

  /** The level with the fewest cells that tells these dimensions apart. */
  static Level of(Collection<String> columns) {
    return Arrays.stream(values())
        .filter(level -> level.columns.containsAll(columns))
        .findFirst()
        .orElseThrow();
  }

  /** The coarser levels as sets that a statement groups by. */
  static String groupingSets() {
    return Arrays.stream(values())
        .filter(level -> level != ALL)
        .map(level -> "(month, " + String.join(", ", level.columns) + ")")
        .collect(Collectors.joining(", "));
  }

  /** The number of the level of a group of these sets, as SQL. */
  static String ofGroup() {
    return Arrays.stream(values())
        .filter(level -> level != ALL)
        .map(level -> " WHEN " + level.grouping() + " THEN " + level.number)
        .collect(
            Collectors.joining(
                "", "CASE GROUPING(" + String.join(", ", ALL.columns) + ")", " END"));
  }

  /** What GROUPING gives: a bit for each dimension, the last the lowest, set if not told apart. */
  private int grouping() {
    int bits = 0;
    for (String column : ALL.columns) {
      bits = 2 * bits + (tells(column) ? 0 : 1);
    }
    return bits;
  }
}
