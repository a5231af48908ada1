package vn.evn.billing.tariff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The customer groups that bills know, with what sets them apart besides their prices. */
public final class CustomerGroups {
  private final Map<String, CustomerGroup> byCode;

  private CustomerGroups(Map<String, CustomerGroup> byCode) {
    this.byCode = byCode;
  }

  /** Reads the groups from the class path. */
  public static CustomerGroups load() {
    return read(DataFile.fromClassPath("legal-data/customer-groups.csv"));
  }

  static CustomerGroups read(DataFile file) {
    Map<String, CustomerGroup> groups = new LinkedHashMap<>();
    for (CsvRow row : file.table().rows()) {
      CustomerGroup group =
          new CustomerGroup(
              row.text("customer_group").toUpperCase(Locale.ROOT),
              row.text("name_vi"),
              row.text("name_en"),
              row.text("single_price_line"),
              row.oneOf("reactive_charge", CustomerGroups::yesOrNo),
              row.oneOf("residential", CustomerGroups::yesOrNo),
              row.optionalWhole("other_use_from_kwh").orElse(null));
      if (groups.put(group.code(), group) != null) {
        throw row.fault("customer group " + group.code() + " appears twice");
      }
    }
    return new CustomerGroups(groups);
  }

  private static Optional<Boolean> yesOrNo(String text) {
    return switch (text) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Every group, in the order of the file. */
  public List<CustomerGroup> all() {
    return List.copyOf(byCode.values());
  }

  /** The group of a code in upper case. */
  public Optional<CustomerGroup> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
