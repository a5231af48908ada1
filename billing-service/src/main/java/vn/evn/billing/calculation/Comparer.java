package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.BillComparison.Cause;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.money.Ratio;
import vn.evn.billing.tariff.PriceTable;

/**
 * Explains the difference of two bills by successive substitution: starting from the earlier bill,
 * one cause after the other takes its later value, and the change of the total at each step is the
 * part of that cause. The parts add up by construction; their order is fixed and is a choice of
 * ours, since the sources know no comparison.
 */
final class Comparer {
  private static final String AT_AVERAGE_VI = ", tính theo giá bình quân của hóa đơn trước";
  private static final String AT_AVERAGE_EN = ", at the average price of the earlier bill";

  private final BillCalculator calculator;
  private final CheckedBill before;
  private final CheckedBill after;
  private final List<BillComparison.Part> parts = new ArrayList<>();
  private CheckedBill present;
  private CalculatedBill presentBill;

  Comparer(BillCalculator calculator, CheckedBill before, CheckedBill after) {
    this.calculator = calculator;
    this.before = before;
    this.after = after;
    this.present = before;
    this.presentBill = calculator.calculate(before);
  }

  BillComparison compare() {
    CalculatedBill first = presentBill;
    contract();
    energy();
    step(
        Cause.QUOTA,
        false,
        with(present.energy(), after.quota(), present.days(), present.periods(), present.claim()),
        "Số hộ dùng chung: " + households(before) + " → " + households(after),
        "Households on the meter: " + households(before) + " → " + households(after));
    step(
        Cause.DAYS,
        false,
        with(
            present.energy(),
            present.quota(),
            after.days(),
            scaled(present.periods(), days(after)),
            present.claim()),
        "Số ngày của kỳ: " + days(before) + " → " + days(after),
        "Days of the period: " + days(before) + " → " + days(after));
    step(
        Cause.PRICES,
        !books(before).equals(books(after)) || !present.periods().equals(after.periods()),
        with(present.energy(), present.quota(), present.days(), after.periods(), present.claim()),
        "Giá điện: " + books(before) + " → " + books(after),
        "Prices: " + books(before) + " → " + books(after));
    discount();
    reactive();
    vat();
    return new BillComparison(first, presentBill, parts);
  }

  /** Group, voltage and purposes; with the prices, where the earlier books do not price them. */
  private void contract() {
    boolean priced =
        before.periods().stream()
            .allMatch(
                period ->
                    prices(period, after.contract())
                        && (after.contract().secondUse() == null
                            || period
                                .book()
                                .table(
                                    after.contract().secondUse().group().code(),
                                    after.contract().supplyKv())
                                .isPresent()));
    CheckedBill next =
        new CheckedBill(
            after.contract(),
            fitting(before.energy(), after),
            before.quota(),
            priced ? before.days() : after.days(),
            priced ? before.periods() : after.periods(),
            claimFor(before.claim(), after.contract()),
            before.powerFactor(),
            before.vatRate());
    step(
        Cause.CONTRACT,
        !before.contract().equals(after.contract()),
        next,
        "Hợp đồng: " + contract(before) + " → " + contract(after),
        "Contract: " + contract(before) + " → " + contract(after));
  }

  private static boolean prices(PricePeriod period, CheckedBill.Contract contract) {
    return period.book().table(contract.group().code(), contract.supplyKv()).isPresent();
  }

  /** Energy in registers that the other contract can price. */
  private static Energy fitting(Energy energy, CheckedBill other) {
    boolean bands = other.contract().group().hasBands() && other.contract().secondUse() == null;
    return bands ? energy : energy.withoutBands();
  }

  /** An eligibility that needs another customer group has no meaning under this contract. */
  private CheckedBill.Claim claimFor(CheckedBill.Claim claim, CheckedBill.Contract contract) {
    Set<String> kept = new LinkedHashSet<>();
    for (String code : claim.eligibilities()) {
      String needed =
          calculator
              .programmes()
              .eligibilityKind(code)
              .map(EligibilityKind::customerGroup)
              .orElse(null);
      if (needed == null || needed.equals(contract.group().code())) {
        kept.add(code);
      }
    }
    return new CheckedBill.Claim(claim.billPeriod(), kept);
  }

