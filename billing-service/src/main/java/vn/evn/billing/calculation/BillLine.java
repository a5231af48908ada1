package vn.evn.billing.calculation;

import org.jspecify.annotations.Nullable;

/**
 * Energy of one price on a bill. Texts are made when they are asked for: a bill run computes
 * millions of lines and shows few of them.
 *
 * @param price what a kWh costs, and why
 * @param quantityKwh energy in kWh, 0 or more
 */
public record BillLine(LinePrice price, long quantityKwh) {
  /** BLOCK_n, NORMAL, OFF_PEAK, PEAK, ALL, PREPAID or BLOCK_n_FLAT. */
  public String code() {
    return price.code();
  }

  /** Name of the line in Vietnamese. */
  public String label() {
    return price.label();
  }

  /** Which purpose of a meter with two; null when there is one. */
  public @Nullable BillPart part() {
    return price.part();
  }

  /** Decision whose price book sets the base price, for example 648/QĐ-BCT. */
  public String priceBook() {
    return price.priceBook();
  }

  /** VND per kWh before VAT without any programme, in the customer's own group. */
  public long basePriceVnd() {
    return price.basePriceVnd();
  }

  /** VND per kWh before VAT that is charged. */
  public long unitPriceVnd() {
    return price.unitPriceVnd();
  }

  /** Quantity × unit price, VND before VAT, exact. */
  public long amountVnd() {
    return Math.multiplyExact(quantityKwh, price.unitPriceVnd());
  }

  /** Programme rule that set the price; null where none acts. */
  public @Nullable String rule() {
    return price.priceRule() == null ? null : price.priceRule().terms().id();
  }

  /** The legal sources of the unit price. */
  public String source() {
    return price.source();
  }

  /** The arithmetic as a sentence in Vietnamese. */
  public String explanation() {
    return Sentences.product(quantityKwh, unitPriceVnd(), amountVnd());
  }

  /** The arithmetic as a sentence in English, with the numbers as the bill prints them. */
  public String explanationEn() {
    return price.labelEn() + ": " + Sentences.product(quantityKwh, unitPriceVnd(), amountVnd());
  }
}
