package vn.evn.billing.tariff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A comma-separated table (RFC 4180) with two additions: lines that begin with {@code #} carry the
 * source, and every row remembers its line. A value in double quotes may hold commas; it may not
 * hold a line break, which no table of ours needs.
 *
 * @param file name for messages
 * @param comments the text of the comment lines by their lines in the file, from 1
 * @param rows the rows below the line of column names
 */
public record CsvTable(String file, SortedMap<Integer, String> comments, List<CsvRow> rows) {
  /** Copies the lines. */
  public CsvTable {
    comments = Collections.unmodifiableSortedMap(new TreeMap<>(comments));
    rows = List.copyOf(rows);
  }

  /** The text of the comment lines, in order. */
  public String header() {
    return String.join(" ", comments.values());
  }

  /** The line of the first comment that begins with some words, from 1; 0 when there is none. */
  int headerLine(String words) {
    return comments.entrySet().stream()
        .filter(comment -> comment.getValue().startsWith(words))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }

  static CsvTable parse(DataFile file) {
    SortedMap<Integer, String> comments = new TreeMap<>();
    List<String> columns = List.of();
    List<CsvRow> rows = new ArrayList<>();
    int lineNumber = 0;
    for (String line : file.text().lines().toList()) {
      lineNumber++;
      if (line.startsWith("#")) {
        comments.put(lineNumber, line.substring(1).strip());
      } else if (columns.isEmpty()) {
        columns = cells(file.name(), lineNumber, line);
      } else if (!line.isBlank()) {
        rows.add(
            new CsvRow(file.name(), lineNumber, columns, cells(file.name(), lineNumber, line)));
      }
    }
    if (comments.isEmpty()) {
      throw new InvalidDataFile(
          file.name(), 1, "must name its source in a line that begins with #");
    }
    if (rows.isEmpty()) {
      throw new InvalidDataFile(file.name(), 0, "has no rows");
    }
    return new CsvTable(file.name(), comments, rows);
  }

  private static List<String> cells(String file, int lineNumber, String line) {
    return CsvLine.cells(line)
        .orElseThrow(() -> new InvalidDataFile(file, lineNumber, "a quoted value is not closed"));
  }
}
