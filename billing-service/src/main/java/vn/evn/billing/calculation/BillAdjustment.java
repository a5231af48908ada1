package vn.evn.billing.calculation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.BillRule;
import vn.evn.billing.money.Percent;

/**
 * A step on the whole bill before tax. The amount is positive for both kinds: a reactive charge is
 * added to the bill, a discount is taken off.
 *
 * @param kind what it does to the bill
 * @param rate percentage of the base
 * @param baseVnd what the percentage is taken of, VND before VAT
 * @param amountVnd base × percentage, half up to whole VND, 0 or more
 * @param billRule programme rule of a discount; null for a reactive charge
 * @param powerFactor cos φ of a reactive charge; null for a discount
 * @param source the legal source
 */
public record BillAdjustment(
    Kind kind,
    Percent rate,
    long baseVnd,
    long amountVnd,
    @Nullable BillRule billRule,
    @Nullable BigDecimal powerFactor,
    String source) {
  /** What an adjustment does to the bill. */
  public enum Kind {
    /** Surcharge for reactive power, added. */
    REACTIVE,
    /** Reduction of the whole bill by a programme, taken off. */
    DISCOUNT
  }

  /** Percentage of the base. */
  public BigDecimal percent() {
    return rate.value();
  }

  /** Programme rule of a discount; null for a reactive charge. */
  public @Nullable String rule() {
    return billRule == null ? null : billRule.terms().id();
  }

  /** The arithmetic as a sentence in Vietnamese. */
  public String explanation() {
    return Sentences.percent(rate, baseVnd, amountVnd)
        + (powerFactor == null ? "" : ", hệ số công suất " + Sentences.decimal(powerFactor));
  }

  /** The arithmetic as a sentence in English, with the numbers as the bill prints them. */
  public String explanationEn() {
    return (kind == Kind.REACTIVE ? "Reactive charge: " : "Discount: ")
        + Sentences.percent(rate, baseVnd, amountVnd)
        + (powerFactor == null ? "" : ", power factor " + Sentences.decimal(powerFactor));
  }
}
