package vn.evn.billing.tariff;

/**
 * The closed lists that the rows of a price book refer to.
 *
 * @param voltageLevels what the voltage levels mean in kV
 * @param customerGroups the groups and what sets them apart
 * @param timesOfUse the hours that prices may differ by
 */
public record TariffLists(
    VoltageLevels voltageLevels, CustomerGroups customerGroups, TimesOfUse timesOfUse) {
  /** Reads the lists from a source of data. */
  public static TariffLists load(DataSource source) {
    return new TariffLists(
        VoltageLevels.load(source), CustomerGroups.load(source), TimesOfUse.load(source));
  }
}
