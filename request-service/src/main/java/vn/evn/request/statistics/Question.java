package vn.evn.request.statistics;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the counts is asked for.
 *
 * @param from first month
 * @param to last month
 * @param channels names of the channels; empty for all
 * @param serviceType null for all
 * @param unit null for all
 */
record Question(
    YearMonth from,
    YearMonth to,
    List<String> channels,
    @Nullable String serviceType,
    @Nullable String unit) {

  Question {
    channels = List.copyOf(channels);
  }

  static Question of(YearMonth month) {
    return new Question(month, month, List.of(), null, null);
  }

  /** The same with one more month before it. */
  Question withMonthBefore() {
    return new Question(from.minusMonths(1), to, channels, serviceType, unit);
  }

  /** The same of the month before its first one. */
  Question monthBefore() {
    return new Question(from.minusMonths(1), from.minusMonths(1), channels, serviceType, unit);
  }

  /** The level with the fewest cells that has what is asked for. */
  Level level(List<Dimension> by) {
    Set<String> columns = new HashSet<>();
    by.forEach(dimension -> columns.addAll(dimension.columns()));
    if (!channels.isEmpty()) {
      columns.add("channel");
    }
    if (serviceType != null) {
      columns.add("service_type");
    }
    if (unit != null) {
      columns.add("unit");
    }
    return Level.of(columns);
  }

  /** The first days of the months, as the database writes them. */
  List<String> months() {
    return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
        .map(month -> month.atDay(1).toString())
        .toList();
  }
}
