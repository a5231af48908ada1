package vn.evn.billing.calculation;

import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.money.Vnd;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.TimeOfUse;

/**
 * Energy with its price before any programme: a bill line in the making.
 *
 * @param label code and name of the line
 * @param price name of the price for rules: BLOCK_n, NORMAL, OFF_PEAK, PEAK or ALL
 * @param hours hours of the price, ALL for blocks
 * @param base VND per kWh before VAT
 */
record PricedEnergy(
    @Nullable BillPart part,
    CustomerGroup group,
    PriceBook book,
    LineLabel label,
    String price,
    TimeOfUse hours,
    Vnd base,
    Kwh energy) {}
