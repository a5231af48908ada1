package vn.evn.billing.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillComparison;
import vn.evn.billing.calculation.BillComparison.Cause;
import vn.evn.billing.tariff.CsvRow;
import vn.evn.billing.tariff.DataFile;

class ComparisonTest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final EstimateReader reader = new EstimateReader(BillCalculator.load());

  /**
   * 300 kWh in July 2020 (563,050 before VAT) against 350 kWh in August without the programme:
   * 625,600 + 50 × 2,834 = 767,300.
   */
  @Test
  void explainsAHigherBillByEnergyBlocksAndTheEndOfADiscount() throws Exception {
    BillComparison comparison =
        compare(
            """
            {"billPeriod": "2020-07", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 300}}""",
            """
            {"billPeriod": "2020-08", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 350}}""");

    assertThat(comparison.before().totalVnd()).isEqualTo(619_355);
    assertThat(comparison.after().totalVnd()).isEqualTo(844_030);
    // 619,355 × 50 / 300 = 103,225.8; 50 kWh of block 5 with VAT are 155,870
    // 844,030 − 775,225 = 68,805: the largest relief of a household and month
    assertThat(amounts(comparison))
        .isEqualTo(Map.of(Cause.KWH, 103_226L, Cause.BLOCKS, 52_644L, Cause.DISCOUNT, 68_805L));
    assertThat(comparison.parts().get(2).explanation())
        .isEqualTo("Chương trình giảm giá kết thúc: COVID-R1-RESIDENTIAL → –: +68.805 đ");
    assertThat(comparison.parts().get(2).explanationEn())
        .isEqualTo("Discount ended: COVID-R1-RESIDENTIAL → –: +68.805 đ");
  }

  /**
   * Round 4: 200 kWh are 372,000 less 15 %, with VAT 347,820; 201 kWh are 374,536 less 10 %, with
   * VAT 370,790. At 15 % they would be 350,192, so 20,598 are the other percentage; 347,820 / 200 =
   * 1,739.1 the kWh, and 633 that it falls into block 4.
   */
  @Test
  void tellsTheThresholdOfAProgrammeFromTheEnergy() throws Exception {
    BillComparison comparison =
        compare(
            """
            {"billPeriod": "2021-08", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 200},
             "eligibilities": ["DIRECTIVE_16_AREA"]}""",
            """
            {"billPeriod": "2021-09", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 201},
             "eligibilities": ["DIRECTIVE_16_AREA"]}""");
    assertThat(amounts(comparison))
        .isEqualTo(Map.of(Cause.KWH, 1_739L, Cause.BLOCKS, 633L, Cause.DISCOUNT, 20_598L));
    assertThat(comparison.parts().get(2).explanationEn())
        .isEqualTo("The rate of the discount follows the energy used: 15% → 10%: +20.598 đ");
  }

  /** From 200 kWh a second purpose counts: less falls into the blocks, not more. */
  @Test
  void doesNotSpeakOfHigherBlocksWhereASecondPurposeBegins() throws Exception {
    String call =
        """
        {"billPeriod": "2020-03", "customerGroup": "RESIDENTIAL", "usage": {"kwh": %d},
         "otherUse": {"customerGroup": "BUSINESS", "share": 0.9}}""";
    assertThat(compare(call.formatted(199), call.formatted(200)).parts())
        .extracting(BillComparison.Part::explanationEn)
        .anyMatch(text -> text.startsWith("The energy falls on the purposes and blocks"))
        .noneMatch(text -> text.contains("higher blocks"));
  }

  @Test
  void knowsNoAveragePriceOfNothing() throws Exception {
    String call =
        """
        {"billPeriod": "2020-03", "customerGroup": "RESIDENTIAL", "usage": {"kwh": %d}}""";
    assertThat(compare(call.formatted(0), call.formatted(150)).parts())
        .extracting(BillComparison.Part::explanationEn)
        .containsExactly("Energy used: 0 → 150 kWh: +298.430 đ");
  }

  /** 100 kWh: 170,600 by 648, 178,400 (1,728 and 1,786... by the file) by 1062, both at 10 %. */
  @Test
  void tellsPricesDaysHouseholdsAndTaxApart() throws Exception {
    assertThat(
            amounts(
                compare(
                    """
                    {"billPeriod": "2020-03", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 200},
                     "households": 2}""",
                    """
                    {"billPeriod": "2020-03", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 200}}""")))
        // 2 × 100 × ... = 341,200; alone 372,000; the difference with VAT is 33,880
        .isEqualTo(Map.of(Cause.QUOTA, 33_880L));
    assertThat(
            amounts(
                compare(
                    """
                    {"billPeriod": "2022-01", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 50}}""",
                    """
                    {"billPeriod": "2022-02", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 50}}""")))
        // 83,900 at 10 and at 8 %
        .isEqualTo(Map.of(Cause.VAT, -1_678L));
    assertThat(
            amounts(
                compare(
                    """
                    {"billPeriod": "2020-03", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 150},
                     "readingFrom": "2020-02-05", "readingTo": "2020-03-05"}""",
                    """
                    {"billPeriod": "2020-02", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 150},
                     "readingFrom": "2020-01-21", "readingTo": "2020-02-10",
                     "partialPeriod": true}""")))
        // full blocks 271,300, blocks of 20 of 31 days 293,350: with VAT 298,430 and 322,685
        .isEqualTo(Map.of(Cause.DAYS, 24_255L));
    assertThat(
            amounts(
                    compare(
                        """
                    {"billPeriod": "2019-03", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 50},
                     "readingFrom": "2019-02-10", "readingTo": "2019-03-10"}""",
                        """
                    {"billPeriod": "2019-05", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 50},
                     "readingFrom": "2019-04-10", "readingTo": "2019-05-10"}"""))
                .get(Cause.PRICES))
        // 50 × (1,678 − 1,549) with VAT
        .isEqualTo(7_095L);
    assertThat(
            amounts(
                compare(
                    """
                    {"billPeriod": "2020-03", "customerGroup": "BUSINESS", "usage": {"kwh": 1000},
                     "powerFactor": 0.95}""",
                    """
                    {"billPeriod": "2020-03", "customerGroup": "BUSINESS", "usage": {"kwh": 1000},
                     "powerFactor": 0.80}""")))
        // 12.5 % of 2,666,000 with VAT
        .isEqualTo(Map.of(Cause.REACTIVE, 366_575L));
    assertThat(
            amounts(
                compare(
                    """
                    {"billPeriod": "2020-03", "customerGroup": "BUSINESS",
                     "usage": {"normal": 100, "offPeak": 0, "peak": 0}}""",
                    """
                    {"billPeriod": "2020-03", "customerGroup": "BUSINESS",
                     "usage": {"normal": 0, "offPeak": 100, "peak": 0}}""")))
        // 100 × (1,622 − 2,666) with VAT
        .isEqualTo(Map.of(Cause.HOURS, -114_840L));
  }

  @Test
  void findsNothingBetweenABillAndItself() throws Exception {
    for (CsvRow row : bills()) {
      assertThat(compare(row.text("body"), row.text("body")).parts()).as(row.text("id")).isEmpty();
    }
  }

  /** Any two bills, whatever group, days, prices and programmes: nothing is left unexplained. */
  @Test
  void addsUpForAnyTwoBills() throws Exception {
    List<CsvRow> rows = bills();
    Random random = new Random(20261125);
    for (int i = 0; i < 4_000; i++) {
      CsvRow one = rows.get(random.nextInt(rows.size()));
      CsvRow other = rows.get(random.nextInt(rows.size()));
      BillComparison comparison = compare(one.text("body"), other.text("body"));
      assertThat(comparison.parts().stream().mapToLong(BillComparison.Part::amountVnd).sum())
          .as("%s → %s", one.text("id"), other.text("id"))
          .isEqualTo(comparison.after().totalVnd() - comparison.before().totalVnd())
          .isEqualTo(other.whole("total") - one.whole("total"));
      assertThat(comparison.parts())
          .allSatisfy(
              part -> {
                assertThat(part.explanation()).isNotBlank();
                assertThat(part.explanationEn()).isNotBlank();
              });
    }
  }

  private static List<CsvRow> bills() {
    return DataFile.fromClassPath("golden/own-bills.csv").table().rows();
  }

  private BillComparison compare(String before, String after) throws JsonProcessingException {
    ObjectNode body = MAPPER.createObjectNode();
    JsonNode one = MAPPER.readTree(before);
    JsonNode other = MAPPER.readTree(after);
    body.set("before", one);
    body.set("after", other);
    return reader.compare(body);
  }

  private static Map<Cause, Long> amounts(BillComparison comparison) {
    return comparison.parts().stream()
        .collect(Collectors.toMap(BillComparison.Part::cause, BillComparison.Part::amountVnd));
  }
}
