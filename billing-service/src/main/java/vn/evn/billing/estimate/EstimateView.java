package vn.evn.billing.estimate;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.evn.billing.calculation.CalculatedBill;

/** A computed bill, stored nowhere. */
@Schema(name = "Estimate", description = "A computed bill, stored nowhere. Amounts in whole VND.")
public record EstimateView(
    @Schema(description = "Energy, summing to energyVnd") List<BillLineView> lines,
    @Schema(description = "Reactive charge and discount on the bill")
        List<BillAdjustmentView> adjustments,
    @Schema(description = "Sum of the lines, VND before VAT") long energyVnd,
    @Schema(description = "Surcharge for reactive power, VND before VAT") long reactiveVnd,
    @Schema(description = "Reduction on the whole bill, positive, VND before VAT") long discountVnd,
    @Schema(description = "energyVnd + reactiveVnd - discountVnd, VND") long preTaxVnd,
    @Schema(description = "Rate of VAT, per cent") BigDecimal vatPercent,
    @Schema(description = "VAT, VND") long vatVnd,
    @Schema(description = "Amount due, VND") long totalVnd,
    @Schema(description = "What preTaxVnd would be without any programme, VND")
        long preTaxWithoutProgrammesVnd,
    @Schema(description = "What all programmes take off before VAT, price rules included, VND")
        long reductionVnd) {
  static EstimateView of(CalculatedBill bill) {
    return new EstimateView(
        bill.lines().stream().map(BillLineView::of).toList(),
        bill.adjustments().stream().map(BillAdjustmentView::of).toList(),
        bill.energyVnd(),
        bill.reactiveVnd(),
        bill.discountVnd(),
        bill.preTaxVnd(),
        bill.vatPercent(),
        bill.vatVnd(),
        bill.totalVnd(),
        bill.preTaxWithoutProgrammesVnd(),
        bill.reductionVnd());
  }
}
