package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Ratio;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.VatRate;

/**
 * Input that can be billed: defaults filled in, limits kept, every price at hand.
 *
 * @param contract who is supplied, and for what
 * @param energy what was used
 * @param quota width of the blocks in full months: households, or people over those of a household
 * @param days the days of the bill
 * @param periods days by price book, oldest first; one entry without a change of prices
 * @param claim what decides which programmes act
 * @param powerFactor cos φ; null when the customer is not subject to the reactive charge
 */
record CheckedBill(
    Contract contract,
    Energy energy,
    Ratio quota,
    Days days,
    List<PricePeriod> periods,
    Claim claim,
    @Nullable BigDecimal powerFactor,
    VatRate vatRate) {
  CheckedBill {
    periods = List.copyOf(periods);
  }

  /**
   * Who is supplied, and for what.
   *
   * @param group customer group
   * @param supplyKv supply voltage
   * @param undeclaredTenants whether every kWh has the price of one block
   * @param secondUse second purpose on the meter; null when there is none
   */
  record Contract(
      CustomerGroup group,
      BigDecimal supplyKv,
      boolean undeclaredTenants,
      @Nullable SecondUse secondUse) {}

  /**
   * The days of a bill.
   *
   * @param partial whether the period is not a regular month
   * @param ofMonthBefore days of the calendar month before the closing reading; null without
   *     reading dates
   */
  record Days(boolean partial, @Nullable Integer ofMonthBefore) {}

  /** What decides which programmes act. */
  record Claim(YearMonth billPeriod, Set<String> eligibilities) {}

  /** Days that a full quota stands for when blocks follow the days; 0 when they are full. */
  int daysOfFullQuota() {
    boolean followDays = days.partial() || periods.size() > 1;
    return followDays && days.ofMonthBefore() != null ? days.ofMonthBefore() : 0;
  }
}
