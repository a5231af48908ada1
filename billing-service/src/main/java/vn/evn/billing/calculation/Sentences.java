package vn.evn.billing.calculation;

import java.math.BigDecimal;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.money.Percent;
import vn.evn.billing.money.Vnd;

/** The arithmetic of a bill as sentences: Vietnamese for citizens, English for integrators. */
final class Sentences {
  private Sentences() {}

  static String lineVi(Kwh energy, Vnd price, Vnd amount) {
    return vi(energy.value())
        + " kWh × "
        + vi(price.amount())
        + " đ = "
        + vi(amount.amount())
        + " đ";
  }

  static String lineEn(Kwh energy, Vnd price, Vnd amount) {
    return en(energy.value())
        + " kWh × "
        + en(price.amount())
        + " VND = "
        + en(amount.amount())
        + " VND";
  }

  static String percentVi(Percent percent, Vnd base, Vnd amount) {
    return vi(percent.value()) + "% × " + vi(base.amount()) + " đ = " + vi(amount.amount()) + " đ";
  }

  static String percentEn(Percent percent, Vnd base, Vnd amount) {
    return percent.value().toPlainString()
        + "% × "
        + en(base.amount())
        + " VND = "
        + en(amount.amount())
        + " VND";
  }

  /** Decimal comma. */
  static String vi(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }

  private static String vi(long number) {
    return grouped(number, '.');
  }

  private static String en(long number) {
    return grouped(number, ',');
  }

  /** Groups of three digits. By hand, since a bill run writes two of these per line. */
  private static String grouped(long number, char separator) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int i = digits.length() - 3; i > first; i -= 3) {
      digits.insert(i, separator);
    }
    return digits.toString();
  }
}
