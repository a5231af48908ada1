package vn.evn.billing.laboratory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.BillLine;
import vn.evn.billing.calculation.BillPlan;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.calculation.Usage;
import vn.evn.billing.discount.BillRule;
import vn.evn.billing.discount.DiscountRule;
import vn.evn.billing.discount.PriceRule;
import vn.evn.billing.discount.Programme;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.discount.RuleTerms;
import vn.evn.billing.money.Percent;
import vn.evn.billing.tariff.Confidence;
import vn.evn.billing.tariff.DataPlace;
import vn.evn.billing.tariff.PriceTable;
import vn.evn.billing.tariff.TimeOfUse;

/**
 * The laws. A second purpose on a meter is left out of the first on purpose: below 200 kWh the law
 * itself prices everything as residential, and where the second purpose is cheaper than a high
 * block, the 200th kWh makes the bill smaller.
 */
final class Laws {
  private static final long MOST_KWH = 10_000_000;
  private static final int EVERY_KWH_UP_TO = 1_000;
  private static final int PAIRS = 500;

  /** In the order in which they are printed. */
  static final List<Law> ALL =
      List.of(
          law("more kWh never costs less", Laws::moreNeverCostsLess),
          law("cost is continuous at block limits", Laws::continuousAtBlockLimits),
          law("n equal households are n single bills", Laws::equalHouseholds),
          law("a programme of 0 % changes nothing", Laws::zeroPercent),
          law("no bill is below zero", Laws::neverBelowZero),
          law("lines sum to the total", Laws::linesSum),
          law("splitting a period alters nothing but rounding", Laws::splitting),
          law("a discounted price is half-up of price × rate", Laws::discountedPrice));

  private Laws() {}

  /** What a law does with a case. */
  private interface Holding {
    void hold(Case subject, Check check);
  }

