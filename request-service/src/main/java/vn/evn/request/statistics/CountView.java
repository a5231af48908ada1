package vn.evn.request.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Counts by one dimension. */
@Schema(name = "StatisticsByDimension")
public record CountView(
    @Schema(examples = "2026-11") String from,
    @Schema(examples = "2026-11") String to,
    @Schema(examples = "service") String by,
    List<Row> items,
    @Schema(nullable = true) @Nullable String next) {

  static final String EXAMPLE =
      """
      {"from": "2026-11", "to": "2026-11", "by": "service", "items": [{"key": "NEW_LV", "received": 12,
        "share": 60.0, "onlineShare": 75.0, "growth": 20.0, "open": 2, "completed": 9, "done": 8, "doneOnTime": 7,
        "onTimeShare": 87.5, "breached": 1, "ratings": {"raters": 4, "verySatisfied": 3, "satisfied": 1,
         "notSatisfied": 0, "verySatisfiedPercent": 75, "satisfiedPercent": 25, "notSatisfiedPercent": 0}}],
       "next": null}""";

  /**
   * Counts of one key.
   *
   * @param received submitted in these months
   * @param share of all that were received, in per cent with one decimal
   * @param onlineShare those of them that came online, in per cent with one decimal
   * @param growth of what was received over the month before; null where several months are asked
   *     for by something else than the month, or where nothing was received before
   * @param open of those received, now
   * @param completed of those received, now
   * @param done completed in these months, whenever submitted
   * @param doneOnTime those of them not after the promised date
   * @param breached promised dates that passed in these months
   */
  @Schema(name = "StatisticsRow")
  public record Row(
      @Schema(examples = "NEW_LV") String key,
      long received,
      @Schema(nullable = true) @Nullable BigDecimal share,
      @Schema(nullable = true) @Nullable BigDecimal onlineShare,
      @Schema(nullable = true) @Nullable BigDecimal growth,
      long open,
      long completed,
      long done,
      long doneOnTime,
      @Schema(nullable = true) @Nullable BigDecimal onTimeShare,
      long breached,
      Grades ratings) {

    /**
     * Puts a row together.
     *
     * @param online received online
     * @param all received under every key
     * @param before received in the month before; null where that means nothing
     */
    static Row of(String key, Sums sums, long online, long all, @Nullable Long before) {
      long received = sums.of(Measure.RECEIVED);
      long done = sums.of(Measure.DONE);
      return new Row(
          key,
          received,
          Sums.percent(received, all),
          Sums.percent(online, received),
          before == null ? null : Sums.growth(received, before),
          sums.of(Measure.OPEN),
          sums.of(Measure.COMPLETED),
          done,
          sums.of(Measure.DONE_ON_TIME),
          Sums.percent(sums.of(Measure.DONE_ON_TIME), done),
          sums.of(Measure.BREACHED),
          Grades.ofService(sums));
    }
  }
}
