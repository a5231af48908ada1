package vn.evn.billing.tariff;

import java.util.Comparator;
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

  /** Reads the groups from a source of data. */
  public static CustomerGroups load(DataSource source) {
    return read(source.file("legal-data/customer-groups.csv"), TimesOfUse.load(source));
  }

  static CustomerGroups read(DataFile file, TimesOfUse times) {
    Map<String, CustomerGroup> groups = new LinkedHashMap<>();
    for (CsvRow row : file.table().rows()) {
      CustomerGroup group =
          new CustomerGroup(
              row.text("customer_group").toUpperCase(Locale.ROOT),
              row.text("name_vi"),
              row.text("name_en"),
              row.text("single_price_line"),
              row.yesOrNo("reactive_charge"),
              row.yesOrNo("residential"),
              bands(row, times),
              row.optionalWhole("other_use_from_kwh").orElse(null));
      if (groups.put(group.code(), group) != null) {
        throw row.fault("customer group " + group.code() + " appears twice");
      }
    }
    return new CustomerGroups(groups);
  }

  /** The bands of a group, in the order of the bill; a meter without bands needs normal hours. */
  private static List<String> bands(CsvRow row, TimesOfUse times) {
    List<String> bands =
        row.optionalText("time_bands")
            .map(text -> List.of(text.toUpperCase(Locale.ROOT).split(" +")))
            .orElse(List.of());
    for (String band : bands) {
      if (times.find(band).isEmpty()) {
        throw row.fault("time_bands has an unknown time of use: " + band);
      }
    }
    if (!bands.isEmpty() && !bands.contains(TimeOfUse.NORMAL)) {
      throw row.fault("time_bands must have normal hours");
    }
    return bands.stream().distinct().sorted(Comparator.comparing(times::indexOf)).toList();
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