  /** The step of the energy has two causes: how much, and where it falls in blocks or hours. */
  private void energy() {
    CheckedBill next =
        with(after.energy(), present.quota(), present.days(), present.periods(), present.claim());
    CalculatedBill bill = calculator.calculate(next);
    long kwhBefore = present.energy().total();
    long kwhAfter = next.energy().total();
    long atTheSameRate = atTheRateOf(presentBill, bill);
    long change = atTheSameRate - presentBill.totalVnd();
    long byAverage = byAverage(presentBill.totalVnd(), kwhBefore, kwhAfter, change);
    String range = Sentences.number(kwhBefore) + " → " + Sentences.number(kwhAfter) + " kWh";
    if (kwhBefore != kwhAfter || byAverage != 0) {
      add(
          Cause.KWH,
          byAverage,
          "Điện năng tiêu thụ: " + range + (kwhBefore == 0 ? "" : AT_AVERAGE_VI),
          "Energy used: " + range + (kwhBefore == 0 ? "" : AT_AVERAGE_EN));
    }
    if (change != byAverage) {
      Cause cause =
          present.energy().hasBands() || next.energy().hasBands() ? Cause.HOURS : Cause.BLOCKS;
      boolean dearer = change > byAverage;
      if (cause == Cause.BLOCKS && present.contract().secondUse() != null) {
        // More energy can fall into lower blocks here, and into the price of the second purpose.
        add(
            cause,
            change - byAverage,
            "Điện năng chia theo mục đích sử dụng và bậc giá khác trước, giá bình quân "
                + (dearer ? "cao hơn" : "thấp hơn"),
            "The energy falls on the purposes and blocks in another way, at a "
                + (dearer ? "higher" : "lower")
                + " average price");
      } else if (cause == Cause.BLOCKS) {
        add(
            cause,
            change - byAverage,
            "Điện năng rơi vào các bậc giá " + (dearer ? "cao hơn" : "thấp hơn"),
            "The energy falls into " + (dearer ? "higher" : "lower") + " blocks");
      } else {
        add(
            cause,
            change - byAverage,
            "Cơ cấu giờ dùng điện thay đổi, vào giờ có giá " + (dearer ? "cao hơn" : "thấp hơn"),
            "The energy falls on " + (dearer ? "dearer" : "cheaper") + " hours");
      }
    }
    if (bill.totalVnd() != atTheSameRate) {
      String rates = rate(presentBill) + " → " + rate(bill);
      add(
          Cause.DISCOUNT,
          bill.totalVnd() - atTheSameRate,
          "Mức giảm của chương trình thay đổi theo điện năng tiêu thụ: " + rates,
          "The rate of the discount follows the energy used: " + rates);
    }
    present = next;
    presentBill = bill;
  }

  /**
   * What a bill would come to at the percentage of an earlier one. A programme can have a threshold
   * (round 4), so that more energy alone changes the percentage of the whole bill.
   */
  private static long atTheRateOf(CalculatedBill earlier, CalculatedBill bill) {
    Optional<BillAdjustment> was = discountOf(earlier);
    Optional<BillAdjustment> is = discountOf(bill);
    if (was.isEmpty() || is.isEmpty() || was.get().rate().equals(is.get().rate())) {
      return bill.totalVnd();
    }
    long preTaxVnd =
        bill.energyVnd()
            + bill.reactiveVnd()
            - was.get().rate().ratio().halfUpOf(is.get().baseVnd());
    return preTaxVnd + bill.vatRate().percent().ratio().halfUpOf(preTaxVnd);
  }

  private static Optional<BillAdjustment> discountOf(CalculatedBill bill) {
    return bill.adjustments().stream()
        .filter(adjustment -> adjustment.kind() == BillAdjustment.Kind.DISCOUNT)
        .findFirst();
  }

  private static String rate(CalculatedBill bill) {
    return discountOf(bill).map(a -> Sentences.decimal(a.percent()) + "%").orElse("–");
  }

  private long byAverage(long totalVnd, long kwhBefore, long kwhAfter, long change) {
    if (kwhBefore == 0 || !pricesDiffer()) {
      return change;
    }
    long more = kwhAfter - kwhBefore;
    long amount = Ratio.halfUp(totalVnd, Math.abs(more), kwhBefore);
    return more < 0 ? -amount : amount;
  }

  /** Whether a kWh can cost more than another: blocks, hours or a second purpose. */
  private boolean pricesDiffer() {
    CheckedBill.Contract contract = present.contract();
    return contract.secondUse() != null
        || present.energy().hasBands()
        || after.energy().hasBands()
        || (!contract.undeclaredTenants()
            && present.periods().stream()
                .map(p -> p.book().table(contract.group().code(), contract.supplyKv()))
                .anyMatch(t -> t.isPresent() && t.get() instanceof PriceTable.Blocks))
        || present.periods().size() > 1;
  }

  private void discount() {
    CheckedBill next =
        with(present.energy(), present.quota(), present.days(), present.periods(), after.claim());
    CalculatedBill bill = calculator.calculate(next);
    Set<String> had = rules(presentBill);
    Set<String> has = rules(bill);
    if (!had.equals(has) || bill.totalVnd() != presentBill.totalVnd()) {
      String vi =
          had.equals(has)
              ? "thay đổi"
              : has.isEmpty() ? "kết thúc" : had.isEmpty() ? "bắt đầu" : "thay đổi";
      String en =
          had.equals(has)
              ? "changed"
              : has.isEmpty() ? "ended" : had.isEmpty() ? "begun" : "changed";
      String range =
          (had.isEmpty() ? "–" : String.join(", ", had))
              + " → "
              + (has.isEmpty() ? "–" : String.join(", ", has));
      add(
          Cause.DISCOUNT,
          bill.totalVnd() - presentBill.totalVnd(),
          "Chương trình giảm giá " + vi + ": " + range,
          "Discount " + en + ": " + range);
    }
    present = next;
    presentBill = bill;
  }

