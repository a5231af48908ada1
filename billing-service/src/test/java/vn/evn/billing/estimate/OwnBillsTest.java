package vn.evn.billing.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillLine;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.tariff.CsvRow;
import vn.evn.billing.tariff.DataFile;

/** Own bills, worked out by a calculator that shares no code with this one. */
class OwnBillsTest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final EstimateReader reader = new EstimateReader(BillCalculator.load());
  private final List<CsvRow> rows = DataFile.fromClassPath("golden/own-bills.csv").table().rows();

  @Test
  void hasCasesOnBothSidesOfEveryBorder() {
    assertThat(rows).hasSizeGreaterThan(300);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithTheIndependentlyComputedBill() {
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(row.text("id") + ": " + row.text("why"), () -> check(row)));
  }

  private void check(CsvRow row) throws JsonProcessingException {
    CalculatedBill bill = reader.calculate(MAPPER.readTree(row.text("body")));
    assertThat(bill.lines().stream().map(OwnBillsTest::described).collect(Collectors.joining("; ")))
        .isEqualTo(row.text("lines"));
    assertThat(bill.energyVnd()).as("energy").isEqualTo(row.whole("energy"));
    assertThat(bill.reactiveVnd()).as("reactive").isEqualTo(row.whole("reactive"));
    assertThat(bill.discountVnd()).as("discount").isEqualTo(row.whole("discount"));
    assertThat(bill.preTaxVnd()).as("pre-tax").isEqualTo(row.whole("pre_tax"));
    assertThat(bill.vatPercent()).as("rate").isEqualByComparingTo(row.decimal("vat_percent"));
    assertThat(bill.vatVnd()).as("tax").isEqualTo(row.whole("vat"));
    assertThat(bill.totalVnd()).as("total").isEqualTo(row.whole("total"));
    assertThat(bill.preTaxWithoutProgrammesVnd())
        .as("without programmes")
        .isEqualTo(row.whole("pre_tax_without_programmes"));
    assertThat(bill.reductionVnd()).as("reduction").isEqualTo(row.whole("reduction"));
  }

  private static String described(BillLine line) {
    return String.join(
        " ",
        line.code(),
        line.part() == null ? "-" : line.part().name(),
        line.priceBook(),
        String.valueOf(line.quantityKwh()),
        String.valueOf(line.basePriceVnd()),
        String.valueOf(line.unitPriceVnd()));
  }
}
