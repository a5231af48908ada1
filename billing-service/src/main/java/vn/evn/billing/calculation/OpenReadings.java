package vn.evn.billing.calculation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import vn.evn.billing.tariff.DataFile;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.InvalidDataFile;

/**
 * How we read what the sources leave open. The file says for each point what is open and which
 * values there are. The quarantine hotels' point stands with their rule in the programme file.
 *
 * @param discountBase what a percentage off the bill is taken of
 * @param powerFactorRounding how a power factor is brought to two decimals: HALF_UP or DOWN
 */
public record OpenReadings(DiscountBase discountBase, RoundingMode powerFactorRounding) {
  private static final String FILE = "legal-data/open-readings.properties";

  /** What a percentage off the bill is taken of. */
  public enum DiscountBase {
    /** Energy and the reactive charge: the whole value before tax. */
    ENERGY_AND_REACTIVE,
    /** Energy alone. */
    ENERGY_ONLY
  }

  /** Reads the choices from a source of data. */
  public static OpenReadings load(DataSource source) {
    return read(source.file(FILE));
  }

  static OpenReadings read(DataFile file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(file.text()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.name(), e);
    }
    RoundingMode rounding =
        choice(file, properties, "power-factor-rounding", RoundingMode.values());
    if (rounding != RoundingMode.HALF_UP && rounding != RoundingMode.DOWN) {
      throw new InvalidDataFile(
          file.name(),
          lineOf(file, "power-factor-rounding"),
          "power-factor-rounding must be HALF_UP or DOWN");
    }
    return new OpenReadings(
        choice(file, properties, "discount-base", DiscountBase.values()), rounding);
  }

  private static <T extends Enum<T>> T choice(
      DataFile file, Properties properties, String key, T[] values) {
    String value = properties.getProperty(key, "").strip();
    return Arrays.stream(values)
        .filter(candidate -> candidate.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidDataFile(
                    file.name(), lineOf(file, key), key + " is missing or unknown: " + value));
  }

  private static int lineOf(DataFile file, String key) {
    List<String> lines = file.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(key)) {
        return i + 1;
      }
    }
    return 0;
  }
}
