package vn.evn.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.billing.money.Percent;

class LegalDataTest {
  private final VatRates vat = VatRates.load(DataSource.BUILT_IN);
  private final ReactiveCharge reactive = ReactiveCharge.load(DataSource.BUILT_IN);

  @ParameterizedTest(name = "{0}: {1} %")
  @CsvSource({
    "2015-03-16, 10",
    "2022-01-31, 10",
    "2022-02-01, 8",
    "2022-12-31, 8",
    "2023-01-01, 10",
    "2023-06-30, 10",
    "2023-07-01, 8",
    "2024-12-31, 8",
    "2025-06-30, 8",
    "2025-07-01, 8",
    "2026-12-31, 8"
  })
  void knowsTheTaxOnBothSidesOfEveryChange(LocalDate day, String percent) {
    assertThat(vat.on(day).map(VatRate::percent)).contains(Percent.parse(percent));
  }

  @Test
  void knowsNoTaxWhereNoneIsLaidDown() {
    assertThat(vat.on(LocalDate.of(2027, 1, 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2022-02-02", "2022-01-31"})
  void refusesAGapOrOverlapOfTaxRates(String from) {
    String text = "# s\nfrom,to,percent,legal_basis,confidence\n,2022-01-31,10,a,high\n";
    DataFile file = new DataFile("vat.csv", text + from + ",,8,b,high\n");
    assertThatThrownBy(() -> VatRates.read(file))
        .hasMessageContaining("vat.csv, line 4: gap or overlap");
  }

  /** The table is (0.9 / cos φ − 1) × 100, two decimals, for every row down to 0.60. */
  @Test
  void agreesWithTheFormulaOfTheReactiveTable() {
    BigDecimal step = new BigDecimal("0.01");
    for (BigDecimal cos = new BigDecimal("0.60");
        cos.compareTo(BigDecimal.ONE) <= 0;
        cos = cos.add(step)) {
      BigDecimal k =
          new BigDecimal("90")
              .divide(cos, 10, RoundingMode.HALF_UP)
              .subtract(BigDecimal.valueOf(100));
      BigDecimal expected = k.max(BigDecimal.ZERO).setScale(2, RoundingMode.HALF_UP);
      assertThat(percentFor(cos.toPlainString()))
          .as("cos φ %s", cos)
          .isEqualByComparingTo(expected);
    }
  }

  @ParameterizedTest(name = "cos φ {0}: {1} %")
  @CsvSource({
    "0, 52.54",
    "0.59, 52.54",
    "0.5949, 52.54",
    "0.595, 50",
    "0.895, 0",
    "0.8949, 1.12",
    "1, 0"
  })
  void roundsAPowerFactorToTwoDecimals(String powerFactor, String percent) {
    assertThat(percentFor(powerFactor)).isEqualByComparingTo(percent);
  }

  @Test
  void cutsAPowerFactorOffUnderTheOtherReading() {
    assertThat(reactive.percentFor(new BigDecimal("0.899"), RoundingMode.DOWN))
        .isEqualTo(Percent.parse("1.12"));
  }

  @Test
  void refusesAReactiveTableWithAGap() {
    String text = "# s\ndocument,cos_phi,k_percent\nd,>=0.90,0\nd,0.88,2.27\nd,<0.60,52.54\n";
    assertThatThrownBy(() -> ReactiveCharge.read(new DataFile("k.csv", text)))
        .hasMessageContaining("gap between power factors 0.88 and 0.90");
  }

  @Test
  void readsTheRulesOfHouseholds() {
    assertThat(HouseholdRules.load(DataSource.BUILT_IN)).isEqualTo(new HouseholdRules(4, 3));
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> DataFile.fromClassPath("no/such.csv"))
        .hasMessageContaining("no/such.csv: is not on the class path");
  }

  private BigDecimal percentFor(String powerFactor) {
    return reactive.percentFor(new BigDecimal(powerFactor), RoundingMode.HALF_UP).value();
  }
}
