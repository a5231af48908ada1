package vn.evn.billing.tariff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The hours that prices may differ by, in the order in which a bill shows them. */
public final class TimesOfUse {
  private final Map<String, TimeOfUse> byCode;
  private final List<String> codes;

  private TimesOfUse(Map<String, TimeOfUse> byCode) {
    this.byCode = byCode;
    this.codes = List.copyOf(byCode.keySet());
  }

  /** Reads the hours from a source of data. */
  public static TimesOfUse load(DataSource source) {
    return read(source.file("legal-data/times-of-use.csv"));
  }

  static TimesOfUse read(DataFile file) {
    Map<String, TimeOfUse> hours = new LinkedHashMap<>();
    for (CsvRow row : file.table().rows()) {
      TimeOfUse time =
          new TimeOfUse(
              row.text("time_of_use").toUpperCase(Locale.ROOT),
              row.text("register"),
              row.text("name_vi"),
              row.text("name_en"));
      if (time.code().equals(TimeOfUse.ALL)) {
        throw row.fault("all stands for every hour and cannot be one of them");
      }
      if (time.register().equals("kwh") || time.register().equals("segments")) {
        throw row.fault("a register cannot be named " + time.register());
      }
      if (hours.put(time.code(), time) != null
          || hours.values().stream().filter(t -> t.register().equals(time.register())).count()
              > 1) {
        throw row.fault(time.code() + " or its register appears twice");
      }
    }
    if (!hours.containsKey(TimeOfUse.NORMAL)) {
      throw new InvalidDataFile(file.name(), 0, "has no normal hours");
    }
    return new TimesOfUse(hours);
  }

  /** Every time of use, in the order of the file. */
  public List<TimeOfUse> all() {
    return List.copyOf(byCode.values());
  }

  /** The time of use of a code in upper case; absent for ALL. */
  public Optional<TimeOfUse> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Where a time of use stands, from 0; -1 when it is unknown. */
  public int indexOf(String code) {
    return codes.indexOf(code);
  }
}
