package vn.evn.billing.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of a {@link CsvTable}. Every reading names file, line and column when it fails.
 *
 * @param file name for messages
 * @param line line in the file, from 1
 * @param columns names of the columns
 * @param cells values of the row, as many as there are columns
 */
public record CsvRow(String file, int line, List<String> columns, List<String> cells) {
  /** Checks that every column has a value. */
  public CsvRow {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
    if (cells.size() != columns.size()) {
      throw new InvalidDataFile(
          file, line, "has " + cells.size() + " values for " + columns.size() + " columns");
    }
  }

  /** The value of a column; must not be empty. */
  public String text(String column) {
    return optionalText(column).orElseThrow(() -> fault(column + " must not be empty"));
  }

  /** The value of a column, absent when empty. */
  public Optional<String> optionalText(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw fault("the table has no column " + column);
    }
    String cell = cells.get(index);
    return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
  }

  /** A whole number, 0 or more. */
  public long whole(String column) {
    return wholeOf(column, text(column));
  }

  /** A whole number, 0 or more, absent when empty. */
  public Optional<Long> optionalWhole(String column) {
    return optionalText(column).map(text -> wholeOf(column, text));
  }

  /** A decimal number, 0 or more. */
  public BigDecimal decimal(String column) {
    return decimalOf(column, text(column));
  }

  /** A decimal number, 0 or more, absent when empty. */
  public Optional<BigDecimal> optionalDecimal(String column) {
    return optionalText(column).map(text -> decimalOf(column, text));
  }

  /** A date, as in 2019-03-20. */
  public LocalDate date(String column) {
    return dateOf(column, text(column));
  }

  /** A date, as in 2019-03-20, absent when empty. */
  public Optional<LocalDate> optionalDate(String column) {
    return optionalText(column).map(text -> dateOf(column, text));
  }

  /** Yes or no. */
  public boolean yesOrNo(String column) {
    return oneOf(
        column,
        text ->
            switch (text) {
              case "yes" -> Optional.of(true);
              case "no" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /** A value of a closed list, found by its name in the file. */
  public <T> T oneOf(String column, Function<String, Optional<T>> find) {
    String text = text(column);
    return find.apply(text).orElseThrow(() -> fault(column + " is unknown: " + text));
  }

  /** A refusal of this row. */
  public InvalidDataFile fault(String reason) {
    return new InvalidDataFile(file, line, reason);
  }

  private long wholeOf(String column, String text) {
    if (!text.matches("\\d{1,18}")) {
      throw fault(column + " must be a whole number of 0 or more, was " + text);
    }
    return Long.parseLong(text);
  }

  private BigDecimal decimalOf(String column, String text) {
    if (!text.matches("\\d{1,18}(\\.\\d{1,9})?")) {
      throw fault(column + " must be a decimal number of 0 or more, was " + text);
    }
    return new BigDecimal(text);
  }

  private LocalDate dateOf(String column, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw fault(column + " must be a date such as 2019-03-20, was " + text);
    }
  }
}
