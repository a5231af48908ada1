package vn.evn.request.statistics;

import java.time.YearMonth;
import java.util.List;
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

  /** The level of the counts that has what is asked for, and no more. */
  int level(Dimension... by) {
    List<Dimension> told = List.of(by);
    boolean units = unit != null || told.contains(Dimension.UNIT);
    boolean others =
        !channels.isEmpty()
            || serviceType != null
            || told.stream().anyMatch(d -> d != Dimension.UNIT && d != Dimension.MONTH);
    return units ? (others ? 0 : 2) : 1;
  }
}
