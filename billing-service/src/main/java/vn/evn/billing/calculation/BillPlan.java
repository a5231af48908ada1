package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.BillRule;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.money.Percent;
import vn.evn.billing.money.Ratio;
import vn.evn.billing.tariff.ReactiveCharge;
import vn.evn.billing.tariff.VatRate;

/**
 * Everything that bills of one kind share (prices after programmes, rules on the bill, tax), looked
 * up once. What is left for each bill is whole-number arithmetic. Every bill of the service is
 * computed here, alone or by the million. Immutable and safe for use by many threads.
 *
 * <p>The order of steps is that of the guidance: energy at lowered prices, reactive charge,
 * discount on the bill, tax.
 */
public final class BillPlan {
  private final String customerGroup;
  private final PlannedLines whole;
  private final @Nullable PlannedLines shared;
  private final @Nullable Long sharedFromKwh;
  private final long[] daysUpTo;
  private final int daysOfFullQuota;
  private final BillRule[] billRules;
  private final Ratio[] billRatios;
  private final VatRate vatRate;
  private final Ratio vatRatio;
  private final ReactiveCharge reactiveCharge;
  private final RoundingMode powerFactorRounding;
  private final boolean discountOnReactive;

  private BillPlan(
      PlannedLines whole,
      @Nullable PlannedLines shared,
      CheckedBill bill,
      List<BillRule> billRules,
      LegalRules rules) {
    this.customerGroup = bill.contract().group().code();
    this.whole = whole;
    this.shared = shared;
    this.sharedFromKwh = bill.contract().group().otherUseFromKwh();
    this.daysUpTo = daysUpTo(bill.periods());
    this.daysOfFullQuota = bill.daysOfFullQuota();
    this.billRules = billRules.toArray(BillRule[]::new);
    this.billRatios = billRules.stream().map(r -> r.percent().ratio()).toArray(Ratio[]::new);
    this.vatRate = bill.vatRate();
    this.vatRatio = vatRate.percent().ratio();
    this.reactiveCharge = rules.reactiveCharge();
    this.powerFactorRounding = rules.openReadings().powerFactorRounding();
    this.discountOnReactive =
        rules.openReadings().discountBase() == OpenReadings.DiscountBase.ENERGY_AND_REACTIVE;
  }

  static BillPlan of(CheckedBill bill, Programmes programmes, LegalRules rules) {
    PlanPrices prices = new PlanPrices(bill, programmes, rules);
    return new BillPlan(
        prices.whole(),
        prices.shared(),
        bill,
        programmes.billRules(bill.claim().eligibilities(), bill.claim().billPeriod()),
        rules);
  }

  private static long[] daysUpTo(List<PricePeriod> periods) {
    long[] days = new long[periods.size()];
    long sum = 0;
    for (int i = 0; i < days.length; i++) {
      sum += periods.get(i).days();
      days[i] = sum;
    }
    return days;
  }

  /** Group that is priced. */
  String customerGroup() {
    return customerGroup;
  }

  /** Which of the plan's sheets a bill has: the same number, the same sheet. */
  int sheetNumber(LinePrice[] prices, @Nullable BillRule rule) {
    int lines = prices == whole.lowered ? 0 : prices == whole.plain ? 1 : isLowered(prices) ? 2 : 3;
    int number = 0;
    for (int i = 0; i < billRules.length; i++) {
      number = billRules[i] == rule ? i + 1 : number;
    }
    return 4 * number + lines;
  }

  private boolean isLowered(LinePrice[] prices) {
    return shared != null && prices == shared.lowered;
  }

  /** The rate of value added tax. */
  VatRate vatRate() {
    return vatRate;
  }

  /** The circular on the reactive charge. */
  String reactiveDocument() {
    return reactiveCharge.document();
  }

  /**
   * The bill of a customer of this kind who has one register.
   *
   * @param kwh energy of the period, 0 to 10,000,000
   * @param households households on the meter, 1 to 10,000; means nothing to a group without blocks
   * @throws IllegalArgumentException if a number is out of its range
   */
  public CalculatedBill bill(long kwh, int households) {
    if (kwh < 0 || kwh > Limits.KWH || households < 1 || households > Limits.HOUSEHOLDS) {
      throw new IllegalArgumentException(
          "A bill has 0 to 10,000,000 kWh and 1 to 10,000 households, was "
              + kwh
              + " kWh, "
              + households);
    }
    if (shared != null) {
      throw new IllegalArgumentException("A second purpose needs the whole input");
    }
    if (daysUpTo.length > 1) {
      return bill(
          Energy.of(daysUpTo[daysUpTo.length - 1], new long[] {kwh}),
          new Ratio(households, 1),
          null,
          null);
    }
    long[] quantities = new long[whole.count()];
    fill(whole.own[0], kwh, households, 1, 0, quantities);
    return total(whole, quantities, kwh, null);
  }

