package vn.evn.billing.calculation;

import vn.evn.billing.money.Ratio;
import vn.evn.billing.tariff.CustomerGroup;

/**
 * A second purpose on the meter that can be priced.
 *
 * @param group group whose normal-hours price it pays
 * @param share share of all kWh, 0 to 1
 */
record SecondUse(CustomerGroup group, Ratio share) {}
