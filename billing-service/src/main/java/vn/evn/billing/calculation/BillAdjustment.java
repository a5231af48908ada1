package vn.evn.billing.calculation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A step on the whole bill before tax. The amount is positive for both kinds: a reactive charge is
 * added to the bill, a discount is taken off.
 *
 * @param kind what it does to the bill
 * @param percent percentage of the base
 * @param baseVnd what the percentage is taken of, VND before VAT
 * @param amountVnd base × percentage, half up to whole VND, 0 or more
 * @param rule programme rule of a discount; null for a reactive charge
 * @param source the legal source
 * @param explanation the arithmetic as a sentence in Vietnamese
 * @param explanationEn the arithmetic as a sentence in English
 */
public record BillAdjustment(
    Kind kind,
    BigDecimal percent,
    long baseVnd,
    long amountVnd,
    @Nullable String rule,
    String source,
    String explanation,
    String explanationEn) {
  /** What an adjustment does to the bill. */
  public enum Kind {
    /** Surcharge for reactive power, added. */
    REACTIVE,
    /** Reduction of the whole bill by a programme, taken off. */
    DISCOUNT
  }
}
