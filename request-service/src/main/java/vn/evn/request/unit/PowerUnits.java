package vn.evn.request.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dated table of power units by place of use. */
public final class PowerUnits {
  private static final String FILE = "units/power-units.csv";

  private final List<Row> rows;

  private PowerUnits(List<Row> rows) {
    this.rows = rows;
  }

  private record Row(String province, String unit, LocalDate from, @Nullable LocalDate to) {
    boolean covers(String provinceCode, LocalDate day) {
      return province.equals(provinceCode)
          && !day.isBefore(from)
          && (to == null || !day.isAfter(to));
    }

    static Row parse(String line) {
      String[] cells = line.split(",", -1);
      if (cells.length != 5) {
        throw new IllegalStateException(FILE + ": not five cells: " + line);
      }
      return new Row(
          cells[0],
          cells[1],
          LocalDate.parse(cells[3]),
          cells[4].isEmpty() ? null : LocalDate.parse(cells[4]));
    }
  }

  /** Reads the table of the class path. */
  public static PowerUnits load() {
    try (InputStream in = PowerUnits.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no file " + FILE);
      }
      return new PowerUnits(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(line -> !line.startsWith("#") && !line.startsWith("province_code"))
              .map(Row::parse)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The unit of a place on a day; empty if the province code is unknown. */
  public Optional<String> unitOf(String provinceCode, LocalDate day) {
    return rows.stream().filter(r -> r.covers(provinceCode, day)).map(Row::unit).findFirst();
  }
}
