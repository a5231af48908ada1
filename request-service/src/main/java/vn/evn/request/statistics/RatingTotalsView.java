package vn.evn.request.statistics;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.request.catalogue.ServiceDefinition.Text;

/** Ratings of a month by unit and service, as the national portal wants its monthly totals. */
@Schema(name = "RatingTotals")
public record RatingTotalsView(
    @Schema(examples = "2026-10") String month,
    @Schema(description = "What handlingTime is about") Text criterion,
    List<Row> items,
    @Schema(nullable = true) @Nullable String next) {

  static final String EXAMPLE =
      """
      {"month": "2026-10", "criterion": {"vi": "Mức độ hài lòng về thời gian giải quyết",
        "en": "Satisfaction with the handling time"}, "items": [{"unit": "PD0100", "serviceType": "NEW_LV",
        "service": {"raters": 40, "verySatisfied": 30, "satisfied": 8, "notSatisfied": 2,
         "verySatisfiedPercent": 75, "satisfiedPercent": 20, "notSatisfiedPercent": 5},
        "handlingTime": {"raters": 40, "verySatisfied": 32, "satisfied": 6, "notSatisfied": 2,
         "verySatisfiedPercent": 80, "satisfiedPercent": 15, "notSatisfiedPercent": 5}}], "next": null}""";

  /**
   * Ratings of one unit and service.
   *
   * @param service grades of the service as a whole
   * @param handlingTime grades of the handling time; not everybody gives one
   */
  @Schema(name = "RatingTotalsRow")
  public record Row(String unit, String serviceType, Grades service, Grades handlingTime) {}
}
