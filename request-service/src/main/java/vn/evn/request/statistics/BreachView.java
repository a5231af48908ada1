package vn.evn.request.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Deadlines that passed, by one dimension. */
@Schema(name = "Breaches")
public record BreachView(
    @Schema(examples = "2026-11") String from,
    @Schema(examples = "2026-11") String to,
    @Schema(examples = "unit") String by,
    List<Row> items,
    @Schema(nullable = true) @Nullable String next) {

  static final String EXAMPLE =
      """
      {"from": "2026-11", "to": "2026-11", "by": "unit", "items": [{"key": "PD0100", "breached": 3, "stepsBreached": 7, "done": 812,
        "doneLate": 2, "lateShare": 0.2}], "next": null}""";

  /**
   * Breaches of one key.
   *
   * @param breached promised dates that passed in these months while the request was open
   * @param stepsBreached dates of checks and steps that passed in these months
   * @param done completed in these months
   * @param doneLate those of them after the promised date
   * @param lateShare in per cent with one decimal
   */
  @Schema(name = "BreachRow")
  public record Row(
      String key,
      long breached,
      long stepsBreached,
      long done,
      long doneLate,
      @Schema(nullable = true) @Nullable BigDecimal lateShare) {

    static Row of(String key, Sums sums) {
      long done = sums.of(Measure.DONE);
      long late = done - sums.of(Measure.DONE_ON_TIME);
      return new Row(
          key,
          sums.of(Measure.BREACHED),
          sums.of(Measure.STEP_BREACHED),
          done,
          late,
          Sums.percent(late, done));
    }
  }
}
