package vn.evn.billing.calculation;

import vn.evn.billing.tariff.CustomerGroups;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.HouseholdRules;
import vn.evn.billing.tariff.ReactiveCharge;
import vn.evn.billing.tariff.TimesOfUse;
import vn.evn.billing.tariff.VatRates;

/**
 * What a bill follows besides prices and programmes.
 *
 * @param customerGroups what sets the groups apart
 * @param timesOfUse the hours that prices may differ by
 * @param householdRules how people and tenants share the blocks
 * @param vatRates value added tax by day
 * @param reactiveCharge surcharge for a low power factor
 * @param openReadings how we read what the sources leave open
 */
public record LegalRules(
    CustomerGroups customerGroups,
    TimesOfUse timesOfUse,
    HouseholdRules householdRules,
    VatRates vatRates,
    ReactiveCharge reactiveCharge,
    OpenReadings openReadings) {
  /** Reads everything from a source of data. */
  public static LegalRules load(DataSource source) {
    return new LegalRules(
        CustomerGroups.load(source),
        TimesOfUse.load(source),
        HouseholdRules.load(source),
        VatRates.load(source),
        ReactiveCharge.load(source),
        OpenReadings.load(source));
  }
}
