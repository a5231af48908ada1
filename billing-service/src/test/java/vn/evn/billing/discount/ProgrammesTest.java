package vn.evn.billing.discount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.billing.money.Vnd;
import vn.evn.billing.tariff.CsvRow;
import vn.evn.billing.tariff.DataFile;

class ProgrammesTest {
  private static final YearMonth ROUND_1 = YearMonth.of(2020, 5);

  private final Programmes programmes = Programmes.load();

  @ParameterizedTest(name = "{0} of {1} with {2}: {3}")
  @CsvSource({
    "2020-04, RESIDENTIAL, '', none",
    "2020-05, RESIDENTIAL, '', COVID-R1-RESIDENTIAL",
    "2020-07, RESIDENTIAL, '', COVID-R1-RESIDENTIAL",
    "2020-08, RESIDENTIAL, '', none",
    "2020-10, RESIDENTIAL, '', COVID-R2-RESIDENTIAL",
    "2021-01, RESIDENTIAL, '', none",
    "2020-05, RESIDENTIAL_PREPAID, '', none",
    "2020-05, ADMIN_HOSPITAL_SCHOOL, '', none",
    "2020-05, PRODUCTION, '', COVID-R1-PRODUCTION",
    "2020-05, BUSINESS, '', COVID-R1-BUSINESS",
    "2020-05, BUSINESS, LODGING, COVID-R1-LODGING",
    "2020-05, BUSINESS, WAREHOUSE, COVID-R1-BUSINESS",
    "2020-05, BUSINESS, QUARANTINE_HOTEL, COVID-R1-BUSINESS",
    "2020-10, BUSINESS, '', none",
    "2020-10, BUSINESS, LODGING, COVID-R2-LODGING",
    "2020-10, BUSINESS, WAREHOUSE, COVID-R2-WAREHOUSE",
    "2020-10, BUSINESS, LODGING+WAREHOUSE, COVID-R2-LODGING",
    "2021-06, BUSINESS, LODGING, COVID-R3-LODGING",
    "2021-12, BUSINESS, LODGING, COVID-R3-LODGING",
    "2022-01, BUSINESS, LODGING, none",
    "2021-06, BUSINESS, WAREHOUSE, none"
  })
  void choosesOnePriceRule(YearMonth period, String group, String eligibilities, String expected) {
    assertThat(
            programmes
                .priceRule(group, set(eligibilities), period)
                .map(rule -> rule.terms().id())
                .orElse("none"))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} with {1} at {2} kWh: {3}")
  @CsvSource({
    "2020-05, '', 100, none",
    "2020-05, ISOLATION, 100, COVID-R1-ISOLATION",
    "2020-05, TREATMENT, 100, COVID-R1-TREATMENT",
    "2020-05, TREATMENT+ISOLATION, 100, COVID-R1-ISOLATION", // 100 beats 20
    "2020-05, TREATMENT+QUARANTINE_HOTEL, 100, COVID-R1-TREATMENT", // equal: the earlier rule
    "2020-11, ISOLATION, 100, COVID-R2-ISOLATION",
    "2021-08, ISOLATION, 100, COVID-R3-ISOLATION", // equal in rounds 3 and 4: the earlier file
    "2021-08, DIRECTIVE_16_AREA, 0, COVID-R4-RESIDENTIAL-LE200",
    "2021-08, DIRECTIVE_16_AREA, 200, COVID-R4-RESIDENTIAL-LE200",
    "2021-08, DIRECTIVE_16_AREA, 201, COVID-R4-RESIDENTIAL-GT200",
    "2021-10, DIRECTIVE_16_AREA, 100, none",
    "2021-08, LISTED_FACTORY, 100, none",
    "2021-09, LISTED_FACTORY, 100, COVID-R5-FACTORY",
    "2021-11, LISTED_FACTORY, 100, COVID-R5-FACTORY",
    "2021-12, LISTED_FACTORY, 100, none"
  })
  void choosesOneBillRule(YearMonth period, String eligibilities, long kwh, String expected) {
    assertThat(
            programmes.billRules(set(eligibilities), period).stream()
                .filter(rule -> rule.holdsFor(kwh))
                .findFirst()
                .map(rule -> rule.terms().id())
                .orElse("none"))
        .isEqualTo(expected);
  }

  @Test
  void makesTheIndependentlyComputedPricesOfRoundOne() {
    var rows = DataFile.fromClassPath("golden/round-1-prices.csv").table().rows();
    assertThat(rows).hasSize(71);
    for (CsvRow row : rows) {
      Vnd base = new Vnd(row.whole("price_648"));
      String group = row.text("customer_group").toUpperCase(Locale.ROOT);
      assertThat(
              programmes
                  .priceRule(group, Set.of(), ROUND_1)
                  .flatMap(rule -> rule.lowered(priceName(row), base, other -> base)))
          .as("%s line %d", row.text("customer_group"), row.line())
          .contains(new Vnd(row.whole("reduced_price_half_up")));
    }
  }

  private static String priceName(CsvRow row) {
    int block =
        switch (row.optionalText("tier_from_kwh").orElse("")) {
          case "0" -> 1;
          case "51" -> 2;
          case "101" -> 3;
          case "201" -> 4;
          default -> 0;
        };
    return block > 0 ? "BLOCK_" + block : row.text("time_of_use").toUpperCase(Locale.ROOT);
  }

  @Test
  void leavesTheHighestBlocksAlone() {
    PriceRule rule = programmes.priceRule("RESIDENTIAL", Set.of(), ROUND_1).orElseThrow();
    assertThat(rule.lowered("BLOCK_5", new Vnd(2834), other -> Vnd.ZERO)).isEmpty();
    assertThat(rule.lowered("BLOCK_6", new Vnd(2927), other -> Vnd.ZERO)).isEmpty();
  }

  @Test
  void showsPeriodsAndLegalBasisOfEveryProgramme() {
    assertThat(programmes.all()).extracting(Programme::id).startsWith("COVID-R1").hasSize(5);
    Programme roundFour = programmes.find("COVID-R4").orElseThrow();
    assertThat(roundFour.billPeriodFrom()).isEqualTo(YearMonth.of(2021, 6));
    assertThat(roundFour.billPeriodTo()).isEqualTo(YearMonth.of(2021, 12));
    assertThat(roundFour.legalBasis()).contains("83/NQ-CP");
  }

  @Test
  void offersTheOtherReadingOnlyWhereSomethingIsOpen() {
    Programmes other = programmes.withBillRuleAlone("COVID-R1-QUARANTINE-HOTEL");
    BillRule rule = other.billRules(Set.of("QUARANTINE_HOTEL"), ROUND_1).get(0);
    assertThat(rule.withPriceRules()).isFalse();
    assertThatThrownBy(() -> programmes.withBillRuleAlone("COVID-R1-TREATMENT"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Set<String> set(String joined) {
    return Arrays.stream(joined.split("\\+"))
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toSet());
  }
}
