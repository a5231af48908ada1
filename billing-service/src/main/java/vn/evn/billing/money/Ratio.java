package vn.evn.billing.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A fraction of whole numbers, kept exact until a share of an amount is rounded. Everything that a
 * bill rounds goes through {@link #halfUpOf}: half up is the only rounding that the sources name.
 *
 * @param numerator 0 or more
 * @param denominator 1 or more
 */
public record Ratio(long numerator, long denominator) {
  /** The whole. */
  public static final Ratio ONE = new Ratio(1, 1);

  /** Checks the two numbers. */
  public Ratio {
    if (numerator < 0 || denominator < 1) {
      throw new IllegalArgumentException(
          "A ratio needs 0 or more over 1 or more, was " + numerator + "/" + denominator);
    }
  }

  /**
   * The exact value of a decimal number.
   *
   * @param value 0 or more, with at most 18 digits before and 18 after the point
   * @throws ArithmeticException if it has more
   */
  public static Ratio of(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    int decimals = Math.max(plain.scale(), 0);
    return new Ratio(
        plain.movePointRight(decimals).longValueExact(),
        BigInteger.TEN.pow(decimals).longValueExact());
  }

  /**
   * This share of an amount, half up to a whole number.
   *
   * @param amount 0 or more
   * @throws ArithmeticException if the result leaves the range of a long
   */
  public long halfUpOf(long amount) {
    return halfUp(amount, numerator, denominator);
  }

  /**
   * The same without a ratio at hand.
   *
   * @param amount 0 or more
   * @param numerator 0 or more
   * @param denominator 1 or more
   * @throws ArithmeticException if the result leaves the range of a long
   */
  public static long halfUp(long amount, long numerator, long denominator) {
    long product = amount * numerator;
    if (amount < 0 || product < 0 || Math.multiplyHigh(amount, numerator) != 0) {
      return largeHalfUp(amount, numerator, denominator);
    }
    if (denominator == 1) {
      return product;
    }
    long whole = product / denominator;
    long rest = product - whole * denominator;
    return rest >= denominator - rest ? whole + 1 : whole;
  }

  /** The same for amounts whose product no long holds. */
  private static long largeHalfUp(long amount, long numerator, long denominator) {
    if (amount < 0 || numerator < 0) {
      throw new IllegalArgumentException(
          "A share needs 0 or more, was " + numerator + "/" + denominator + " of " + amount);
    }
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(numerator))
        .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
