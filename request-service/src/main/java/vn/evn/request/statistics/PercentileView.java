package vn.evn.request.statistics;

import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Working time from acceptance to completion, without waiting, by one dimension. */
@Schema(name = "WorkingTimePercentiles")
public record PercentileView(
    @Schema(examples = "2026-11") String from,
    @Schema(examples = "2026-11") String to,
    @Schema(examples = "service") String by,
    @Schema(description = "Working minutes of a working day", examples = "480") int minutesPerDay,
    List<Row> items,
    @Schema(nullable = true) @Nullable String next) {

  static final String EXAMPLE =
      """
      {"from": "2026-11", "to": "2026-11", "by": "service", "minutesPerDay": 480, "items": [{"key": "NEW_LV",
        "done": 812, "p50": 960, "p75": 1440, "p90": 1920, "p95": 2400, "p99": 3360}], "next": null}""";

  /**
   * Percentiles of one key, in working minutes: so many at most. Null where nothing was completed
   * or the percentile is longer than the longest that is told apart.
   *
   * @param done completions that they are of
   */
  @Schema(name = "WorkingTimeRow")
  public record Row(
      String key,
      long done,
      @Schema(nullable = true) @Nullable Integer p50,
      @Schema(nullable = true) @Nullable Integer p75,
      @Schema(nullable = true) @Nullable Integer p90,
      @Schema(nullable = true) @Nullable Integer p95,
      @Schema(nullable = true) @Nullable Integer p99) {

    static Row of(String key, Sums sums) {
      long[] buckets = sums.buckets();
      long done = 0;
      for (long count : buckets) {
        done += count;
      }
      return new Row(
          key,
          done,
          minutes(buckets, 50),
          minutes(buckets, 75),
          minutes(buckets, 90),
          minutes(buckets, 95),
          minutes(buckets, 99));
    }

    private static @Nullable Integer minutes(long[] buckets, int percent) {
      OptionalInt found = Buckets.percentile(buckets, percent);
      return found.isPresent() ? found.getAsInt() : null;
    }
  }
}