  private static Law law(String name, Holding holding) {
    return new Law() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void hold(Case subject, Check check) {
        holding.hold(subject, check);
      }
    };
  }

  private static void moreNeverCostsLess(Case subject, Check check) {
    for (int households : List.of(1, 3)) {
      BillPlan plan = subject.plan();
      rises(
          subject.words() + ", " + households + " households",
          kwh -> plan.bill(kwh, households),
          amounts(subject, households),
          check);
    }
    for (String band :
        subject.table() instanceof PriceTable.Bands ? registers(subject) : Set.<String>of()) {
      rises(
          subject.words() + ", register " + band,
          kwh -> subject.bill(bands(subject, band, kwh)),
          List.of(0L, 99L, 199L, 200L, 5_000L, 1_000_000L),
          check);
    }
  }

  /** One kWh more at each amount, and the step from each amount to the next. */
  private static void rises(
      String words, LongFunction<CalculatedBill> bill, List<Long> amounts, Check check) {
    long before = -1;
    long beforeKwh = 0;
    for (long kwh : amounts) {
      long here = bill.apply(kwh).totalVnd();
      long more = bill.apply(kwh + 1).totalVnd();
      long fromKwh = beforeKwh;
      long from = before;
      check.that(
          here >= from,
          () ->
              words + ": " + fromKwh + " kWh cost " + from + " đ, " + kwh + " kWh " + here + " đ");
      check.that(
          more >= here,
          () ->
              words
                  + ": "
                  + kwh
                  + " kWh cost "
                  + here
                  + " đ, "
                  + (kwh + 1)
                  + " kWh "
                  + more
                  + " đ");
      before = here;
      beforeKwh = kwh;
    }
  }

  /** Every kWh up to a limit, both sides of every mark, and some far above; rising. */
  private static List<Long> amounts(Case subject, int households) {
    List<Long> amounts = new ArrayList<>();
    for (long kwh = 0; kwh <= EVERY_KWH_UP_TO; kwh++) {
      amounts.add(kwh);
    }
    for (long mark : subject.marks()) {
      for (long kwh = Math.max(0, mark * households - 2); kwh <= mark * households + 2; kwh++) {
        amounts.add(kwh);
      }
      amounts.add(mark);
    }
    new Random(1).longs(PAIRS, EVERY_KWH_UP_TO, MOST_KWH).forEach(amounts::add);
    return amounts.stream().filter(kwh -> kwh < MOST_KWH).distinct().sorted().toList();
  }

  private static Set<String> registers(Case subject) {
    return bands(subject, "", 0).bands().keySet();
  }

  private static Usage bands(Case subject, String changed, long kwh) {
    Map<String, Long> bands = new LinkedHashMap<>();
    for (TimeOfUse time : subject.calculator().rules().timesOfUse().all()) {
      if (subject.group().bands().contains(time.code())) {
        bands.put(time.register(), time.register().equals(changed) ? kwh : 70L);
      }
    }
    return new Usage(null, bands, List.of());
  }

  private static void continuousAtBlockLimits(Case subject, Check check) {
    if (!(subject.table() instanceof PriceTable.Blocks blocks)) {
      return;
    }
    BillPlan plan = subject.plan();
    long limit = 0;
    for (PriceTable.Block block : blocks.blocks()) {
      CalculatedBill at = plan.bill(limit, 1);
      CalculatedBill above = plan.bill(limit + 1, 1);
      BillLine last = above.lines().get(above.lines().size() - 1);
      long step = above.energyVnd() - at.energyVnd();
      long from = limit;
      check.that(
          step == last.unitPriceVnd() && last.code().equals("BLOCK_" + block.number()),
          () ->
              subject.words()
                  + ": the kWh after "
                  + from
                  + " costs "
                  + step
                  + " đ on line "
                  + last.code());
      limit += block.width() == null ? 0 : block.width().value();
    }
  }

  private static void equalHouseholds(Case subject, Check check) {
    if (!subject.hasBlocks()) {
      return;
    }
    BillPlan plan = subject.plan();
    List<Long> amounts = new ArrayList<>(List.of(0L, 1L, 37L, 123L, 333L, 999L));
    subject.marks().forEach(mark -> amounts.addAll(List.of(Math.max(0, mark - 1), mark, mark + 1)));
    for (long kwh : amounts) {
      for (int n : List.of(2, 3, 7, 100)) {
        if (kwh * n <= MOST_KWH) {
          long single = plan.bill(kwh, 1).energyVnd();
          long together = plan.bill(kwh * n, n).energyVnd();
          check.that(
              together == n * single,
              () ->
                  subject.words()
                      + ": "
                      + n
                      + " households of "
                      + kwh
                      + " kWh pay "
                      + together
                      + " đ together, "
                      + single
                      + " đ each");
        }
      }
    }
  }

  /** Rules of 0 % on every price and on the bill, and every rule of the programmes cut to 0 %. */
  private static void zeroPercent(Case subject, Check check) {
    Programmes programmes = subject.calculator().programmes();
    List<Programme> cut = new ArrayList<>();
    for (Programme programme : programmes.all()) {
      List<DiscountRule> rules = new ArrayList<>();
      programme.rules().forEach(rule -> addAtZero(rules, rule));
      if (!rules.isEmpty()) {
        cut.add(programme.withRules(rules));
      }
    }
    YearMonth month =
        subject.input().billPeriod() == null ? YearMonth.of(2020, 1) : subject.input().billPeriod();
    cut.add(nothing(month, subject));
    Case at = subject.with(subject.calculator().withProgrammes(programmes.only(cut)));
    Case without = subject.with(subject.calculator().withProgrammes(programmes.withoutRules()));
    for (Usage usage : usages(subject)) {
      CalculatedBill zero = at.bill(usage);
      CalculatedBill none = without.bill(usage);
      check.that(
          zero.totalVnd() == none.totalVnd() && zero.reductionVnd() == 0,
          () ->
              subject.words()
                  + ", "
                  + usage
                  + ": "
                  + zero.totalVnd()
                  + " đ at 0 %, "
                  + none.totalVnd()
                  + " đ without");
    }
  }

  private static void addAtZero(List<DiscountRule> rules, DiscountRule rule) {
    if (rule instanceof PriceRule.PercentOfPrice price) {
      rules.add(
          new PriceRule.PercentOfPrice(
              price.terms(), price.customerGroups(), price.prices(), percent("0")));
    } else if (rule instanceof BillRule bill) {
      rules.add(
          new BillRule(
              bill.terms(),
              percent("0"),
              bill.aboveKwh(),
              bill.upToKwh(),
              bill.withPriceRules(),
              bill.openPoint()));
    }
  }

  private static Programme nothing(YearMonth month, Case subject) {
    DataPlace place = new DataPlace("laboratory", 0);
    RuleTerms terms =
        new RuleTerms(
            "LABORATORY-0", "0 %", month, month, null, "none", List.of(), Confidence.LOW, place);
    return new Programme(
        "LABORATORY",
        "0 %",
        "0 %",
        "none",
        "none",
        "none",
        List.of(
            new PriceRule.PercentOfPrice(
                terms, Set.of(subject.group().code()), priceNames(subject.table()), percent("0"))),
        List.of(),
        place);
  }

  private static Set<String> priceNames(PriceTable table) {
    Set<String> names = new LinkedHashSet<>();
    if (table instanceof PriceTable.Blocks blocks) {
      blocks.blocks().forEach(block -> names.add("BLOCK_" + block.number()));
    } else if (table instanceof PriceTable.Bands bands) {
      bands.bands().forEach(band -> names.add(band.hours().code()));
    } else {
      names.add(TimeOfUse.ALL);
    }
    return names;
  }

  private static Percent percent(String text) {
    return Percent.parse(text);
  }

  private static List<Usage> usages(Case subject) {
    List<Usage> usages = new ArrayList<>();
    for (long kwh : List.of(0L, 1L, 50L, 51L, 200L, 201L, 777L, MOST_KWH)) {
      usages.add(Usage.of(kwh));
    }
    subject.marks().forEach(mark -> usages.addAll(List.of(Usage.of(mark), Usage.of(mark + 1))));
    if (subject.table() instanceof PriceTable.Bands) {
      usages.add(bands(subject, "", 0));
      usages.add(bands(subject, registers(subject).iterator().next(), 12_345));
    }
    return usages;
  }

  private static void neverBelowZero(Case subject, Check check) {
    for (Usage usage : usages(subject)) {
      List<BillInput> inputs = new ArrayList<>();
      inputs.add(subject.input().toBuilder().usage(usage).build());
      if (subject.group().reactiveCharge()) {
        inputs.add(
            subject.input().toBuilder().usage(usage).powerFactor(new BigDecimal("0.5")).build());
      }
      for (BillInput input : inputs) {
        CalculatedBill bill = subject.calculator().calculate(input);
        check.that(
            bill.preTaxVnd() >= 0 && bill.totalVnd() >= 0 && bill.energyVnd() >= 0,
            () -> subject.words() + ", " + usage + ": " + bill.totalVnd() + " đ");
      }
    }
  }

  private static void linesSum(Case subject, Check check) {
    for (Usage usage : usages(subject)) {
      CalculatedBill bill = subject.bill(usage);
      long sum = bill.lines().stream().mapToLong(BillLine::amountVnd).sum();
      long kwh = bill.lines().stream().mapToLong(BillLine::quantityKwh).sum();
      long used =
          usage.kwh() != null
              ? usage.kwh()
              : usage.bands().values().stream().mapToLong(Long::longValue).sum();
      check.that(
          sum == bill.energyVnd()
              && kwh == used
              && bill.totalVnd() == sum + bill.reactiveVnd() - bill.discountVnd() + bill.vatVnd(),
          () ->
              subject.words()
                  + ", "
                  + usage
                  + ": lines come to "
                  + kwh
                  + " kWh and "
                  + sum
                  + " đ, the bill to "
                  + bill.totalVnd()
                  + " đ");
    }
  }

  /**
   * The same prices set anew in the middle of a period that is not a month. Each width of a block
   * and the share of the older part may be off by half a kWh, which costs at most the difference of
   * the prices on both sides.
   */
  private static void splitting(Case subject, Check check) {
    LocalDate from = subject.book().effectiveFrom();
    int days = 24;
    BillInput period =
        subject.input().toBuilder()
            .readingFrom(from)
            .readingTo(from.plusDays(days))
            .partialPeriod(true)
            .build();
    BillCalculator plain =
        subject
            .calculator()
            .withProgrammes(subject.calculator().programmes().withoutRules())
            .withPriceBooks(subject.calculator().priceBooks().only(subject.book()));
    long bound = roundingBound(subject.table());
    for (int day : List.of(1, 7, 12, 23)) {
      BillCalculator split =
          plain.withPriceBooks(
              plain.priceBooks().with(subject.book().renamed("laboratory", from.plusDays(day))));
      for (Usage usage : usages(subject)) {
        BillInput input = period.toBuilder().usage(usage).build();
        long whole = plain.calculate(input).energyVnd();
        long parts = split.calculate(input).energyVnd();
        check.that(
            Math.abs(whole - parts) <= bound,
            () ->
                subject.words()
                    + ", "
                    + usage
                    + ", split after "
                    + day
                    + " of "
                    + days
                    + " days: "
                    + whole
                    + " đ and "
                    + parts
                    + " đ differ by more than rounding, "
                    + bound
                    + " đ");
      }
    }
  }

  private static long roundingBound(PriceTable table) {
    if (!(table instanceof PriceTable.Blocks blocks)) {
      return 0;
    }
    long sum = 0;
    List<PriceTable.Block> all = blocks.blocks();
    for (int i = 1; i < all.size(); i++) {
      long step = all.get(i).price().amount() - all.get(i - 1).price().amount();
      // Block limits are sums of rounded widths: the i-th may be off by i halves, in each of three
      // computations (whole, older, newer).
      sum += 3 * i * step;
    }
    long spread = all.get(all.size() - 1).price().amount() - all.get(0).price().amount();
    return (sum + spread + 1) / 2;
  }

  /** 10 % off every price of the book, and every price rule that meets the case. */
  private static void discountedPrice(Case subject, Check check) {
    YearMonth month = subject.input().billPeriod();
    if (month == null) {
      return;
    }
    for (String rate : List.of("10", "12.5", "33.33", "100")) {
      DataPlace place = new DataPlace("laboratory", 0);
      RuleTerms terms =
          new RuleTerms(
              "LABORATORY", rate, month, month, null, "none", List.of(), Confidence.LOW, place);
      Programme cut =
          new Programme(
              "LABORATORY",
              rate,
              rate,
              "none",
              "none",
              "none",
              List.of(
                  new PriceRule.PercentOfPrice(
                      terms,
                      Set.of(subject.group().code()),
                      priceNames(subject.table()),
                      percent(rate))),
              List.of(),
              place);
      Case at =
          subject.with(
              subject
                  .calculator()
                  .withProgrammes(subject.calculator().programmes().only(List.of(cut))));
      at.bill(fullest(subject))
          .lines()
          .forEach(
              line -> priceIs(subject, line, new BigDecimal(rate), line.basePriceVnd(), check));
    }
    for (BillLine line : subject.bill(fullest(subject)).lines()) {
      PriceRule rule = line.price().priceRule();
      if (rule instanceof PriceRule.PercentOfPrice cut) {
        priceIs(subject, line, cut.percent().value(), line.basePriceVnd(), check);
      } else if (rule instanceof PriceRule.PriceOfAnotherGroup other) {
        BigDecimal kv =
            subject.input().supplyVoltageKv() == null
                ? BigDecimal.ONE
                : subject.input().supplyVoltageKv();
        long price =
            subject
                .book()
                .table(other.priceOf(), kv)
                .flatMap(t -> t.priceIn(line.code()))
                .orElseThrow()
                .amount();
        PriceRule.PercentOfPrice after = other.afterRule();
        priceIs(
            subject, line, after == null ? BigDecimal.ZERO : after.percent().value(), price, check);
      }
    }
  }

  /** Energy on every line of the case. */
  private static Usage fullest(Case subject) {
    return subject.table() instanceof PriceTable.Bands
        ? bands(subject, "", 0)
        : Usage.of(
            subject.marks().isEmpty()
                ? 100
                : subject.marks().get(subject.marks().size() - 1) + 100);
  }

  private static void priceIs(
      Case subject, BillLine line, BigDecimal percentOff, long price, Check check) {
    long expected =
        BigDecimal.valueOf(price)
            .multiply(BigDecimal.valueOf(100).subtract(percentOff))
            .divide(BigDecimal.valueOf(100))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    check.that(
        line.unitPriceVnd() == expected,
        () ->
            subject.words()
                + ", "
                + line.code()
                + ": "
                + price
                + " đ less "
                + percentOff
                + " % is "
                + expected
                + " đ, charged is "
                + line.unitPriceVnd()
                + " đ");
  }
}
