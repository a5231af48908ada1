package vn.evn.billing.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.BillLine;

/** Energy of one price on a bill. */
@Schema(name = "BillLine", description = "Energy of one price on a bill")
public record BillLineView(
    @Schema(
            description = "BLOCK_n, NORMAL, OFF_PEAK, PEAK, ALL, PREPAID or BLOCK_3_FLAT",
            examples = "BLOCK_1")
        String code,
    @Schema(description = "Name in Vietnamese") String label,
    @Schema(description = "RESIDENTIAL, MAIN or OTHER on a bill with two uses", nullable = true)
        @Nullable String part,
    @Schema(description = "Decision of the prices", examples = "648/QĐ-BCT") String priceBook,
    @Schema(description = "Energy, kWh") long quantityKwh,
    @Schema(description = "Price without any programme, VND per kWh before VAT") long basePriceVnd,
    @Schema(description = "Price charged, VND per kWh before VAT") long unitPriceVnd,
    @Schema(description = "quantityKwh × unitPriceVnd, VND before VAT") long amountVnd,
    @Schema(description = "Programme rule that set the price; null if none", nullable = true)
        @Nullable String rule,
    @Schema(description = "Legal source of the price") String source,
    @Schema(description = "The arithmetic in Vietnamese") String explanation,
    @Schema(description = "The arithmetic in English") String explanationEn) {
  static BillLineView of(BillLine line) {
    return new BillLineView(
        line.code(),
        line.label(),
        line.part() == null ? null : line.part().name(),
        line.priceBook(),
        line.quantityKwh(),
        line.basePriceVnd(),
        line.unitPriceVnd(),
        line.amountVnd(),
        line.rule(),
        line.source(),
        line.explanation(),
        line.explanationEn());
  }
}
