package vn.evn.billing.calculation;

import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.PriceRule;

/**
 * What a kWh of a bill line costs, and why. Bills that are priced alike share it.
 *
 * @param code BLOCK_n, NORMAL, OFF_PEAK, PEAK, ALL, PREPAID or BLOCK_n_FLAT
 * @param label name of the line in Vietnamese
 * @param labelEn name of the line in English
 * @param part which purpose of a meter with two; null when there is one
 * @param priceBook decision whose price book sets the base price, for example 648/QĐ-BCT
 * @param basePriceVnd VND per kWh before VAT without any programme, in the customer's own group
 * @param unitPriceVnd VND per kWh before VAT that is charged
 * @param priceRule programme rule that set the price; null where none acts
 * @param source the legal sources of the unit price
 */
public record LinePrice(
    String code,
    String label,
    String labelEn,
    @Nullable BillPart part,
    String priceBook,
    long basePriceVnd,
    long unitPriceVnd,
    @Nullable PriceRule priceRule,
    String source) {

  /** The same line where no programme acts. */
  LinePrice withoutProgrammes() {
    return new LinePrice(
        code, label, labelEn, part, priceBook, basePriceVnd, basePriceVnd, null, priceBook);
  }
}
