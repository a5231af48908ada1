package vn.evn.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The fee of a reconnection by its dated tables. */
class ReconnectionFeeTest {
  private final ServiceCatalogue catalogue = ServiceCatalogue.load(List.of("RECONNECT"));

  @ParameterizedTest(name = "{0}, {1} kV, residential {2}, {3} km, mountain {4}: {5} ({6})")
  @CsvFileSource(resources = "/fees/reconnection.csv", numLinesToSkip = 2)
  void isTheAmountOfTheTable(
      LocalDate day,
      @Nullable String voltageKv,
      @Nullable String residential,
      @Nullable String distanceKm,
      @Nullable String mountain,
      @Nullable Long amountVnd,
      String why) {
    Map<String, Object> circumstances = new HashMap<>();
    put(circumstances, "supplyVoltageKv", voltageKv);
    put(circumstances, "residential", residential);
    put(circumstances, "distanceKm", distanceKm);
    put(circumstances, "mountainOrIsland", mountain);
    RequestFacts facts = new RequestFacts("STANDARD", "CITIZEN", Map.of(), circumstances);
    assertThat(
            catalogue
                .find("RECONNECT", day)
                .orElseThrow()
                .fee("RECONNECTION", day)
                .orElseThrow()
                .amountVnd(facts)
                .orElse(null))
        .as(why)
        .isEqualTo(amountVnd);
  }

  private static void put(Map<String, Object> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
