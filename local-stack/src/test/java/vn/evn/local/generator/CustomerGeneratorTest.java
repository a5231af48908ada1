package vn.evn.local.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerGeneratorTest {
  private static final int CUSTOMERS = 20_000;

  private final CustomerGenerator generator = new CustomerGenerator(1, null);

  @Test
  void makesTheSameCustomersFromTheSameSeedInAnyOrder() {
    CustomerGenerator again = new CustomerGenerator(1, null);
    SampleCustomer last = again.customer(CUSTOMERS);
    assertThat(again.customer(7)).isEqualTo(generator.customer(7));
    assertThat(last).isEqualTo(generator.customer(CUSTOMERS));
    assertThat(
            IntStream.range(0, 100)
                .filter(
                    i -> new CustomerGenerator(2, null).customer(i).equals(generator.customer(i)))
                .count())
        .as("customers that another seed makes too")
        .isLessThan(20);
  }

  @Test
  void followsTheDistributions() {
    long households =
        IntStream.range(0, CUSTOMERS)
            .mapToObj(generator::customer)
            .filter(c -> c.group().equals("RESIDENTIAL"))
            .count();
    // 9,286 of 10,000; four standard deviations are 73 of 10,000.
    assertThat(households * 10_000 / CUSTOMERS).isBetween(9_213L, 9_359L);
    CustomerGenerator homes = new CustomerGenerator(1, "RESIDENTIAL");
    long inTheMiddle =
        IntStream.range(0, CUSTOMERS)
            .mapToObj(homes::customer)
            .mapToLong(c -> c.usualKwh() / c.households())
            .filter(kwh -> kwh > 100 && kwh <= 200)
            .count();
    assertThat(inTheMiddle * 10_000 / CUSTOMERS).isBetween(3_167L, 3_433L);
  }

  @Test
  void letsNoMeterRunBackwardsAndShowsWhatWasUsed() throws IOException {
    for (int i = 0; i < 500; i++) {
      SampleCustomer customer = generator.customer(i);
      long[] april = registers(customer, YearMonth.of(2020, 4));
      long[] may = registers(customer, YearMonth.of(2020, 5));
      long used = 0;
      for (int register = 0; register < may.length; register++) {
        assertThat(may[register]).isGreaterThanOrEqualTo(april[register]);
        used += may[register] - april[register];
      }
      assertThat(used).isEqualTo(generator.used(customer, YearMonth.of(2020, 5)));
    }
  }

  @Test
  void writesFilesOfTheirOwnForEachMonth(@TempDir Path folder) throws IOException {
    GeneratorMain.main(
        new String[] {folder.toString(), "customers=10", "from=2020-04", "to=2020-05"});
    assertThat(folder)
        .isDirectoryContaining("glob:**/points-1.csv.gz")
        .isDirectoryContaining("glob:**/readings-2020-04-1.csv.gz")
        .isDirectoryContaining("glob:**/readings-2020-05-1.csv.gz");
    assertThat(Files.size(folder.resolve("points-1.csv.gz"))).isPositive();
  }

  private long[] registers(SampleCustomer customer, YearMonth month) throws IOException {
    StringWriter line = new StringWriter();
    generator.reading(customer, month, line);
    String[] cells = line.toString().strip().split(",", -1);
    return IntStream.range(4, 8)
        .filter(i -> !cells[i].isEmpty())
        .mapToLong(i -> Long.parseLong(cells[i]))
        .toArray();
  }
}
