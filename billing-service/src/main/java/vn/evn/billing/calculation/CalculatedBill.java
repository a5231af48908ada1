package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.util.List;

/**
 * A bill with everything that explains it. All amounts are whole VND.
 *
 * @param lines energy, summing to {@code energyVnd}
 * @param adjustments reactive charge and discount on the bill, in that order; may be empty
 * @param energyVnd sum of the lines
 * @param reactiveVnd surcharge for reactive power
 * @param discountVnd reduction on the whole bill, positive
 * @param preTaxVnd energy + reactive − discount
 * @param vatPercent rate of value added tax on the tax point date
 * @param vatVnd tax on {@code preTaxVnd}, half up
 * @param totalVnd amount due
 * @param preTaxWithoutProgrammesVnd what {@code preTaxVnd} would be if no programme existed
 * @param reductionVnd what all programmes together take off before tax: price and bill rules
 */
public record CalculatedBill(
    List<BillLine> lines,
    List<BillAdjustment> adjustments,
    long energyVnd,
    long reactiveVnd,
    long discountVnd,
    long preTaxVnd,
    BigDecimal vatPercent,
    long vatVnd,
    long totalVnd,
    long preTaxWithoutProgrammesVnd,
    long reductionVnd) {
  /** Copies the lists and checks that the sums agree. */
  public CalculatedBill {
    lines = List.copyOf(lines);
    adjustments = List.copyOf(adjustments);
    long sumOfLines = lines.stream().mapToLong(BillLine::amountVnd).sum();
    check(sumOfLines == energyVnd, "lines sum to " + sumOfLines + ", energy is " + energyVnd);
    check(preTaxVnd == energyVnd + reactiveVnd - discountVnd, "pre-tax sum is " + preTaxVnd);
    check(totalVnd == preTaxVnd + vatVnd, "total is " + totalVnd);
    check(reductionVnd == preTaxWithoutProgrammesVnd - preTaxVnd, "reduction is " + reductionVnd);
  }

  private static void check(boolean holds, String found) {
    if (!holds) {
      throw new IllegalArgumentException("The sums of the bill do not agree: " + found);
    }
  }
}
