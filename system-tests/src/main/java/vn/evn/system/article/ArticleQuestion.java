package vn.evn.system.article;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.calculation.Usage;
import vn.evn.local.generator.Distributions;

/**
 * What the first round costs over its three bill periods, for a made-up country whose assumptions
 * are in {@code assumptions.csv} and {@code distributions.csv}. Each stratum is drawn as a sample
 * and scaled to its customers. Behind it, how the result moves with each assumption.
 */
public final class ArticleQuestion {
  private static final long SEED = 2020;
  private static final int SAMPLE = 20_000;
  private static final long BILLION = 1_000_000_000L;
  private static final List<YearMonth> PERIODS =
      List.of(YearMonth.of(2020, 5), YearMonth.of(2020, 6), YearMonth.of(2020, 7));
  private static final BigDecimal LOW = new BigDecimal("0.4");
  private static final BigDecimal MEDIUM = new BigDecimal("22");

  private final PrintStream out;
  private final Distributions distributions = Distributions.load();
  private final BillCalculator calculator = BillCalculator.load();

  public ArticleQuestion(PrintStream out) {
    this.out = out;
  }

  /**
   * A way to assume otherwise.
   *
   * @param stratum the stratum it is about; empty for all
   * @param usePercent per cent of the use
   * @param mediumPercent per cent of large customers at 22 kV; the others at 0.4 kV
   * @param peakPercent per cent of the energy of large customers in peak hours; off-peak 25
   * @param largeAboveKwh monthly use from which a customer has three bands
   */
  private record Variant(
      String name,
      String stratum,
      int usePercent,
      int mediumPercent,
      int peakPercent,
      long largeAboveKwh) {
    static Variant of(String name, String stratum, int usePercent) {
      return new Variant(name, stratum, usePercent, 50, 15, 2_000);
    }
  }

  /** What a stratum comes to over the three periods, in VND and kWh, scaled to the country. */
  private record Cost(long kwh, long beforeVat, long withVat) {
    Cost plus(Cost other) {
      return new Cost(kwh + other.kwh, beforeVat + other.beforeVat, withVat + other.withVat);
    }
  }

  /** Prints the answer; takes about a minute. */
  public void run() {
    List<Stratum> strata = Stratum.all();
    Variant base = Variant.of("as assumed", "", 100);
    out.printf(
        Locale.ROOT,
        "Cost of round 1 over the bills of May, June and July 2020, by a sample of %,d of each"
            + " stratum, seed %d. Billions of VND.%n",
        SAMPLE,
        SEED);
    out.printf(
        "%-20s %12s %14s %12s %10s %10s%n",
        "", "customers", "million kWh", "before VAT", "with VAT", "planned");
    Cost all = new Cost(0, 0, 0);
    for (Stratum stratum : strata) {
      Cost cost = cost(stratum, base);
      all = all.plus(cost);
      print(stratum.name(), stratum.customers(), cost, stratum.plannedBillionVnd());
    }
    print("together", strata.stream().mapToLong(Stratum::customers).sum(), all, "11000");
    out.println();
    out.println("How the sum moves when one assumption is another one, before VAT:");
    long sum = all.beforeVat();
    for (Variant variant : variants()) {
      long other = 0;
      for (Stratum stratum : strata) {
        other += cost(stratum, variant).beforeVat();
      }
      out.printf(
          Locale.ROOT,
          "%-62s %,8d  %+,8d%n",
          variant.name(),
          other / BILLION,
          other / BILLION - sum / BILLION);
    }
  }

  private static List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (String stratum : List.of("households", "business", "production", "lodging")) {
      variants.add(Variant.of(stratum + " use 10 % less", stratum, 90));
      variants.add(Variant.of(stratum + " use 10 % more", stratum, 110));
    }
    variants.add(Variant.of("lodging uses half (closed hotels)", "lodging", 50));
    variants.add(Variant.of("lodging uses twice as much", "lodging", 200));
    variants.add(new Variant("large customers all at 0.4 kV", "", 100, 0, 15, 2_000));
    variants.add(new Variant("large customers all at 22 kV", "", 100, 100, 15, 2_000));
    variants.add(new Variant("peak hours 10 % of large customers' energy", "", 100, 50, 10, 2_000));
    variants.add(new Variant("peak hours 20 % of large customers' energy", "", 100, 50, 20, 2_000));
    variants.add(
        new Variant("no customer below 20,000 kWh has three bands", "", 100, 50, 15, 20_000));
    return variants;
  }

  private void print(String name, long customers, Cost cost, String planned) {
    out.printf(
        Locale.ROOT,
        "%-20s %,12d %,14d %,12d %,10d %10s%n",
        name,
        customers,
        cost.kwh() / 1_000_000,
        cost.beforeVat() / BILLION,
        cost.withVat() / BILLION,
        planned);
  }

  private Cost cost(Stratum stratum, Variant variant) {
    boolean meant = variant.stratum().isEmpty() || variant.stratum().equals(stratum.name());
    int usePercent = meant ? variant.usePercent() : 100;
    long kwh = 0;
    long beforeVat = 0;
    long withVat = 0;
    for (int i = 0; i < SAMPLE; i++) {
      SplittableRandom random =
          new SplittableRandom(SEED * 1_000_003 + stratum.name().hashCode() * 31L + i);
      long usual = distributions.draw("use " + stratum.use(), random);
      boolean medium = random.nextInt(100) < variant.mediumPercent();
      int households =
          stratum.customerGroup().equals("RESIDENTIAL")
              ? (int) distributions.draw("households RESIDENTIAL", random)
              : 1;
      for (YearMonth period : PERIODS) {
        long used =
            usual * households * distributions.draw("month ALL", random) * usePercent / 10_000;
        CalculatedBill bill = bill(stratum, variant, period, used, households, medium);
        long without = bill.preTaxWithoutProgrammesVnd();
        kwh += used;
        beforeVat += bill.reductionVnd();
        withVat += without + (without * 10 + 50) / 100 - bill.totalVnd();
      }
    }
    return new Cost(scaled(kwh, stratum), scaled(beforeVat, stratum), scaled(withVat, stratum));
  }

  private static long scaled(long sample, Stratum stratum) {
    return BigDecimal.valueOf(sample)
        .multiply(BigDecimal.valueOf(stratum.customers()))
        .divideToIntegralValue(BigDecimal.valueOf(SAMPLE))
        .longValueExact();
  }

  private CalculatedBill bill(
      Stratum stratum,
      Variant variant,
      YearMonth period,
      long used,
      int households,
      boolean medium) {
    boolean banded =
        used > variant.largeAboveKwh()
            && (stratum.customerGroup().equals("PRODUCTION")
                || stratum.customerGroup().equals("BUSINESS"));
    long offPeak = used * 25 / 100;
    long peak = used * variant.peakPercent() / 100;
    Usage usage = banded ? Usage.ofBands(used - offPeak - peak, offPeak, peak) : Usage.of(used);
    return calculator.calculate(
        BillInput.of(period, stratum.customerGroup(), usage).toBuilder()
            .supplyVoltageKv(banded && medium ? MEDIUM : LOW)
            .households(households)
            .taxPointDate(period.atEndOfMonth())
            .eligibilities(
                stratum.eligibility().isEmpty() ? Set.of() : Set.of(stratum.eligibility()))
            .build());
  }
}
