package vn.evn.billing.tariff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the voltage levels of the price books mean in kV. */
public final class VoltageLevels {
  private final Map<String, VoltageLevel> byCode;

  private VoltageLevels(Map<String, VoltageLevel> byCode) {
    this.byCode = Map.copyOf(byCode);
  }

  /** Reads the levels from a source of data. */
  public static VoltageLevels load(DataSource source) {
    return read(source.file("legal-data/voltage-levels.csv"));
  }

  static VoltageLevels read(DataFile file) {
    Map<String, VoltageLevel> levels = new HashMap<>();
    for (CsvRow row : file.table().rows()) {
      VoltageLevel level = level(row);
      if (levels.put(level.code(), level) != null) {
        throw row.fault("voltage level " + level.code() + " appears twice");
      }
    }
    return new VoltageLevels(levels);
  }

  private static VoltageLevel level(CsvRow row) {
    try {
      return new VoltageLevel(
          row.text("voltage_level"),
          row.decimal("from_kv"),
          row.yesOrNo("from_included"),
          row.optionalDecimal("to_kv").orElse(null),
          row.yesOrNo("to_included"));
    } catch (IllegalArgumentException e) {
      throw row.fault(String.valueOf(e.getMessage()));
    }
  }

  Optional<VoltageLevel> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
