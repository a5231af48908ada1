package vn.evn.billing.estimate;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.BillAdjustment;

/** A step on the whole bill before VAT. */
@Schema(name = "BillAdjustment", description = "A step on the whole bill before VAT")
public record BillAdjustmentView(
    @Schema(description = "REACTIVE is added, DISCOUNT is taken off", examples = "DISCOUNT")
        String kind,
    @Schema(description = "Per cent of baseVnd") BigDecimal percent,
    @Schema(description = "What the percentage is taken of, VND before VAT") long baseVnd,
    @Schema(description = "baseVnd × percent, half up, 0 or more, VND") long amountVnd,
    @Schema(description = "Programme rule of a discount; null otherwise", nullable = true)
        @Nullable String rule,
    @Schema(description = "Legal source") String source,
    @Schema(description = "The arithmetic in Vietnamese") String explanation,
    @Schema(description = "The arithmetic in English") String explanationEn) {
  static BillAdjustmentView of(BillAdjustment adjustment) {
    return new BillAdjustmentView(
        adjustment.kind().name(),
        adjustment.percent(),
        adjustment.baseVnd(),
        adjustment.amountVnd(),
        adjustment.rule(),
        adjustment.source(),
        adjustment.explanation(),
        adjustment.explanationEn());
  }
}
