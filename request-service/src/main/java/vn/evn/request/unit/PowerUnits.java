package vn.evn.request.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The dated table of power units by place of use. */
public final class PowerUnits {
  private static final String FILE = "units/power-units.csv";

  private final Map<String, List<UnitPeriod>> periods;

  private PowerUnits(List<UnitPeriod> all) {
    this.periods = all.stream().collect(Collectors.groupingBy(UnitPeriod::province));
  }

  /**
   * Reads the table of the class path.
   *
   * @throws IllegalStateException naming every fault with its line
   */
  public static PowerUnits load() {
    try (InputStream in = PowerUnits.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no file " + FILE);
      }
      return parse(
          FILE,
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table.
   *
   * @param file its name, for the faults
   * @throws IllegalStateException naming every fault with its line
   */
  static PowerUnits parse(String file, List<String> lines) {
    UnitTableReader reader = new UnitTableReader(file);
    return new PowerUnits(reader.read(lines));
  }

  /** How the codes of the units of each power corporation begin: two letters. */
  public SortedSet<String> corporations() {
    return periods.values().stream()
        .flatMap(List::stream)
        .map(period -> period.unit().substring(0, 2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The unit of a place on a day; empty if the province code is unknown. */
  public Optional<String> unitOf(String provinceCode, LocalDate day) {
    return periods.getOrDefault(provinceCode, List.of()).stream()
        .filter(period -> period.covers(day))
        .map(UnitPeriod::unit)
        .findFirst();
  }
}
