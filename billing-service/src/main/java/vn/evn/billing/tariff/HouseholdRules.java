package vn.evn.billing.tariff;

import java.util.HashMap;
import java.util.Map;

/**
 * How households, people and tenants share the blocks (Circulars 16/2014 and 25/2018/TT-BCT).
 *
 * @param personsPerHousehold people that count as one household
 * @param blockOfUndeclaredTenants block whose price every kWh pays when no number is declared
 */
public record HouseholdRules(int personsPerHousehold, int blockOfUndeclaredTenants) {
  /** Reads the rules from a source of data. */
  public static HouseholdRules load(DataSource source) {
    return read(source.file("legal-data/household-rules.csv"));
  }

  static HouseholdRules read(DataFile file) {
    Map<String, Integer> values = new HashMap<>();
    for (CsvRow row : file.table().rows()) {
      if (values.put(row.text("rule"), Math.toIntExact(row.whole("value"))) != null) {
        throw row.fault("the rule appears twice");
      }
    }
    return new HouseholdRules(
        value(file, values, "persons_per_household"),
        value(file, values, "block_of_undeclared_tenants"));
  }

  private static int value(DataFile file, Map<String, Integer> values, String rule) {
    Integer value = values.get(rule);
    if (value == null || value < 1) {
      throw new InvalidDataFile(file.name(), 0, rule + " must be given, 1 or more");
    }
    return value;
  }
}
