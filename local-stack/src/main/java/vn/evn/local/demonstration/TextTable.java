package vn.evn.local.demonstration;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table in plain text: columns as wide as their widest cell, numbers to the right. */
public final class TextTable {
  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with the names of its columns. */
  public TextTable(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row with one cell for each column. */
  public void row(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException("a row has " + head.size() + " cells");
    }
    rows.add(List.of(cells));
  }

  /** Prints the table. */
  public void print(PrintStream out) {
    int[] widths = new int[head.size()];
    measure(head, widths);
    rows.forEach(row -> measure(row, widths));
    out.println(line(head, widths));
    StringBuilder rule = new StringBuilder();
    for (int width : widths) {
      rule.append("-".repeat(width)).append("  ");
    }
    out.println(rule.toString().stripTrailing());
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private static void measure(List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(cells.get(i)));
    }
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String gap = " ".repeat(widths[i] - width(cell));
      boolean number = cell.matches("-?[\\d.]+");
      line.append(number ? gap + cell : cell + gap).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
