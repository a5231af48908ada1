package vn.evn.billing.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The same bills come out on every run and machine, and with any number of threads. */
class SameEverywhereTest {
  private static final int BILLS = 6_000;

  /**
   * Of all texts and amounts of the bills below. It may change with the data, and with nothing
   * else.
   */
  private static final String DIGEST =
      "e347efef80a3c4847a2cefd7bfe3c7f1e2b351eaeaf07abb56f6e864268fde89";

  @Test
  void comesOutTheSameWithAnyNumberOfThreads() throws Exception {
    List<BillInput> inputs = inputs();
    String alone = digest(texts(inputs, 1));
    for (int threads : List.of(2, 4, 16)) {
      assertThat(digest(texts(inputs, threads))).as("%d threads", threads).isEqualTo(alone);
    }
    assertThat(alone).isEqualTo(DIGEST);
  }

  @Test
  void comesOutTheSameOneByOneAndFromAPlan() {
    BillPlan plan =
        SampleBills.CALCULATOR.plan(SampleBills.household(SampleBills.ROUND_1, 0).build());
    for (int kwh = 0; kwh < 1_500; kwh++) {
      int households = 1 + kwh % 5;
      CalculatedBill one =
          SampleBills.bill(SampleBills.household(SampleBills.ROUND_1, kwh).households(households));
      CalculatedBill planned = plan.bill(kwh, households);
      assertThat(planned.lines()).isEqualTo(one.lines());
      assertThat(planned.totalVnd()).isEqualTo(one.totalVnd());
      assertThat(planned.reductionVnd()).isEqualTo(one.reductionVnd());
    }
  }

  private static List<BillInput> inputs() {
    Random random = new Random(648);
    List<BillInput> inputs = new ArrayList<>();
    for (int i = 0; i < BILLS; i++) {
      YearMonth month = YearMonth.of(2017, 1).plusMonths(random.nextInt(100));
      LocalDate from = month.minusMonths(1).atDay(1 + random.nextInt(28));
      BillInputBuilder input =
          random.nextBoolean()
              ? SampleBills.household(month, random.nextInt(2_000))
                  .households(1 + random.nextInt(4))
              : SampleBills.factory(month)
                  .powerFactor(BigDecimal.valueOf(random.nextInt(101), 2))
                  .eligibilities("TREATMENT");
      if (random.nextBoolean()) {
        input
            .readingFrom(from)
            .readingTo(from.plusDays(20 + random.nextInt(30)))
            .partialPeriod(random.nextBoolean());
      }
      inputs.add(input.build());
    }
    return inputs;
  }

  private static List<String> texts(List<BillInput> inputs, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<String>> work =
          inputs.stream()
              .<Callable<String>>map(input -> () -> text(SampleBills.CALCULATOR.calculate(input)))
              .toList();
      List<String> texts = new ArrayList<>();
      for (Future<String> text : pool.invokeAll(work)) {
        texts.add(text.get());
      }
      return texts;
    } finally {
      pool.shutdown();
    }
  }

  private static String text(CalculatedBill bill) {
    StringBuilder text = new StringBuilder();
    bill.lines()
        .forEach(
            line ->
                text.append(line.code())
                    .append(line.label())
                    .append(line.part())
                    .append(line.basePriceVnd())
                    .append(line.rule())
                    .append(line.source())
                    .append(line.explanation())
                    .append(line.explanationEn()));
    bill.adjustments()
        .forEach(a -> text.append(a.kind()).append(a.explanation()).append(a.explanationEn()));
    return text.append(bill.totalVnd()).append(' ').append(bill.reductionVnd()).toString();
  }

  private static String digest(List<String> texts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    texts.forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }
}
