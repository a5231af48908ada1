package vn.evn.billing.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a line of a file holds. A comma-separated line becomes the JSON object that the API would
 * take, so that there is one check for all ways.
 *
 * @param places names of the columns, each with its place in the object
 * @param required columns that a head must have
 */
record BulkForm(Map<String, Column> places, List<String> required) {
  /** What every way in says about its files. */
  static final String LIMITS =
      " The file is read as a stream and taken in whole or not at all; 422 names up to 1,000 faults"
          + " as /lines/<n>/<field>. The same file again changes nothing. Body at most 64 MiB as sent"
          + " (Content-Encoding: gzip is understood), 5,000,000 lines of at most 4,096 bytes.";

  /** How the value of a column is read. */
  enum Kind {
    TEXT,
    NUMBER,
    FLAG
  }

  /**
   * Where the value of a column goes.
   *
   * @param path names from the outer object inwards, parted by a slash
   */
  record Column(String path, Kind kind) {}

  /** The names of all columns. */
  List<String> columns() {
    return places.keySet().stream().sorted().toList();
  }

  /** The columns of a head; empty if it is none. */
  List<String> head(List<String> cells) {
    return places.keySet().containsAll(cells)
            && cells.containsAll(required)
            && cells.stream().distinct().count() == cells.size()
        ? List.copyOf(cells)
        : List.of();
  }

  /** The object of a line; an empty value is an absent one. */
  ObjectNode object(List<String> columns, List<String> cells) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      Column column = places.get(columns.get(i));
      if (!cell.isEmpty() && column != null) {
        put(object, column, cell);
      }
    }
    return object;
  }

  private static void put(ObjectNode object, Column column, String cell) {
    ObjectNode target = object;
    String path = column.path();
    int slash = path.indexOf('/');
    while (slash >= 0) {
      String name = path.substring(0, slash);
      JsonNode inner = target.get(name);
      target = inner instanceof ObjectNode known ? known : target.putObject(name);
      path = path.substring(slash + 1);
      slash = path.indexOf('/');
    }
    switch (column.kind()) {
      case TEXT -> target.put(path, cell);
      case FLAG -> {
        switch (cell.toLowerCase(Locale.ROOT)) {
          case "true" -> target.put(path, true);
          case "false" -> target.put(path, false);
          default -> target.put(path, cell);
        }
      }
      case NUMBER -> number(target, path, cell);
    }
  }

  private static void number(ObjectNode target, String name, String cell) {
    try {
      if (cell.length() <= 18 && cell.chars().allMatch(c -> c >= '0' && c <= '9')) {
        target.put(name, Long.parseLong(cell));
      } else if (cell.length() <= 30) {
        target.put(name, new BigDecimal(cell));
      } else {
        target.put(name, cell);
      }
    } catch (NumberFormatException e) {
      target.put(name, cell);
    }
  }
}
