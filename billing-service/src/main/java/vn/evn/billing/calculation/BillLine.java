package vn.evn.billing.calculation;

import org.jspecify.annotations.Nullable;

/**
 * Energy of one price on a bill. Amount = quantity × unit price, exact.
 *
 * @param code BLOCK_n, NORMAL, OFF_PEAK, PEAK, ALL, PREPAID or BLOCK_3_FLAT
 * @param label name of the line in Vietnamese
 * @param part which purpose of a meter with two; null when there is one
 * @param priceBook decision whose price book sets the base price, for example 648/QĐ-BCT
 * @param quantityKwh energy in kWh, 0 or more
 * @param basePriceVnd VND per kWh before VAT without any programme, in the customer's own group
 * @param unitPriceVnd VND per kWh before VAT that is charged
 * @param amountVnd quantity × unit price, VND before VAT
 * @param rule programme rule that lowered the price; null where none acts
 * @param source the legal sources of the unit price
 * @param explanation the arithmetic as a sentence in Vietnamese
 * @param explanationEn the arithmetic as a sentence in English
 */
public record BillLine(
    String code,
    String label,
    @Nullable BillPart part,
    String priceBook,
    long quantityKwh,
    long basePriceVnd,
    long unitPriceVnd,
    long amountVnd,
    @Nullable String rule,
    String source,
    String explanation,
    String explanationEn) {}
