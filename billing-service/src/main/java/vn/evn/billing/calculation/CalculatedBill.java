package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.BillRule;
import vn.evn.billing.money.Percent;
import vn.evn.billing.tariff.VatRate;

/**
 * A bill with everything that explains it. All amounts are whole VND. Lines, adjustments and their
 * texts are put together when they are asked for. Immutable.
 */
public final class CalculatedBill {
  private final BillPlan plan;
  private final LinePrice[] prices;
  private final long[] quantities;
  private final int lineOfNothing;
  private final @Nullable Percent reactive;
  private final @Nullable BigDecimal powerFactor;
  private final @Nullable BillRule billRule;
  private final long discountBaseVnd;
  private final long energyVnd;
  private final long reactiveVnd;
  private final long discountVnd;
  private final long vatVnd;
  private final long preTaxWithoutProgrammesVnd;

  CalculatedBill(
      BillPlan plan,
      LinePrice[] prices,
      long[] quantities,
      int lineOfNothing,
      @Nullable Percent reactive,
      @Nullable BigDecimal powerFactor,
      @Nullable BillRule billRule,
      long discountBaseVnd,
      long energyVnd,
      long reactiveVnd,
      long discountVnd,
      long vatVnd,
      long preTaxWithoutProgrammesVnd) {
    this.plan = plan;
    this.prices = prices;
    this.quantities = quantities;
    this.lineOfNothing = lineOfNothing;
    this.reactive = reactive;
    this.powerFactor = powerFactor;
    this.billRule = billRule;
    this.discountBaseVnd = discountBaseVnd;
    this.energyVnd = energyVnd;
    this.reactiveVnd = reactiveVnd;
    this.discountVnd = discountVnd;
    this.vatVnd = vatVnd;
    this.preTaxWithoutProgrammesVnd = preTaxWithoutProgrammesVnd;
  }

  /** Energy, summing to {@link #energyVnd}. What has 0 kWh has no line. */
  public List<BillLine> lines() {
    List<BillLine> lines = new ArrayList<>(quantities.length);
    for (int i = 0; i < quantities.length; i++) {
      if (quantities[i] != 0) {
        lines.add(new BillLine(prices[i], quantities[i]));
      }
    }
    if (lines.isEmpty() && lineOfNothing >= 0) {
      lines.add(new BillLine(prices[lineOfNothing], 0));
    }
    return lines;
  }

  /** Reactive charge and discount on the bill, in that order; may be empty. */
  public List<BillAdjustment> adjustments() {
    List<BillAdjustment> adjustments = new ArrayList<>(2);
    if (reactive != null && !reactive.isZero()) {
      adjustments.add(
          new BillAdjustment(
              BillAdjustment.Kind.REACTIVE,
              reactive,
              energyVnd,
              reactiveVnd,
              null,
              powerFactor,
              plan.reactiveDocument()));
    }
    if (billRule != null) {
      adjustments.add(
          new BillAdjustment(
              BillAdjustment.Kind.DISCOUNT,
              billRule.percent(),
              discountBaseVnd,
              discountVnd,
              billRule,
              null,
              billRule.terms().citation()));
    }
    return adjustments;
  }

  /**
   * Which of the sheets of its plan the bill has. Bills of one plan with the same number have the
   * same {@link #sheet}.
   */
  public int sheetNumber() {
    return plan.sheetNumber(prices, billRule);
  }

  /** What the bill has in common with others of its kind. */
  public BillSheet sheet() {
    return new BillSheet(
        plan.customerGroup(),
        Arrays.stream(prices).map(BillSheet.Line::of).toList(),
        lineOfNothing,
        billRule == null
            ? null
            : new BillSheet.Discount(
                billRule.percent().value(), billRule.terms().id(), billRule.terms().citation()),
        vatPercent());
  }

  /** Energy of each line of the sheet, kWh; a bill has at most 10,000,000 kWh. */
  public int[] quantities() {
    int[] kwh = new int[quantities.length];
    for (int i = 0; i < kwh.length; i++) {
      kwh[i] = Math.toIntExact(quantities[i]);
    }
    return kwh;
  }

  /** All energy, kWh. */
  public long totalKwh() {
    long total = 0;
    for (long quantity : quantities) {
      total += quantity;
    }
    return total;
  }

  /** Sum of the lines. */
  public long energyVnd() {
    return energyVnd;
  }

  /** Surcharge for reactive power. */
  public long reactiveVnd() {
    return reactiveVnd;
  }

  /** Reduction on the whole bill, positive. */
  public long discountVnd() {
    return discountVnd;
  }

  /** Energy + reactive − discount. */
  public long preTaxVnd() {
    return energyVnd + reactiveVnd - discountVnd;
  }

  /** The rate of value added tax on the tax point date, with the law that sets it. */
  public VatRate vatRate() {
    return plan.vatRate();
  }

  /** Rate of value added tax on the tax point date, per cent. */
  public BigDecimal vatPercent() {
    return plan.vatRate().percent().value();
  }

  /** Tax on {@link #preTaxVnd}, half up. */
  public long vatVnd() {
    return vatVnd;
  }

  /** Amount due. */
  public long totalVnd() {
    return preTaxVnd() + vatVnd;
  }

  /** What {@link #preTaxVnd} would be if no programme existed. */
  public long preTaxWithoutProgrammesVnd() {
    return preTaxWithoutProgrammesVnd;
  }

  /** What all programmes together take off before tax: price and bill rules. */
  public long reductionVnd() {
    return preTaxWithoutProgrammesVnd - preTaxVnd();
  }
}
