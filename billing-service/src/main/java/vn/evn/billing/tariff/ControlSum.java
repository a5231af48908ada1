package vn.evn.billing.tariff;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The control line of a price book, {@code # Control: 90 prices, sum 183456}: how many prices the
 * file has and what they add up to. A lost row or a mistyped digit then stops the start. The line
 * may be left out.
 */
final class ControlSum {
  private static final Pattern LINE =
      Pattern.compile("Control: (\\d{1,9}) prices, sum (\\d{1,15})");

  private ControlSum() {}

  static void check(CsvTable csv, List<PriceRow> rows) {
    Matcher control = LINE.matcher(csv.header());
    if (!control.find()) {
      if (csv.header().contains("Control:")) {
        throw new InvalidDataFile(
            csv.file(), 0, "the control line must read \"Control: <n> prices, sum <n>\"");
      }
      return;
    }
    long sum = rows.stream().mapToLong(PriceRow::priceVnd).sum();
    if (Long.parseLong(control.group(1)) != rows.size()
        || Long.parseLong(control.group(2)) != sum) {
      throw new InvalidDataFile(
          csv.file(),
          csv.headerLine("Control:"),
          "wrong sum: the control line says "
              + control.group(1)
              + " prices, sum "
              + control.group(2)
              + "; the file has "
              + rows.size()
              + " prices, sum "
              + sum);
    }
  }
}
