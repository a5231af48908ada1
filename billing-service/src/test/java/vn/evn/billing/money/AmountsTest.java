package vn.evn.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest(name = "{1} % off {0} is {2}")
  @CsvSource({
    "1685, 10, 1517", // 1516.5: half even would give 1516
    "1734, 10, 1561", // 1560.6: cutting off would give 1560
    "1678, 10, 1510",
    "1678, 100, 0",
    "1678, 0, 1678"
  })
  void takesAPercentageOffAPriceHalfUp(long price, String percent, long expected) {
    assertThat(Percent.parse(percent).off(new Vnd(price))).isEqualTo(new Vnd(expected));
  }

  @ParameterizedTest(name = "{1} % of {0} is {2}")
  @CsvSource({
    "230605, 10, 23061", // 23,060.5: half even would give 23,060
    "29180964, 5.88, 1715841",
    "0, 20, 0"
  })
  void takesAPercentageOfASumHalfUp(long sum, String percent, long expected) {
    assertThat(new Vnd(Percent.parse(percent).ratio().halfUpOf(sum))).isEqualTo(new Vnd(expected));
  }

  @Test
  void treatsEqualPercentagesAsEqual() {
    assertThat(new Percent(new BigDecimal("10.00"))).isEqualTo(Percent.parse("10"));
    assertThat(new Percent(new BigDecimal("1E+2")).value()).isEqualTo(new BigDecimal("100"));
  }

  @Test
  void refusesNegativeEnergyAndPercentages() {
    assertThatThrownBy(() -> new Kwh(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> Kwh.ZERO.minus(new Kwh(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Percent.parse("-0.1")).hasMessageContaining("-0.1");
  }

  @Test
  void refusesASumThatNoLongHolds() {
    Vnd most = new Vnd(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(new Vnd(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(new Kwh(2))).isInstanceOf(ArithmeticException.class);
  }
}
