package vn.evn.portal.place;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The provinces that are served, read and checked at start. */
@Singleton
@Startup
public class Provinces {
  private static final String FILE = "places/provinces.csv";

  private final Map<String, Province> byCode = new LinkedHashMap<>();

  /**
   * A province.
   *
   * @param from first day on which it is served
   * @param to last day; null if there is none
   */
  private record Province(String code, String name, LocalDate from, @Nullable LocalDate to) {
    static Province parse(String line) {
      String[] cells = line.split(",", -1);
      if (cells.length != 4 || !cells[0].matches("\\d{2}") || cells[1].isBlank()) {
        throw new IllegalStateException(FILE + ": not code, name and two days: " + line);
      }
      return new Province(
          cells[0],
          cells[1],
          LocalDate.parse(cells[2]),
          cells[3].isEmpty() ? null : LocalDate.parse(cells[3]));
    }
  }

  /**
   * Reads the table.
   *
   * @throws IllegalStateException if a line of it is not as it should be
   */
  public Provinces() {
    try (InputStream in = Provinces.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no file " + FILE);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("province_code"))
          .map(Province::parse)
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Province province) {
    if (byCode.put(province.code(), province) != null) {
      throw new IllegalStateException(FILE + ": " + province.code() + " stands twice");
    }
  }

  /** Whether a province is served on a day. */
  public boolean isServed(String code, LocalDate day) {
    Province province = byCode.get(code);
    return province != null
        && !day.isBefore(province.from())
        && (province.to() == null || !day.isAfter(province.to()));
  }

  /** The codes of all. */
  public Set<String> codes() {
    return Set.copyOf(byCode.keySet());
  }
}
