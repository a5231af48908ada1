package vn.evn.request.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
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
  void knowsNoUnitOfAPlaceThatDoesNotExist() {
    assertThat(units.unitOf("03", LocalDate.parse("2026-11-16"))).isEmpty();
  }
}
