package vn.evn.system.bills;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.BillLine;
import vn.evn.billing.calculation.BillPlan;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.calculation.Usage;

/**
 * Household bills of round 1, one thread: energy from 0 to 600 kWh, one to three households, at
 * random. Each bill has lines with code, energy, both prices, amount, rule and source, the bill
 * without programmes, and VAT; texts are made only when they are asked for. Beside it, in the same
 * run, the bare arithmetic: six blocks and VAT on constants, one number out.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 2)
@State(Scope.Thread)
public class BillBenchmark {
  private static final int BILLS = 4096;

  private final long[] kwh = new long[BILLS];
  private final int[] households = new int[BILLS];
  private final BillInput[] inputs = new BillInput[BILLS];
  private BillCalculator calculator = BillCalculator.load();
  private BillPlan plan = plan(calculator);
  private int at;

  private static BillPlan plan(BillCalculator calculator) {
    return calculator.plan(BillInput.of(YearMonth.of(2020, 5), "RESIDENTIAL", Usage.of(0)));
  }

  /** Draws the energy and the households. */
  @Setup
  public void draw() {
    Random random = new Random(2020);
    for (int i = 0; i < BILLS; i++) {
      kwh[i] = random.nextInt(601);
      households[i] = random.nextInt(10) == 0 ? 2 + random.nextInt(2) : 1;
      inputs[i] =
          BillInput.of(YearMonth.of(2020, 5), "RESIDENTIAL", Usage.of(kwh[i])).toBuilder()
              .households(households[i])
              .supplyVoltageKv(new BigDecimal("0.4"))
              .build();
    }
    calculator = BillCalculator.load();
    plan = plan(calculator);
  }

  private int next() {
    at = (at + 1) & (BILLS - 1);
    return at;
  }

  /** The whole bill; its lines lie in it as energy and shared prices. */
  @Benchmark
  public CalculatedBill bill() {
    int i = next();
    return plan.bill(kwh[i], households[i]);
  }

  /** The whole bill, and every line taken out of it as an object with its amount. */
  @Benchmark
  public long billWithLineObjects(Blackhole hole) {
    int i = next();
    CalculatedBill bill = plan.bill(kwh[i], households[i]);
    for (BillLine line : bill.lines()) {
      hole.consume(line.amountVnd());
    }
    return bill.totalVnd();
  }

  /** From an unchecked input, as an estimate does: checks, prices looked up anew, bill. */
  @Benchmark
  public CalculatedBill billFromInput() {
    return calculator.calculate(inputs[next()]);
  }

  /** Six blocks times households and VAT on constants: what the machine can do at best. */
  @Benchmark
  public long bareArithmetic() {
    int i = next();
    long n = households[i];
    long used = kwh[i];
    long one = Math.min(used, 50 * n);
    long two = Math.min(used - one, 50 * n);
    long three = Math.min(used - one - two, 100 * n);
    long four = Math.min(used - one - two - three, 100 * n);
    long five = Math.min(used - one - two - three - four, 100 * n);
    long six = used - one - two - three - four - five;
    long sum = one * 1510 + two * 1561 + three * 1813 + four * 2282 + five * 2834 + six * 2927;
    return sum + (sum * 10 + 50) / 100;
  }
}
