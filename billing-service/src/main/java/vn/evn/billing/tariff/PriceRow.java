package vn.evn.billing.tariff;

import org.jspecify.annotations.Nullable;

/**
 * One price of a price book, as its file has it.
 *
 * @param customerGroup group in upper case
 * @param voltageLevel range of supply voltages the price holds for
 * @param timeOfUse hours the price holds for: code of a time of use, or ALL
 * @param blockFromKwh first kWh of the block as published (0, 51, 101, …); null without blocks
 * @param blockToKwh last kWh of the block, included; null for the last block and without blocks
 * @param priceVnd VND per kWh before VAT
 * @param source where the number was found
 * @param confidence how sure the number is
 */
public record PriceRow(
    String customerGroup,
    VoltageLevel voltageLevel,
    String timeOfUse,
    @Nullable Long blockFromKwh,
    @Nullable Long blockToKwh,
    long priceVnd,
    String source,
    Confidence confidence) {}
