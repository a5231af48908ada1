package vn.evn.billing.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.tariff.DataSource;
import vn.evn.platform.problem.ProblemException;

/**
 * The structure of Decision 14/2025/QĐ-TTg, with made-up prices as data alone: five household
 * blocks, other voltage levels, lodging and charging of electric vehicles as groups, and a fourth
 * band.
 */
class StructureOf2025Test {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final EstimateReader reader =
      new EstimateReader(
          BillCalculator.load(
              DataSource.withFiles(
                  Stream.of(
                          "voltage-levels.csv",
                          "times-of-use.csv",
                          "customer-groups.csv",
                          "vat-rates.csv",
                          "9999-QD-BCT.csv")
                      .map(Path.of("src/test/resources/structure-2025")::resolve)
                      .toList())));

  @ParameterizedTest(name = "{0} kWh: {1}")
  @CsvSource({
    "100, 200000", // last kWh of block 1 at 2,000
    "101, 202300", // first of block 2 at 2,300
    "200, 430000",
    "201, 432800", // 2,800
    "400, 990000",
    "401, 993500", // 3,500
    "700, 2040000",
    "701, 2043900", // 3,900
    "750, 2235000"
  })
  void pricesFiveBlocks(long kwh, long expected) throws Exception {
    assertThat(
            bill("\"customerGroup\": \"RESIDENTIAL\", \"usage\": {\"kwh\": " + kwh + "}")
                .energyVnd())
        .isEqualTo(expected);
  }

  @Test
  void multipliesTheNewBlocksByHouseholds() throws Exception {
    assertThat(
            bill("\"customerGroup\": \"RESIDENTIAL\", \"households\": 2, \"usage\": {\"kwh\": 1401}")
                .energyVnd())
        .isEqualTo(2 * 2_040_000 + 3_900);
  }

  @ParameterizedTest(name = "{0} at {1} kV: {2}")
  @CsvSource({
    "PRODUCTION, 1, 1800", // up to 1 kV, included
    "PRODUCTION, 1.01, 1750",
    "PRODUCTION, 34.9, 1750",
    "PRODUCTION, 35, 1700",
    "PRODUCTION, 219.9, 1700",
    "PRODUCTION, 220, 1650",
    "LODGING, 22, 1750", // a group of its own, no programme needed
    "BUSINESS, 22, 2950"
  })
  void pricesByTheNewVoltageLevels(String group, String kv, long expected) throws Exception {
    CalculatedBill bill =
        bill(
            "\"customerGroup\": \""
                + group
                + "\", \"supplyVoltageKv\": "
                + kv
                + ", \"usage\": {\"normal\": 1, \"offPeak\": 0, \"peak\": 0}");
    assertThat(bill.energyVnd()).isEqualTo(expected);
  }

  @Test
  void pricesAGroupWithAFourthBand() throws Exception {
    CalculatedBill bill =
        bill(
            "\"customerGroup\": \"EV_CHARGING\", \"usage\":"
                + " {\"normal\": 10, \"offPeak\": 20, \"peak\": 30, \"lateNight\": 40}");

    // 10 × 2,600 + 20 × 1,700 + 30 × 4,400 + 40 × 1,200
    assertThat(bill.energyVnd()).isEqualTo(240_000);
    assertThat(bill.lines()).extracting(line -> line.code()).endsWith("LATE_NIGHT");
    assertThat(bill.lines().get(3).label()).isEqualTo("Giờ đêm khuya");
  }

  @Test
  void asksForTheBandsOfEachGroup() {
    assertFaults(
        "\"customerGroup\": \"EV_CHARGING\", \"usage\": {\"normal\": 1, \"offPeak\": 1, \"peak\": 1}",
        "/usage/lateNight");
    assertFaults(
        "\"customerGroup\": \"PRODUCTION\", \"usage\":"
            + " {\"normal\": 1, \"offPeak\": 1, \"peak\": 1, \"lateNight\": 1}",
        "/usage/lateNight");
  }

  @Test
  void leavesOlderBillsAsTheyWere() throws Exception {
    CalculatedBill bill =
        reader.calculate(
            MAPPER.readTree(
                """
                {"billPeriod": "2020-03", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 101}}"""));
    assertThat(bill.energyVnd()).isEqualTo(172_614);
  }

  private void assertFaults(String fields, String pointer) {
    assertThatThrownBy(() -> bill(fields))
        .asInstanceOf(type(ProblemException.class))
        .satisfies(e -> assertThat(e.problem().toString()).contains(pointer));
  }

  private CalculatedBill bill(String fields) throws JsonProcessingException {
    return reader.calculate(MAPPER.readTree("{\"billPeriod\": \"2030-02\", " + fields + "}"));
  }
}
