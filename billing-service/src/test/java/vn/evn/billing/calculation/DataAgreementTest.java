package vn.evn.billing.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.billing.discount.Programmes;
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

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource({
    "'\"BLOCK_4\"', '\"BLOCK_7\"', 'no price book in force has the price BLOCK_7'",
    "'\"WHOLESALE_MARKET\",\n        \"WHOLESALE_IZ', '\"BAKERY\",\n        \"WHOLESALE_IZ', 'no price book knows the customer group BAKERY'",
    "'\"priceOf\": \"PRODUCTION\"', '\"priceOf\": \"ADMIN_LIGHTING_OFFICE\"', 'must name an earlier'"
  })
  void refusesARuleThatNoPriceBookFits(String sound, String broken, String reason) {
    assertThatThrownBy(() -> BillCalculator.load(changed(sound, broken)))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessageMatching("(?s)programmes/covid-round-1.json, line \\d+: .*")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAGroupWhosePriceIsNotThereAtEveryVoltage() {
    DataSource source =
        changed(
            "\"priceOf\": \"PRODUCTION\",\n      \"afterRule\": \"COVID-R1-PRODUCTION\",",
            "\"priceOf\": \"WHOLESALE_IZ_MEDIUM_VOLTAGE\",");
    assertThatThrownBy(() -> BillCalculator.load(source))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessageContaining("missing band")
        .hasMessageContaining("at every voltage of BUSINESS");
  }

  private static DataSource changed(String sound, String broken) {
    String name = "programmes/covid-round-1.json";
    String text = DataSource.BUILT_IN.file(name).text();
    assertThat(text).contains(sound);
    DataFile file =
        new DataFile(
            name, text.replaceFirst(Pattern.quote(sound), Matcher.quoteReplacement(broken)));
    return new DataSource() {
      @Override
      public DataFile file(String wanted) {
        return DataSource.BUILT_IN.file(wanted);
      }

      @Override
      public List<DataFile> allIn(String folder) {
        return DataSource.BUILT_IN.allIn(folder).stream()
            .map(known -> known.name().equals(name) ? file : known)
            .toList();
      }
    };
  }

  /** Golden rows QHOTEL-R1-20-A and -B: the switch is a value in the file of the programme. */
  @Test
  void turnsTheReadingOfTheQuarantineHotelsByData() {
    BillInput hotel =
        SampleBills.hotel(SampleBills.ROUND_1).eligibilities("LODGING", "QUARANTINE_HOTEL").build();
    DataSource turned = changed("\"withPriceRules\": true", "\"withPriceRules\": false");
    BillCalculator other =
        new BillCalculator(SOUND.priceBooks(), Programmes.load(turned), SOUND.rules());

    assertThat(SOUND.calculate(hotel).preTaxVnd()).isEqualTo(20_733_600);
    assertThat(other.calculate(hotel).preTaxVnd()).isEqualTo(35_394_400);
    // and the examples of the file say so, until they are turned too
    assertThatThrownBy(() -> BillCalculator.load(turned))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessageContaining("A hotel used for isolation: lodging price first, then 20 %");
  }

  @Test
  void letsAnOperatorAddAFileToAFolder(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("price-books"));
    String text =
        """
        # Decision 9998/QĐ-BCT (made up); in force from 2026-12-01
        decision,effective_from,customer_group,voltage_level,time_of_use,tier_from_kwh,tier_to_kwh,price_vnd_per_kwh,source,confidence
        9998/QĐ-BCT,2026-12-01,residential,any,all,0,50,3000,made up,low
        9998/QĐ-BCT,2026-12-01,residential,any,all,51,100,3000,made up,low
        9998/QĐ-BCT,2026-12-01,residential,any,all,101,,3100,made up,low
        """;
    Path book = Files.writeString(folder.resolve("price-books/9998-QD-BCT.csv"), text);
    Files.writeString(folder.resolve("price-books/notes.txt"), "not data");

    BillCalculator calculator = BillCalculator.load(DataSource.withFolder(folder));
    assertThat(calculator.priceBooks().all()).hasSize(8);
    assertThat(
            calculator
                .calculate(SampleBills.household(YearMonth.of(2026, 12), 10).build())
                .energyVnd())
        .isEqualTo(30_000);

    Files.writeString(book, text.replace("51,100", "52,100"));
    assertThatThrownBy(() -> BillCalculator.load(DataSource.withFolder(folder)))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessage(
            "price-books/9998-QD-BCT.csv, line 4: gap: the block must start at 51 kWh, starts at 52");
    assertThatThrownBy(() -> DataSource.withFolder(folder.resolve("none")))
        .hasMessageContaining("is not a folder");
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
