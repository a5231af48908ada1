package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.evn.billing.money.Kwh;

/** Shares of energy in whole kWh, half up: the only rounding that the sources name. */
final class Rounding {
  private Rounding() {}

  static Kwh share(Kwh total, long numerator, long denominator) {
    return new Kwh(
        BigDecimal.valueOf(total.value())
            .multiply(BigDecimal.valueOf(numerator))
            .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
            .longValueExact());
  }

  static Kwh share(Kwh total, BigDecimal share) {
    return new Kwh(
        BigDecimal.valueOf(total.value())
            .multiply(share)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
