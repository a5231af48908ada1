package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.evn.billing.money.Kwh;

/**
 * How much wider or narrower the blocks of a bill are than those of one household in one month: a
 * fraction, kept exact until a width is rounded.
 *
 * @param numerator households, or people, times days where days count
 * @param denominator 1, or people per household, times days of the month where days count
 */
record BlockQuota(long numerator, long denominator) {
  /** Full months for a number of households. */
  static BlockQuota ofHouseholds(long households) {
    return new BlockQuota(households, 1);
  }

  /** Full months for a number of people. */
  static BlockQuota ofPersons(long persons, long personsPerHousehold) {
    return new BlockQuota(persons, personsPerHousehold);
  }

  /** The share of the quota for some days of a month. */
  BlockQuota forDays(long days, long daysOfMonth) {
    return new BlockQuota(numerator * days, denominator * daysOfMonth);
  }

  /**
   * A block's width under this quota. Each width is rounded by itself, half up ("làm tròn số học",
   * EVNCPC's method for price changes), so that parts of a month may differ from it by 1 kWh.
   */
  Kwh of(Kwh width) {
    return new Kwh(
        BigDecimal.valueOf(width.value())
            .multiply(BigDecimal.valueOf(numerator))
            .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
