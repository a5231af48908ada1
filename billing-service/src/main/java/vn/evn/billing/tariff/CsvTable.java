package vn.evn.billing.tariff;

import java.util.ArrayList;
import java.util.List;

/**
 * A comma-separated table (RFC 4180) with two additions: lines that begin with {@code #} carry the
 * source, and every row remembers its line. A value in double quotes may hold commas; it may not
 * hold a line break, which no table of ours needs.
 *
 * @param file name for messages
 * @param header the text of the comment lines, in order
 * @param rows the rows below the line of column names
 */
public record CsvTable(String file, String header, List<CsvRow> rows) {
  /** Copies the rows. */
  public CsvTable {
    rows = List.copyOf(rows);
  }

  static CsvTable parse(DataFile file) {
    StringBuilder header = new StringBuilder();
    List<String> columns = List.of();
    List<CsvRow> rows = new ArrayList<>();
    int lineNumber = 0;
    for (String line : file.text().lines().toList()) {
      lineNumber++;
      if (line.startsWith("#")) {
        header.append(header.isEmpty() ? "" : " ").append(line.substring(1).strip());
      } else if (columns.isEmpty()) {
        columns = cells(file.name(), lineNumber, line);
      } else if (!line.isBlank()) {
        rows.add(
            new CsvRow(file.name(), lineNumber, columns, cells(file.name(), lineNumber, line)));
      }
    }
    if (header.isEmpty()) {
      throw new InvalidDataFile(
          file.name(), 1, "must name its source in a line that begins with #");
    }
    if (rows.isEmpty()) {
      throw new InvalidDataFile(file.name(), 0, "has no rows");
    }
    return new CsvTable(file.name(), header.toString(), rows);
  }

  private static List<String> cells(String file, int lineNumber, String line) {
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
    if (quoted) {
      throw new InvalidDataFile(file, lineNumber, "a quoted value is not closed");
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
