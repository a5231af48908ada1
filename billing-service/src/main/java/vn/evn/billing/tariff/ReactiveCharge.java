package vn.evn.billing.tariff;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import vn.evn.billing.money.Percent;

/**
 * The surcharge for a low power factor, in percent of the money for active energy before VAT
 * (Circular 15/2014/TT-BCT).
 *
 * @param document the circular, as it is cited
 * @param byPowerFactor percentage from a power factor, included, up to the next one
 */
public record ReactiveCharge(String document, NavigableMap<BigDecimal, Percent> byPowerFactor) {
  private static final int DECIMALS = 2;
  private static final BigDecimal STEP = new BigDecimal("0.01");

  /** Copies the table. */
  public ReactiveCharge {
    byPowerFactor = new TreeMap<>(byPowerFactor);
  }

  /** Reads the table from a source of data. */
  public static ReactiveCharge load(DataSource source) {
    return read(source.file("legal-data/reactive-power.csv"));
  }

  static ReactiveCharge read(DataFile file) {
    CsvTable csv = file.table();
    NavigableMap<BigDecimal, Percent> table = new TreeMap<>();
    NavigableMap<BigDecimal, CsvRow> rows = new TreeMap<>();
    for (CsvRow row : csv.rows()) {
      if (table.put(from(row), new Percent(row.decimal("k_percent"))) != null) {
        throw row.fault("the power factor appears twice");
      }
      rows.put(from(row), row);
    }
    checkComplete(file.name(), rows);
    return new ReactiveCharge(csv.rows().get(0).text("document"), table);
  }

  /** The table writes {@code >=0.90}, then every hundredth, then {@code <0.60}. */
  private static BigDecimal from(CsvRow row) {
    String text = row.text("cos_phi");
    if (text.startsWith("<")) {
      return BigDecimal.ZERO;
    }
    String number = text.startsWith(">=") ? text.substring(2) : text;
    if (!number.matches("0\\.\\d\\d")) {
      throw row.fault("cos_phi must look like 0.85, >=0.90 or <0.60, was " + text);
    }
    return new BigDecimal(number);
  }

  private static void checkComplete(String file, NavigableMap<BigDecimal, CsvRow> rows) {
    if (!rows.containsKey(BigDecimal.ZERO)) {
      throw new InvalidDataFile(file, 0, "gap: there is no row for the lowest power factors");
    }
    BigDecimal previous = null;
    for (Map.Entry<BigDecimal, CsvRow> row : rows.tailMap(BigDecimal.ZERO, false).entrySet()) {
      BigDecimal from = row.getKey();
      if (previous != null && from.compareTo(previous.add(STEP)) != 0) {
        throw row.getValue().fault("gap between power factors " + previous + " and " + from);
      }
      previous = from;
    }
  }

  /**
   * The percentage for a power factor.
   *
   * @param powerFactor cos φ, 0 to 1
   * @param rounding how it is brought to the two decimals of the table
   */
  public Percent percentFor(BigDecimal powerFactor, RoundingMode rounding) {
    return byPowerFactor.floorEntry(powerFactor.setScale(DECIMALS, rounding)).getValue();
  }
}
