package vn.evn.billing.money;

import java.math.BigDecimal;

/**
 * A percentage, for example 5.88.
 *
 * @param value the number before the per cent sign, 0 or more, without trailing zeros
 */
public record Percent(BigDecimal value) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Checks the value and drops trailing zeros, so that equal percentages are equal records. */
  public Percent {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("A percentage must be 0 or more, was " + value);
    }
    value = value.stripTrailingZeros();
    if (value.scale() < 0) {
      value = value.setScale(0);
    }
  }

  /**
   * Reads a decimal number.
   *
   * @throws NumberFormatException if the text is no number
   */
  public static Percent parse(String text) {
    return new Percent(new BigDecimal(text));
  }

  /** This percentage as a fraction, exact. */
  public Ratio ratio() {
    return Ratio.of(value.divide(HUNDRED));
  }

  /**
   * What is left of a price when this percentage is taken off, half up to whole VND.
   *
   * @throws IllegalArgumentException if it is more than 100 %
   */
  public Vnd off(Vnd price) {
    return new Vnd(Ratio.of(HUNDRED.subtract(value).divide(HUNDRED)).halfUpOf(price.amount()));
  }

  /** Whether it takes or adds nothing. */
  public boolean isZero() {
    return value.signum() == 0;
  }
}
