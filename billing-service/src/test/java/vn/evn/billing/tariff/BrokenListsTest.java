package vn.evn.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list of legal data, broken in each way that its reader knows: file, line and reason. */
class BrokenListsTest {
  private static final TimesOfUse TIMES = TimesOfUse.load(DataSource.BUILT_IN);

  private static final Map<String, Consumer<DataFile>> READERS =
      Map.of(
          "voltage-levels.csv", VoltageLevels::read,
          "customer-groups.csv", file -> CustomerGroups.read(file, TIMES),
          "times-of-use.csv", TimesOfUse::read,
          "vat-rates.csv", VatRates::read,
          "household-rules.csv", HouseholdRules::read,
          "reactive-power.csv", ReactiveCharge::read,
          "articles.csv", Articles::read);

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("voltage-levels.csv", "lt6kV,0,yes,6,no", "lt6kV,6,yes,6,no", 3, "is empty"),
        broken("voltage-levels.csv", "any,0,yes,,no", "lt6kV,0,yes,,no", 9, "appears twice"),
        broken("voltage-levels.csv", "any,0,yes,,no", "any,0,perhaps,,no", 9, "unknown: perhaps"),
        broken("voltage-levels.csv", "any,0,yes", "any,low,yes", 9, "must be a decimal number"),
        broken("customer-groups.csv", "business,Kinh", "production,Kinh", 6, "appears twice"),
        broken(
            "customer-groups.csv",
            "yes,no,normal off_peak peak",
            "yes,no,normal night",
            5,
            "unknown time of use: NIGHT"),
        broken(
            "customer-groups.csv",
            "yes,no,normal off_peak peak",
            "yes,no,off_peak peak",
            5,
            "must have normal hours"),
        broken(
            "customer-groups.csv",
            "Households,ALL,no",
            "Households,ALL,maybe",
            3,
            "unknown: maybe"),
        broken("times-of-use.csv", "normal,normal", "usual,normal", 0, "has no normal hours"),
        broken("times-of-use.csv", "peak,peak", "all,peak", 5, "all stands for every hour"),
        broken("times-of-use.csv", "peak,peak", "normal,peak", 5, "appears twice"),
        broken("times-of-use.csv", "peak,peak", "peak,kwh", 5, "cannot be named kwh"),
        broken(
            "vat-rates.csv", "2022-02-01,2022-12-31", "2022-02-02,2022-12-31", 4, "gap or overlap"),
        broken(
            "vat-rates.csv",
            "2022-02-01,2022-12-31",
            "2022-02-01,2021-12-31",
            4,
            "ends before it starts"),
        broken(
            "vat-rates.csv",
            "8,15/2022/NĐ-CP,high",
            "eight,15/2022/NĐ-CP,high",
            4,
            "must be a decimal number"),
        broken("vat-rates.csv", "8,15/2022/NĐ-CP,high", "8,15/2022/NĐ-CP,sure", 4, "unknown: sure"),
        broken(
            "household-rules.csv",
            "persons_per_household,4",
            "persons_per_household,0",
            0,
            "1 or more"),
        broken(
            "household-rules.csv",
            "persons_per_household,4",
            "block_of_undeclared_tenants,4",
            4,
            "appears twice"),
        broken("reactive-power.csv", ",0.88,", ",0.89,", 5, "appears twice"),
        broken("reactive-power.csv", ",0.88,", ",0.885,", 5, "must look like 0.85"),
        broken("reactive-power.csv", ",<0.60,", ",0.59,", 0, "no row for the lowest"),
        broken("articles.csv", "\nhours,", "\nhour,", 0, "has no article on hours"),
        broken("articles.csv", "\nhours,", "\nblocks,", 5, "appears twice"));
  }

  private static Arguments broken(
      String file, String sound, String broken, int line, String reason) {
    return Arguments.of(file, sound, broken, line, reason);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("broken")
  void refusesWithFileLineAndReason(
      String file, String sound, String broken, int line, String reason) {
    String built = DataSource.BUILT_IN.file("legal-data/" + file).text();
    int at = built.indexOf(sound);
    assertThat(at).as("the sound text is in the file").isNotNegative();
    String text = built.substring(0, at) + broken + built.substring(at + sound.length());
    assertThatThrownBy(
            () -> Objects.requireNonNull(READERS.get(file)).accept(new DataFile(file, text)))
        .asInstanceOf(type(InvalidDataFile.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.file()).isEqualTo(file);
              assertThat(refusal.reason()).contains(reason);
              assertThat(refusal.line()).isEqualTo(line);
            });
  }
}
