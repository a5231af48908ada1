package vn.evn.billing.calculation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks plain numbers against their limits. */
final class NumberCheck {
  private final Faults faults;

  NumberCheck(Faults faults) {
    this.faults = faults;
  }

  /** A whole number from 1 to a limit; the default when absent or wrong. */
  int count(String pointer, @Nullable Integer value, int most, int otherwise) {
    if (value == null) {
      return otherwise;
    }
    return faults.unless(
            value >= 1 && value <= most, pointer, "must be 1 to " + most + ", was " + value)
        ? value
        : otherwise;
  }

  /** A number from 0 to 1; null when wrong. */
  @Nullable BigDecimal fraction(String pointer, BigDecimal value) {
    return faults.unless(
            value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0 && fewDecimals(value),
            pointer,
            "must be 0 to 1, with at most " + Limits.DECIMALS + " decimals")
        ? value
        : null;
  }

  /** A supply voltage in kV; the default when absent or wrong. */
  BigDecimal voltage(String pointer, @Nullable BigDecimal value, BigDecimal otherwise) {
    if (value == null) {
      return otherwise;
    }
    return faults.unless(
            value.signum() > 0 && value.compareTo(Limits.SUPPLY_KV) <= 0 && fewDecimals(value),
            pointer,
            "must be above 0 and at most " + Limits.SUPPLY_KV + " kV")
        ? value
        : otherwise;
  }

  private static boolean fewDecimals(BigDecimal value) {
    return value.scale() <= Limits.DECIMALS;
  }
}