  private static Set<String> rules(CalculatedBill bill) {
    Set<String> rules = new TreeSet<>();
    bill.lines().stream().map(BillLine::rule).filter(Objects::nonNull).forEach(rules::add);
    bill.adjustments().stream()
        .map(BillAdjustment::rule)
        .filter(Objects::nonNull)
        .forEach(rules::add);
    return rules;
  }

  private void reactive() {
    CheckedBill next =
        new CheckedBill(
            present.contract(),
            present.energy(),
            present.quota(),
            present.days(),
            present.periods(),
            present.claim(),
            after.powerFactor(),
            present.vatRate());
    String range = powerFactor(before.powerFactor()) + " → " + powerFactor(after.powerFactor());
    step(
        Cause.REACTIVE,
        !Objects.equals(before.powerFactor(), after.powerFactor()),
        next,
        "Hệ số công suất: " + range,
        "Power factor: " + range);
  }

  private static String powerFactor(@Nullable BigDecimal value) {
    return value == null ? "–" : Sentences.decimal(value);
  }

  private void vat() {
    String range =
        Sentences.decimal(before.vatRate().percent().value())
            + "% → "
            + Sentences.decimal(after.vatRate().percent().value())
            + "%";
    step(
        Cause.VAT,
        !before.vatRate().percent().equals(after.vatRate().percent()),
        after,
        "Thuế suất thuế GTGT: " + range + " (" + after.vatRate().legalBasis() + ")",
        "Rate of VAT: " + range + " (" + after.vatRate().legalBasis() + ")");
  }

  private CheckedBill with(
      Energy energy,
      Ratio quota,
      CheckedBill.Days days,
      List<PricePeriod> periods,
      CheckedBill.Claim claim) {
    return new CheckedBill(
        present.contract(),
        energy,
        quota,
        days,
        periods,
        claim,
        present.powerFactor(),
        present.vatRate());
  }

  /**
   * Takes one step.
   *
   * @param tell whether the part is told even if it changes nothing: months differ in their days
   *     all the time, and households mean nothing without blocks
   */
  private void step(
      Cause cause, boolean tell, CheckedBill next, String explanation, String explanationEn) {
    CalculatedBill bill = calculator.calculate(next);
    long amount = bill.totalVnd() - presentBill.totalVnd();
    if (tell || amount != 0) {
      add(cause, amount, explanation, explanationEn);
    }
    present = next;
    presentBill = bill;
  }

  private void add(Cause cause, long amountVnd, String explanation, String explanationEn) {
    String sum = ": " + (amountVnd > 0 ? "+" : "") + Sentences.vnd(amountVnd);
    parts.add(new BillComparison.Part(cause, amountVnd, explanation + sum, explanationEn + sum));
  }

  /** The same books over another number of days, in the same proportion. */
  private static List<PricePeriod> scaled(List<PricePeriod> periods, long days) {
    long all = days(periods);
    List<PricePeriod> scaled = new ArrayList<>();
    long before = 0;
    long sum = 0;
    for (PricePeriod period : periods) {
      sum += period.days();
      long mark = Ratio.halfUp(sum, days, all);
      scaled.add(new PricePeriod(period.book(), mark - before));
      before = mark;
    }
    return scaled;
  }

  private static long days(CheckedBill bill) {
    return days(bill.periods());
  }

  private static long days(List<PricePeriod> periods) {
    return periods.stream().mapToLong(PricePeriod::days).sum();
  }

  private static String books(CheckedBill bill) {
    return bill.periods().stream()
        .map(period -> period.book().decision())
        .collect(Collectors.joining(" + "));
  }

  private static String households(CheckedBill bill) {
    Ratio quota = bill.quota();
    return Sentences.decimal(
        BigDecimal.valueOf(quota.numerator())
            .divide(BigDecimal.valueOf(quota.denominator()), 2, RoundingMode.HALF_UP)
            .stripTrailingZeros());
  }

  private static String contract(CheckedBill bill) {
    CheckedBill.Contract contract = bill.contract();
    SecondUse second = contract.secondUse();
    return contract.group().code()
        + " "
        + Sentences.decimal(contract.supplyKv())
        + " kV"
        + (contract.undeclaredTenants() ? ", BLOCK_FLAT" : "")
        + (second == null ? "" : " + " + second.group().code());
  }
}
