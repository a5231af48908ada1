package vn.evn.billing.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.evn.billing.calculation.SampleBills.NO_PROGRAMME;
import static vn.evn.billing.calculation.SampleBills.ROUND_1;
import static vn.evn.billing.calculation.SampleBills.bill;
import static vn.evn.billing.calculation.SampleBills.factory;
import static vn.evn.billing.calculation.SampleBills.household;
import static vn.evn.billing.calculation.SampleBills.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BillLawsTest {
  private static final YearMonth ROUND_4 = YearMonth.of(2021, 8);
  private static final YearMonth APRIL_2019 = YearMonth.of(2019, 4);
  private static final YearMonth MONTH_OF_1279 = YearMonth.of(2025, 7);

  @Test
  void neverCostsLessForOneMoreKwh() {
    for (YearMonth period : List.of(NO_PROGRAMME, ROUND_1, MONTH_OF_1279)) {
      assertNeverFalls(household(period, 0));
    }
    assertNeverFalls(household(ROUND_4, 0).eligibilities("DIRECTIVE_16_AREA"));
    assertNeverFalls(household(ROUND_1, 0).persons(3));
    assertNeverFalls(household(ROUND_1, 0).tenantsDeclared(false));
    assertNeverFalls(read(household(APRIL_2019, 0), "2019-03-05", "2019-04-05"));
  }

  private static void assertNeverFalls(BillInputBuilder input) {
    long before = -1;
    for (long kwh = 0; kwh <= 1_000; kwh++) {
      long total = bill(input.usage(Usage.of(kwh))).totalVnd();
      assertThat(total).as("%d kWh", kwh).isGreaterThanOrEqualTo(before);
      before = total;
    }
  }

  @Property
  void costsMoreOrTheSameForMore(
      @ForAll @LongRange(max = 10_000_000) long one,
      @ForAll @LongRange(max = 10_000_000) long other,
      @ForAll @IntRange(min = 1, max = 50) int households) {
    CalculatedBill less = bill(household(ROUND_1, Math.min(one, other)).households(households));
    CalculatedBill more = bill(household(ROUND_1, Math.max(one, other)).households(households));

    assertThat(more.totalVnd()).isGreaterThanOrEqualTo(less.totalVnd());
  }

  /** Energy only rises in price: one kWh more costs the price of its own block, no jump. */
  @Test
  void crossesEveryBorderOfBlocksWithoutAJump() {
    List<Long> borders = List.of(50L, 100L, 200L, 300L, 400L);
    for (int i = 0; i < borders.size(); i++) {
      long border = borders.get(i);
      CalculatedBill at = bill(household(NO_PROGRAMME, border));
      CalculatedBill above = bill(household(NO_PROGRAMME, border + 1));
      BillLine newLine = above.lines().get(i + 1);
      assertThat(at.lines()).hasSize(i + 1);
      assertThat(newLine.quantityKwh()).isEqualTo(1);
      assertThat(above.energyVnd() - at.energyVnd()).isEqualTo(newLine.unitPriceVnd());
    }
  }

  @Property
  void chargesEqualHouseholdsOnOneMeterAsOneByOne(
      @ForAll @LongRange(max = 1_000) long kwhOfEach,
      @ForAll @IntRange(min = 1, max = 100) int households) {
    CalculatedBill each = bill(household(ROUND_1, kwhOfEach));
    CalculatedBill together =
        bill(household(ROUND_1, kwhOfEach * households).households(households));

    assertThat(together.energyVnd()).isEqualTo(each.energyVnd() * households);
    assertThat(together.reductionVnd()).isEqualTo(each.reductionVnd() * households);
  }

  @Property
  void countsFourPeopleAsAHousehold(
      @ForAll @LongRange(max = 5_000) long kwh,
      @ForAll @IntRange(min = 1, max = 20) int households) {
    assertThat(bill(household(ROUND_1, kwh).persons(4 * households)).lines())
        .isEqualTo(bill(household(ROUND_1, kwh).households(households)).lines());
  }

  @Property
  void reducesNothingWithoutAProgramme(@ForAll @LongRange(max = 1_000_000) long kwh) {
    CalculatedBill bill = bill(household(NO_PROGRAMME, kwh));

    assertThat(bill.reductionVnd()).isZero();
    assertThat(bill.lines()).allSatisfy(line -> assertThat(line.rule()).isNull());
    assertThat(bill.lines())
        .allSatisfy(line -> assertThat(line.unitPriceVnd()).isEqualTo(line.basePriceVnd()));
  }

  @Property
  void sumsLinesAdjustmentsAndTax(
      @ForAll @LongRange(max = 3_000_000) long normal,
      @ForAll @LongRange(max = 3_000_000) long offPeak,
      @ForAll @LongRange(max = 3_000_000) long peak,
      @ForAll @IntRange(max = 100) int powerFactorHundredths) {
    CalculatedBill bill =
        bill(
            factory(ROUND_1)
                .usage(Usage.ofBands(normal, offPeak, peak))
                .powerFactor(BigDecimal.valueOf(powerFactorHundredths, 2))
                .eligibilities("TREATMENT"));

    assertThat(bill.lines().stream().mapToLong(BillLine::quantityKwh).sum())
        .isEqualTo(normal + offPeak + peak);
    assertThat(bill.lines())
        .allSatisfy(
            line ->
                assertThat(line.amountVnd()).isEqualTo(line.quantityKwh() * line.unitPriceVnd()));
    assertThat(bill.lines().stream().mapToLong(BillLine::amountVnd).sum())
        .isEqualTo(bill.energyVnd());
    assertThat(bill.preTaxVnd())
        .isEqualTo(bill.energyVnd() + bill.reactiveVnd() - bill.discountVnd());
    assertThat(bill.totalVnd()).isEqualTo(bill.preTaxVnd() + bill.vatVnd());
    assertThat(bill.reductionVnd())
        .isEqualTo(bill.preTaxWithoutProgrammesVnd() - bill.preTaxVnd())
        .isNotNegative();
  }

  /** Whatever the days, no energy is lost or made up at a change of prices. */
  @Property
  void keepsAllEnergyOverAChangeOfPrices(
      @ForAll @LongRange(max = 100_000) long kwh,
      @ForAll @IntRange(min = 1, max = 190) int daysBefore,
      @ForAll @IntRange(min = 1, max = 190) int daysAfter) {
    LocalDate change = LocalDate.of(2023, 11, 9);
    BillInputBuilder input =
        household(YearMonth.of(2023, 12), kwh)
            .readingFrom(change.minusDays(daysBefore))
            .readingTo(change.plusDays(daysAfter));

    assertThat(bill(input).lines().stream().mapToLong(BillLine::quantityKwh).sum()).isEqualTo(kwh);
  }

  /**
   * The one exception: below 200 kWh everything is residential (50 × 1,678 + 50 × 1,734 + 99 ×
   * 2,014), from 200 on the second purpose has its own price (200 × 1,685).
   */
  @Test
  void mayCostLessFromTheTwoHundredthKwhOnWithACheaperSecondPurpose() {
    BillInputBuilder input =
        household(NO_PROGRAMME, 0).otherUse(new OtherUse("PRODUCTION", BigDecimal.ONE));

    assertThat(bill(input.usage(Usage.of(199))).preTaxVnd()).isEqualTo(369_986);
    assertThat(bill(input.usage(Usage.of(200))).preTaxVnd()).isEqualTo(337_000);
  }
}
