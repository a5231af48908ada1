package vn.evn.billing.estimate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.evn.billing.calculation.BillComparison;

/** Why two bills differ. */
@Schema(name = "Comparison", description = "Why two bills differ. Amounts in VND, VAT included.")
public record ComparisonView(
    EstimateView before,
    EstimateView after,
    @Schema(description = "totalVnd of after less that of before") long differenceVnd,
    @Schema(description = "Causes that differ; they add up to differenceVnd exactly")
        List<Part> parts) {

  /** One cause. */
  @Schema(name = "ComparisonPart", description = "One cause of the difference")
  public record Part(
      @Schema(
              description =
                  "CONTRACT, KWH, BLOCKS, HOURS, QUOTA, DAYS, PRICES, DISCOUNT, REACTIVE or VAT",
              examples = "KWH")
          String cause,
      @Schema(description = "What it adds to the bill; negative when it makes it smaller")
          long amountVnd,
      @Schema(description = "A sentence in Vietnamese") String explanation,
      @Schema(description = "A sentence in English, numbers as the bill prints them")
          String explanationEn) {}

  static ComparisonView of(BillComparison comparison) {
    return new ComparisonView(
        EstimateView.of(comparison.before()),
        EstimateView.of(comparison.after()),
        comparison.differenceVnd(),
        comparison.parts().stream()
            .map(
                part ->
                    new Part(
                        part.cause().name(),
                        part.amountVnd(),
                        part.explanation(),
                        part.explanationEn()))
            .toList());
  }
}
