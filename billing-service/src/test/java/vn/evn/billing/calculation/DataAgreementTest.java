package vn.evn.billing.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.billing.tariff.CustomerGroups;
import vn.evn.billing.tariff.DataFile;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.HouseholdRules;
import vn.evn.billing.tariff.InvalidDataFile;

class DataAgreementTest {
  private static final BillCalculator SOUND = SampleBills.CALCULATOR;

  @Test
  void refusesRulesThatNameABlockNoBookHas() {
    LegalRules rules = SOUND.rules();
    LegalRules broken =
        new LegalRules(
            rules.customerGroups(),
            rules.timesOfUse(),
            new HouseholdRules(4, 7),
            rules.vatRates(),
            rules.reactiveCharge(),
            rules.openReadings());

    assertThatThrownBy(() -> new BillCalculator(SOUND.priceBooks(), SOUND.programmes(), broken))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessageContaining("has no block 7");
  }

  @Test
  void knowsEveryGroupOfThePriceBooksByName() {
    CustomerGroups groups = SOUND.rules().customerGroups();
    assertThat(SOUND.priceBooks().customerGroups())
        .allSatisfy(code -> assertThat(groups.find(code)).isPresent());
  }

  @Test
  void readsTheOpenPoints() {
    assertThat(OpenReadings.load(DataSource.BUILT_IN))
        .isEqualTo(
            new OpenReadings(OpenReadings.DiscountBase.ENERGY_AND_REACTIVE, RoundingMode.HALF_UP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "discount-base=ENERGY_ONLY",
        "discount-base=LESS\npower-factor-rounding=DOWN",
        "discount-base=ENERGY_ONLY\npower-factor-rounding=UP"
      })
  void refusesAnUnknownReadingOfAnOpenPoint(String text) {
    assertThatThrownBy(() -> OpenReadings.read(new DataFile("open.properties", text)))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessageContaining("open.properties");
  }
}
