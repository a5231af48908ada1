package vn.evn.billing.calculation;

import vn.evn.billing.tariff.CustomerGroups;
import vn.evn.billing.tariff.HouseholdRules;
import vn.evn.billing.tariff.ReactiveCharge;
import vn.evn.billing.tariff.VatRates;

/**
 * What a bill follows besides prices and programmes.
 *
 * @param customerGroups what sets the groups apart
 * @param householdRules how people and tenants share the blocks
 * @param vatRates value added tax by day
 * @param reactiveCharge surcharge for a low power factor
 * @param openReadings how we read what the sources leave open
 */
public record LegalRules(
    CustomerGroups customerGroups,
    HouseholdRules householdRules,
    VatRates vatRates,
    ReactiveCharge reactiveCharge,
    OpenReadings openReadings) {
  /** Reads everything from the class path. */
  public static LegalRules load() {
    return new LegalRules(
        CustomerGroups.load(),
        HouseholdRules.load(),
        VatRates.load(),
        ReactiveCharge.load(),
        OpenReadings.load());
  }
}
