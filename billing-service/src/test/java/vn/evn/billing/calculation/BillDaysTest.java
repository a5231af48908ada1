package vn.evn.billing.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.evn.billing.calculation.SampleBills.bill;
import static vn.evn.billing.calculation.SampleBills.household;
import static vn.evn.billing.calculation.SampleBills.lines;
import static vn.evn.billing.calculation.SampleBills.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillDaysTest {
  private static final YearMonth APRIL_2019 = YearMonth.of(2019, 4);

  /**
   * 36 days, of them 5 old; the month before the reading, March, has 31. Energy 360 × 5 / 36 = 50;
   * old widths 50 / 31 × 5 = 8.06 and 100 / 31 × 5 = 16.1; new widths full.
   */
  @Test
  void narrowsTheBlocksByTheMonthBeforeAndSplitsTheEnergyByThePeriod() {
    CalculatedBill bill = bill(read(household(APRIL_2019, 360), "2019-03-15", "2019-04-20"));

    assertThat(lines(bill))
        .containsExactly(
            "BLOCK_1 8 × 1549 (4495/QĐ-BCT)",
            "BLOCK_2 8 × 1600 (4495/QĐ-BCT)",
            "BLOCK_3 16 × 1858 (4495/QĐ-BCT)",
            "BLOCK_4 16 × 2340 (4495/QĐ-BCT)",
            "BLOCK_5 2 × 2615 (4495/QĐ-BCT)",
            "BLOCK_1 50 × 1678 (648/QĐ-BCT)",
            "BLOCK_2 50 × 1734 (648/QĐ-BCT)",
            "BLOCK_3 100 × 2014 (648/QĐ-BCT)",
            "BLOCK_4 100 × 2536 (648/QĐ-BCT)",
            "BLOCK_5 10 × 2834 (648/QĐ-BCT)");
  }

  /** 15 of 31 days old: 1001 → 484.4, 501 → 242.4, 301 → 145.6. */
  @Test
  void splitsEveryBandByDays() {
    BillInputBuilder factory =
        BillInput.of(APRIL_2019, "PRODUCTION", Usage.ofBands(1001, 501, 301)).toBuilder();

    assertThat(lines(bill(read(factory, "2019-03-05", "2019-04-05"))))
        .containsExactly(
            "NORMAL 484 × 1572 (4495/QĐ-BCT)",
            "OFF_PEAK 242 × 1004 (4495/QĐ-BCT)",
            "PEAK 146 × 2862 (4495/QĐ-BCT)",
            "NORMAL 517 × 1685 (648/QĐ-BCT)",
            "OFF_PEAK 259 × 1100 (648/QĐ-BCT)",
            "PEAK 155 × 3076 (648/QĐ-BCT)");
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2019-02-20, 2019-03-20, 4495/QĐ-BCT", // the last day is not in the period
    "2019-03-20, 2019-04-20, 648/QĐ-BCT"
  })
  void takesTheBookOfTheDaysEvenWhenThereIsOne(String from, String to, String decision) {
    CalculatedBill bill = bill(read(household(APRIL_2019, 100), from, to));

    assertThat(bill.lines()).extracting(BillLine::priceBook).containsOnly(decision);
    assertThat(bill.lines()).extracting(BillLine::quantityKwh).containsExactly(50L, 50L);
  }

  @ParameterizedTest(name = "bill period {0}: {1}")
  @CsvSource({
    "2015-04, 2256/QĐ-BCT",
    "2019-03, 4495/QĐ-BCT", // in force on the first day of the month
    "2019-04, 648/QĐ-BCT",
    "2023-05, 648/QĐ-BCT",
    "2023-06, 1062/QĐ-BCT",
    "2025-06, 1279/QĐ-BCT"
  })
  void takesTheBookOfTheFirstDayWithoutReadingDates(YearMonth billPeriod, String decision) {
    assertThat(bill(household(billPeriod, 10)).lines())
        .extracting(BillLine::priceBook)
        .containsExactly(decision);
  }

  /** 399 days: 1 under 648, 189 under 1062, 209 under 2941; 2 kWh → 0.005, 0.95, 2 so far. */
  @Test
  void roundsTheEnergySoFarOverThreeBooks() {
    BillInputBuilder input = read(household(YearMonth.of(2024, 6), 2), "2023-05-03", "2024-06-05");

    assertThat(lines(bill(input)))
        .containsExactly("BLOCK_1 1 × 1728 (1062/QĐ-BCT)", "BLOCK_1 1 × 1806 (2941/QĐ-BCT)");
  }

  @Test
  void keepsFullBlocksForARegularMonthOfAnyLength() {
    CalculatedBill bill =
        bill(read(household(YearMonth.of(2020, 3), 150), "2020-02-03", "2020-03-07"));

    assertThat(lines(bill))
        .containsExactly(
            "BLOCK_1 50 × 1678 (648/QĐ-BCT)",
            "BLOCK_2 50 × 1734 (648/QĐ-BCT)",
            "BLOCK_3 50 × 2014 (648/QĐ-BCT)");
  }

  @Test
  void showsOneLineAtTheNewPriceWhenNothingWasUsed() {
    assertThat(lines(bill(read(household(APRIL_2019, 0), "2019-03-05", "2019-04-05"))))
        .containsExactly("BLOCK_1 0 × 1678 (648/QĐ-BCT)");
  }

  /** The second use has 30 % of 500 kWh first; 15 of 31 days of each part are old. */
  @Test
  void splitsByPurposeFirstAndThenByDays() {
    BillInputBuilder mixed =
        household(APRIL_2019, 500).otherUse(new OtherUse("BUSINESS", new BigDecimal("0.3")));

    CalculatedBill bill = bill(read(mixed, "2019-03-05", "2019-04-05"));

    assertThat(lines(bill))
        .endsWith("NORMAL 73 × 2461 (4495/QĐ-BCT)", "NORMAL 77 × 2666 (648/QĐ-BCT)");
    assertThat(
            bill.lines().stream()
                .filter(line -> line.part() == BillPart.RESIDENTIAL)
                .mapToLong(BillLine::quantityKwh)
                .sum())
        .isEqualTo(350);
  }

  @Test
  void taxesByTheTaxPointDate() {
    YearMonth february = YearMonth.of(2022, 2);
    BillInputBuilder input = household(february, 100);
    assertThat(bill(input).vatPercent()).isEqualByComparingTo("8");
    read(input, "2021-12-31", "2022-01-31");
    assertThat(bill(input).vatPercent()).isEqualByComparingTo("10");
    input.taxPointDate(LocalDate.of(2022, 2, 1));
    assertThat(bill(input).vatPercent()).isEqualByComparingTo("8");
  }
}
