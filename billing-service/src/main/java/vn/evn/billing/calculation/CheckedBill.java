package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.tariff.VatRate;

/**
 * Input that can be billed: defaults filled in, limits kept, every price at hand.
 *
 * @param parts energy by purpose; the contract's own purpose first
 * @param total all energy
 * @param periods days by price book, oldest first; one entry without a change of prices
 * @param quota width of the blocks in full months
 * @param daysOfMonthBefore days of the calendar month before the closing reading when the blocks
 *     follow the days; null when they are full
 * @param undeclaredTenants whether every kWh has the price of one block
 * @param powerFactor cos φ; null when the customer is not subject to the reactive charge
 */
record CheckedBill(
    YearMonth billPeriod,
    BigDecimal supplyKv,
    Set<String> eligibilities,
    List<EnergyPart> parts,
    Kwh total,
    List<PricePeriod> periods,
    BlockQuota quota,
    @Nullable Integer daysOfMonthBefore,
    boolean undeclaredTenants,
    @Nullable BigDecimal powerFactor,
    VatRate vatRate) {
  CheckedBill {
    parts = List.copyOf(parts);
    periods = List.copyOf(periods);
  }

  BlockQuota quotaOf(PricePeriod period) {
    return daysOfMonthBefore == null ? quota : quota.forDays(period.days(), daysOfMonthBefore);
  }
}
