package vn.evn.billing.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.evn.billing.tariff.CsvRow;
import vn.evn.billing.tariff.CsvTable;
import vn.evn.billing.tariff.DataFile;

class GoldenBillsTest {
  private static final String OTHER_READING = "QHOTEL-R1-20-B";

  private final BillCalculator calculator = BillCalculator.load();
  private final CsvTable bills = DataFile.fromClassPath("golden/bills.csv").table();
  private final CsvTable lines = DataFile.fromClassPath("golden/bill-lines.csv").table();

  @TestFactory
  Stream<DynamicTest> agreesWithTheIndependentlyComputedBill() {
    return bills.rows().stream()
        .map(GoldenBill::of)
        .map(golden -> DynamicTest.dynamicTest(golden.id(), () -> check(golden)));
  }

  @Test
  void knowsAllSixtyBills() {
    assertThat(bills.rows()).hasSize(60);
  }

  private void check(GoldenBill golden) {
    CalculatedBill bill = calculatorFor(golden).calculate(golden.input());
    CsvRow row = golden.row();

    assertThat(bill.lines().stream().map(GoldenBillsTest::described).toList())
        .isEqualTo(goldenLines(golden.id()));
    assertThat(bill.energyVnd()).as("energy").isEqualTo(row.whole("energy_amount"));
    assertThat(bill.reactiveVnd()).as("reactive").isEqualTo(row.whole("reactive_amount"));
    assertThat(bill.discountVnd()).as("discount").isEqualTo(row.whole("bill_discount"));
    assertThat(discountPercent(bill)).isEqualTo(row.text("bill_discount_percent"));
    assertThat(bill.preTaxVnd()).as("pre-tax").isEqualTo(row.whole("pre_vat"));
    assertThat(bill.vatPercent()).as("rate").isEqualByComparingTo(row.decimal("vat_percent"));
    assertThat(bill.vatVnd()).as("tax").isEqualTo(row.whole("vat"));
    assertThat(bill.totalVnd()).as("total").isEqualTo(row.whole("total"));
  }

  /** The other reading of the quarantine hotels' rule is a switch. */
  private BillCalculator calculatorFor(GoldenBill golden) {
    return golden.id().equals(OTHER_READING)
        ? calculator.withProgrammes(
            calculator.programmes().withBillRuleAlone("COVID-R1-QUARANTINE-HOTEL"))
        : calculator;
  }

  private static String discountPercent(CalculatedBill bill) {
    return bill.adjustments().stream()
        .filter(adjustment -> adjustment.kind() == BillAdjustment.Kind.DISCOUNT)
        .map(adjustment -> adjustment.percent().toPlainString())
        .findFirst()
        .orElse("0");
  }

  private List<String> goldenLines(String id) {
    return lines.rows().stream()
        .filter(row -> row.text("id").equals(id))
        .map(
            row ->
                String.join(
                    " ",
                    code(row.text("line")),
                    row.text("kwh"),
                    row.text("unit_price"),
                    row.text("amount")))
        .toList();
  }

  /** "residential tier 1" is BLOCK_1, "tier 3 flat" BLOCK_3_FLAT, "flat" ALL. */
  private static String code(String line) {
    String name =
        line.replaceFirst("^(residential|business|old|new) ", "").toUpperCase(Locale.ROOT);
    return name.equals("FLAT") ? "ALL" : name.replace("TIER", "BLOCK").replace(' ', '_');
  }

  private static String described(BillLine line) {
    return String.join(
        " ",
        line.code(),
        String.valueOf(line.quantityKwh()),
        String.valueOf(line.unitPriceVnd()),
        String.valueOf(line.amountVnd()));
  }
}
