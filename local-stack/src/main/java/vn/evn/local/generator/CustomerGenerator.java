package vn.evn.local.generator;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes up customers and the readings of their meters. Customer and month decide the numbers, not
 * the order or the amount in which they are asked for.
 */
public final class CustomerGenerator {
  private static final int CUSTOMERS_OF_UNIT = 20_000;
  private static final long FIRST_MONTH = 2019 * 12L;
  private static final String[] VOLTAGES = {"0.4", "0.4", "0.4", "0.4", "22", "22", "22", "110"};

  private final long seed;
  private final @Nullable String onlyGroup;
  private final Distributions distributions = Distributions.load();

  /**
   * A generator.
   *
   * @param seed the same seed makes the same customers
   * @param onlyGroup the one group of all customers; null for the groups of the country
   */
  public CustomerGenerator(long seed, @Nullable String onlyGroup) {
    this.seed = seed;
    this.onlyGroup = onlyGroup;
  }

  /** The customer of an index. */
  public SampleCustomer customer(long index) {
    SplittableRandom random = random(index, 0);
    String drawn = distributions.group(random);
    String group = onlyGroup == null ? drawn : onlyGroup;
    boolean household = group.equals("RESIDENTIAL");
    boolean large = group.equals("PRODUCTION") || group.equals("BUSINESS");
    long usual = distributions.draw("use " + group, random);
    int households = household ? (int) distributions.draw("households RESIDENTIAL", random) : 1;
    boolean threeBand = large && usual > 2_000;
    return new SampleCustomer(
        index,
        String.format(Locale.ROOT, "PD05%08d", index),
        group,
        threeBand ? VOLTAGES[random.nextInt(VOLTAGES.length)] : "0.4",
        households,
        threeBand,
        String.format(Locale.ROOT, "PD%04d", index / CUSTOMERS_OF_UNIT),
        3 + random.nextInt(18),
        usual * households);
  }

  /** What a customer used up to the reading of a month, kWh. */
  public long used(SampleCustomer customer, YearMonth month) {
    SplittableRandom random =
        random(customer.index(), month.getYear() * 12L + month.getMonthValue());
    return customer.usualKwh() * distributions.draw("month ALL", random) / 100;
  }

  /** What the meter shows at the reading of a month: the sum of all months since January 2019. */
  private long shown(SampleCustomer customer, YearMonth month) {
    long months = month.getYear() * 12L + month.getMonthValue() - 1 - FIRST_MONTH;
    long sum = 0;
    for (long i = 0; i <= months; i++) {
      sum += used(customer, YearMonth.of(2019, 1).plusMonths(i));
    }
    return sum;
  }

  private SplittableRandom random(long index, long month) {
    return new SplittableRandom(seed * 1_000_003 + index * 7_919 + month * 104_729);
  }

  /** Writes the head of a file of service points. */
  public void pointsHead(Writer out) throws IOException {
    out.write(
        "customer_code,valid_from,customer_group,supply_voltage_kv,households,meter_number,"
            + "three_band,unit\n");
  }

  /** Writes the line of a customer. */
  public void point(SampleCustomer c, Writer out) throws IOException {
    out.write(
        c.code()
            + ",2019-01-01,"
            + c.group()
            + ','
            + c.voltageKv()
            + ','
            + c.households()
            + ','
            + c.meter()
            + ','
            + c.threeBand()
            + ','
            + c.unit()
            + '\n');
  }

  /** Writes the head of a file of readings. */
  public void readingsHead(Writer out) throws IOException {
    out.write("customer_code,meter_number,kind,at,kwh,normal,off_peak,peak\n");
  }

  /** Writes the line of a reading. Normal hours take 60 %, off-peak hours 25 %, peak hours 15 %. */
  public void reading(SampleCustomer c, YearMonth month, Writer out) throws IOException {
    LocalDate day = month.atDay(c.readingDay());
    long kwh = shown(c, month);
    out.write(c.code() + ',' + c.meter() + ",PERIODIC," + day + "T08:00:00+07:00,");
    if (c.threeBand()) {
      long offPeak = kwh * 25 / 100;
      long peak = kwh * 15 / 100;
      out.write("," + (kwh - offPeak - peak) + ',' + offPeak + ',' + peak + '\n');
    } else {
      out.write(kwh + ",,,\n");
    }
  }
}
