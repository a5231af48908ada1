package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Inputs and one calculator that the tests share. */
final class SampleBills {
  static final BillCalculator CALCULATOR = BillCalculator.load();
  static final YearMonth NO_PROGRAMME = YearMonth.of(2020, 3);
  static final YearMonth ROUND_1 = YearMonth.of(2020, 5);

  private SampleBills() {}

  static BillInputBuilder household(YearMonth billPeriod, long kwh) {
    return BillInput.of(billPeriod, "RESIDENTIAL", Usage.of(kwh)).toBuilder();
  }

  static BillInputBuilder factory(YearMonth billPeriod) {
    return BillInput.of(billPeriod, "PRODUCTION", Usage.ofBands(10_000, 4_000, 3_001)).toBuilder()
        .supplyVoltageKv(BigDecimal.TEN);
  }

  static BillInputBuilder hotel(YearMonth billPeriod) {
    return BillInput.of(billPeriod, "BUSINESS", Usage.ofBands(9_000, 4_000, 3_000)).toBuilder();
  }

  static BillInputBuilder read(BillInputBuilder input, String from, String to) {
    return input.readingFrom(LocalDate.parse(from)).readingTo(LocalDate.parse(to));
  }

  static CalculatedBill bill(BillInputBuilder input) {
    return CALCULATOR.calculate(input.build());
  }

  /** Lines as "BLOCK_1 50 × 1678 (648/QĐ-BCT)". */
  static List<String> lines(CalculatedBill bill) {
    return bill.lines().stream()
        .map(
            line ->
                "%s %d × %d (%s)"
                    .formatted(
                        line.code(), line.quantityKwh(), line.unitPriceVnd(), line.priceBook()))
        .toList();
  }
}
