package vn.evn.billing.calculation;

import java.math.BigDecimal;
import vn.evn.billing.money.Percent;

/**
 * The arithmetic of a bill in words. Numbers have the form in which the bill prints them (1.510 đ,
 * 5,88%) in both languages, so that a reader of either finds the same figures on the paper.
 */
public final class Sentences {
  private Sentences() {}

  static String product(long kwh, long priceVnd, long amountVnd) {
    return number(kwh) + " kWh × " + vnd(priceVnd) + " = " + vnd(amountVnd);
  }

  static String percent(Percent percent, long baseVnd, long amountVnd) {
    return decimal(percent.value()) + "% × " + vnd(baseVnd) + " = " + vnd(amountVnd);
  }

  /** A decimal number with a comma, for example 5,88. */
  public static String decimal(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }

  /** An amount with its unit, for example 1.510 đ. */
  public static String vnd(long amount) {
    return number(amount) + " đ";
  }

  /** A whole number in groups of three, for example 1.510. */
  public static String number(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int i = digits.length() - 3; i > first; i -= 3) {
      digits.insert(i, '.');
    }
    return digits.toString();
  }
}
