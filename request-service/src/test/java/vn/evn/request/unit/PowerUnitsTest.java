package vn.evn.request.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerUnitsTest {
  private final PowerUnits units = PowerUnits.load();

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "01, 2020-04-05, PD0100, Hà Nội",
    "38, 2020-04-05, PA0100, Thanh Hóa",
    "48, 2020-04-05, PC0100, Đà Nẵng",
    "58, 2020-04-05, PB0100, Ninh Thuận",
    "79, 2020-04-05, PE0100, TP. Hồ Chí Minh",
    "74, 2025-06-30, PB0100, Bình Dương on its last day under EVNSPC",
    "74, 2025-07-01, PE0100, Bình Dương on its first day under EVNHCMC",
    "77, 2025-07-01, PE0100, Bà Rịa - Vũng Tàu on its first day under EVNHCMC"
  })
  void knowsTheUnitOfAPlaceOnADay(String province, LocalDate day, String unit, String why) {
    assertThat(units.unitOf(province, day)).as(why).contains(unit);
  }

  @Test
  void covers63ProvincesBeforeAndAfterTheChange() {
    for (String day : new String[] {"2019-12-09", "2020-04-05", "2025-06-30", "2025-07-01"}) {
      long served =
          IntStream.range(0, 100)
              .mapToObj(code -> String.format(Locale.ROOT, "%02d", code))
              .filter(code -> units.unitOf(code, LocalDate.parse(day)).isPresent())
              .count();
      assertThat(served).as(day).isEqualTo(63);
    }
  }

  @Test
  void putsEachProvinceIntoOneOfFiveCorporations() {
    Map<String, Long> provinces =
        IntStream.range(0, 100)
            .mapToObj(code -> String.format(Locale.ROOT, "%02d", code))
            .flatMap(code -> units.unitOf(code, LocalDate.parse("2020-04-05")).stream())
            .collect(Collectors.groupingBy(unit -> unit.substring(0, 2), Collectors.counting()));
    // shares of the 63 provinces as the corporations name their areas
    assertThat(provinces).isEqualTo(Map.of("PA", 27L, "PC", 13L, "PB", 21L, "PD", 1L, "PE", 1L));
  }

  @Test
  void refusesATableWithGapsOverlapsAndWrongCellsAndNamesEveryLine() {
    List<String> lines =
        List.of(
            "# remark",
            "province_code,unit,corporation,valid_from,valid_to",
            "01,PD0100,EVNHANOI,2019-01-01,2019-12-31",
            "01,PD0200,EVNHANOI,2020-02-01,",
            "74,PB0100,EVNSPC,2019-01-01,2025-07-01",
            "74,PE0100,EVNHCMC,2025-07-01,",
            "79,PE0100,EVNHCMC,2019-01-01,",
            "79,PE0200,EVNHCMC,2025-01-01,",
            "02,PA0100,EVNNPC,2019-01-01,2020-12-31",
            "4,HN0100,EVN,yesterday,",
            "06,PA0100,EVNNPC,2020-01-02,2020-01-01",
            "08,PA0100,EVNNPC");
    assertThatThrownBy(() -> PowerUnits.parse("units.csv", lines))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            String.join(
                "\n",
                "faults in the table:",
                "units.csv:10: province_code must be two digits, is 4",
                "units.csv:10: unit must be the beginning of a customer code, is HN0100",
                "units.csv:10: corporation must be one of five, is EVN",
                "units.csv:10: valid_from must be a day, yyyy-MM-dd, is yesterday",
                "units.csv:11: valid_to 2020-01-01 lies before valid_from 2020-01-02",
                "units.csv:12: must have five cells, has 3",
                "units.csv:4: province 01 has no unit from 2020-01-01 to 2020-01-31, see line 3",
                "units.csv:9: province 02 has no unit after 2020-12-31",
                "units.csv:6: province 74 has two units on 2025-07-01, see line 5",
                "units.csv:8: province 79 has two units on 2025-01-01, see line 7"));
    assertThatThrownBy(() -> PowerUnits.parse("units.csv", List.of("# remark")))
        .hasMessageContaining("no row");
  }

  @Test
  void knowsNoUnitOfAPlaceThatDoesNotExist() {
    assertThat(units.unitOf("03", LocalDate.parse("2026-11-16"))).isEmpty();
  }
}