  /** The bill of any customer of this kind. */
  CalculatedBill bill(
      Energy energy, Ratio quota, @Nullable Ratio otherShare, @Nullable BigDecimal powerFactor) {
    long total = energy.total();
    PlannedLines lines = whole;
    if (shared != null && (sharedFromKwh == null || total >= sharedFromKwh)) {
      lines = shared;
    }
    long[] quantities = new long[lines.count()];
    if (lines == whole || otherShare == null) {
      fill(lines.own, energy, quota, quantities);
    } else {
      Energy other = energy.share(otherShare);
      fill(lines.own, energy.minus(other), quota, quantities);
      fill(lines.other, other, quota, quantities);
    }
    return total(lines, quantities, total, powerFactor);
  }

  private void fill(PlannedTable[] tables, Energy energy, Ratio quota, long[] quantities) {
    long allDays = daysUpTo[daysUpTo.length - 1];
    int registers = energy.registers();
    for (int run = 0; run < tables.length; run++) {
      long from = run == 0 ? 0 : daysUpTo[run - 1];
      PlannedTable table = tables[run];
      for (int register = 0; register < registers; register++) {
        long kwh =
            energy.upTo(register, daysUpTo[run], allDays) - energy.upTo(register, from, allDays);
        if (register == 0) {
          fill(table, kwh, quota.numerator(), quota.denominator(), run, quantities);
        } else {
          table.fillRegister(register, kwh, quantities);
        }
      }
    }
  }

  private void fill(
      PlannedTable table, long kwh, long numerator, long denominator, int run, long[] quantities) {
    long[] widths = table.widths();
    if (widths == null) {
      table.fillRegister(0, kwh, quantities);
    } else if (daysOfFullQuota == 0) {
      PlannedTable.fillBlocks(widths, table.first(), kwh, numerator, denominator, quantities);
    } else {
      long days = run == 0 ? daysUpTo[0] : daysUpTo[run] - daysUpTo[run - 1];
      PlannedTable.fillBlocks(
          widths, table.first(), kwh, numerator * days, denominator * daysOfFullQuota, quantities);
    }
  }

  private CalculatedBill total(
      PlannedLines lines, long[] quantities, long totalKwh, @Nullable BigDecimal powerFactor) {
    int rule = ruleFor(totalKwh);
    boolean lowered = rule < 0 || billRules[rule].withPriceRules();
    long plainVnd = lines.plainVnd(quantities);
    long energyVnd = lowered ? lines.loweredVnd(quantities) : plainVnd;
    Percent reactive = null;
    long reactiveVnd = 0;
    long plainReactiveVnd = 0;
    if (powerFactor != null) {
      reactive = reactiveCharge.percentFor(powerFactor, powerFactorRounding);
      reactiveVnd = reactive.ratio().halfUpOf(energyVnd);
      plainReactiveVnd = reactive.ratio().halfUpOf(plainVnd);
    }
    long discountBase = discountOnReactive ? energyVnd + reactiveVnd : energyVnd;
    long discountVnd = rule < 0 ? 0 : billRatios[rule].halfUpOf(discountBase);
    long preTaxVnd = energyVnd + reactiveVnd - discountVnd;
    return new CalculatedBill(
        this,
        lowered ? lines.lowered : lines.plain,
        quantities,
        lines.lineOfNothing,
        reactive,
        powerFactor,
        rule < 0 ? null : billRules[rule],
        discountBase,
        energyVnd,
        reactiveVnd,
        discountVnd,
        vatRatio.halfUpOf(preTaxVnd),
        plainVnd + plainReactiveVnd);
  }

  private int ruleFor(long totalKwh) {
    for (int i = 0; i < billRules.length; i++) {
      if (billRules[i].holdsFor(totalKwh)) {
        return i;
      }
    }
    return -1;
  }
}
