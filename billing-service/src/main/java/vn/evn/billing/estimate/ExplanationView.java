package vn.evn.billing.estimate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bill step by step. */
@Schema(
    name = "Explanation",
    description = "A bill step by step, with the rule, the article and a sentence for each step")
public record ExplanationView(
    List<Step> steps, @Schema(description = "Amount due, VND") long totalVnd) {

  /** One step. */
  @Schema(name = "ExplanationStep", description = "One step of a bill")
  public record Step(
      @Schema(
              description =
                  "ESTIMATED_READING (first, where the bill rests on one), LINE, REACTIVE, DISCOUNT, PRE_TAX, REDUCTION, VAT or TOTAL",
              examples = "LINE")
          String kind,
      @Schema(description = "Code of the line; null for other steps", nullable = true)
          @Nullable String code,
      @Schema(description = "What the step comes to, VND; a discount is positive") long amountVnd,
      @Schema(description = "Programme rule that acts; null if none", nullable = true)
          @Nullable String rule,
      @Schema(description = "Decision, letter or law of the amount") String source,
      @Schema(description = "Article that explains the step; null if none", nullable = true)
          @Nullable String article,
      @Schema(
              description = "What the sources leave open about the rule, and how it is read",
              nullable = true)
          @Nullable String openPoint,
      @Schema(description = "A sentence in Vietnamese") String explanation,
      @Schema(description = "A sentence in English, numbers as the bill prints them")
          String explanationEn) {}
}
