package vn.evn.billing.laboratory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.BillInputBuilder;
import vn.evn.billing.calculation.Usage;
import vn.evn.billing.discount.BillRule;
import vn.evn.billing.discount.DiscountRule;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.discount.PriceRule;
import vn.evn.billing.discount.Programme;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceTable;
import vn.evn.billing.tariff.VatRate;
import vn.evn.billing.tariff.VoltageLevel;

/** Finds the cases of a price book or a programme. */
final class Cases {
  private static final BigDecimal LOWEST_KV = new BigDecimal("0.4");
  private static final BigDecimal HIGHEST_KV = BigDecimal.valueOf(500);

  private final BillCalculator calculator;

  Cases(BillCalculator calculator) {
    this.calculator = calculator;
  }

  /** Every group and voltage of a book on its first day, without any programme. */
  List<Case> of(PriceBook book) {
    BillCalculator plain = calculator.withProgrammes(calculator.programmes().withoutRules());
    List<Case> cases = new ArrayList<>();
    for (String group : book.customerGroups()) {
      for (PriceTable table : book.tables(group)) {
        BillInputBuilder input =
            BillInput.builder()
                .billPeriod(YearMonth.from(book.effectiveFrom()))
                .readingFrom(book.effectiveFrom())
                .readingTo(book.effectiveFrom().plusDays(1));
        cases.add(one(plain, book, group, table, input, Set.of(), "", Set.of()));
      }
    }
    return cases;
  }

  /** Every group and voltage that a rule of a programme can meet, in its first and last month. */
  List<Case> of(Programme programme) {
    List<Case> cases = new ArrayList<>();
    for (DiscountRule rule : programme.rules()) {
      Set<YearMonth> months =
          new TreeSet<>(Set.of(rule.terms().billPeriodFrom(), rule.terms().billPeriodTo()));
      for (YearMonth month : months) {
        calculator
            .priceBooks()
            .inForceOn(month.atDay(1))
            .ifPresent(book -> cases.addAll(ofRule(programme, rule, month, book)));
      }
    }
    return cases;
  }

  private List<Case> ofRule(
      Programme programme, DiscountRule rule, YearMonth month, PriceBook book) {
    List<Case> cases = new ArrayList<>();
    for (String group : groupsOf(rule)) {
      for (PriceTable table : book.tables(group)) {
        String eligibility = rule.terms().eligibility();
        cases.add(
            one(
                calculator,
                book,
                group,
                table,
                BillInput.builder().billPeriod(month),
                eligibility == null ? Set.of() : Set.of(eligibility),
                ", " + rule.terms().id() + " in " + month,
                thresholds(programme)));
      }
    }
    return cases;
  }

  private Set<String> groupsOf(DiscountRule rule) {
    if (rule instanceof PriceRule price) {
      return new TreeSet<>(price.customerGroups());
    }
    String eligibility = rule.terms().eligibility();
    String needed =
        eligibility == null
            ? null
            : calculator
                .programmes()
                .eligibilityKind(eligibility)
                .map(EligibilityKind::customerGroup)
                .orElse(null);
    return needed == null ? calculator.priceBooks().customerGroups() : Set.of(needed);
  }

  private static Set<Long> thresholds(Programme programme) {
    Set<Long> marks = new TreeSet<>();
    for (DiscountRule rule : programme.rules()) {
      if (rule instanceof BillRule bill) {
        addIfGiven(marks, bill.aboveKwh());
        addIfGiven(marks, bill.upToKwh());
      }
    }
    return marks;
  }

  private static void addIfGiven(Set<Long> marks, @Nullable Long mark) {
    if (mark != null) {
      marks.add(mark);
    }
  }

  private Case one(
      BillCalculator calculator,
      PriceBook book,
      String groupCode,
      PriceTable table,
      BillInputBuilder input,
      Set<String> eligibilities,
      String words,
      Set<Long> thresholds) {
    CustomerGroup group = calculator.rules().customerGroups().find(groupCode).orElseThrow();
    Set<Long> marks = new TreeSet<>(thresholds);
    if (table instanceof PriceTable.Blocks blocks) {
      long limit = 0;
      for (PriceTable.Block block : blocks.blocks()) {
        Kwh width = block.width();
        if (width != null) {
          limit += width.value();
          marks.add(limit);
        }
      }
    }
    return new Case(
        groupCode + " at " + table.voltageLevel().code() + words,
        calculator,
        input
            .customerGroup(groupCode)
            .supplyVoltageKv(kvIn(table.voltageLevel()))
            .usage(Usage.of(0))
            .taxPointDate(aTaxPoint())
            .eligibilities(eligibilities)
            .build(),
        group,
        book,
        table,
        List.copyOf(marks));
  }

  /** A new book may start after the last rate of tax that is known; the laws do not hang on it. */
  private LocalDate aTaxPoint() {
    List<VatRate> rates = calculator.rules().vatRates().all();
    LocalDate day = rates.get(rates.size() - 1).dayOfForce();
    return day == null ? LocalDate.of(2020, 1, 1) : day;
  }

  private static BigDecimal kvIn(VoltageLevel level) {
    for (BigDecimal kv : List.of(LOWEST_KV, level.fromKv(), HIGHEST_KV)) {
      if (kv.signum() > 0 && level.covers(kv)) {
        return kv;
      }
    }
    BigDecimal to = level.toKv() == null ? HIGHEST_KV : level.toKv();
    return level.fromKv().add(to).divide(BigDecimal.valueOf(2));
  }
}
