package vn.evn.billing.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a comma-separated file (RFC 4180), without line breaks inside values. */
public final class CsvLine {
  private CsvLine() {}

  /** The values of a line, without the space around them; absent when a quote is not closed. */
  public static Optional<List<String>> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return quoted ? Optional.empty() : Optional.of(cells);
  }
}
