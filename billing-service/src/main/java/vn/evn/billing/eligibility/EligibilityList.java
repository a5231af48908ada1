package vn.evn.billing.eligibility;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.point.CustomerCode;
import vn.evn.billing.tariff.CsvLine;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;

/**
 * A list of eligible customers as a CSV file: a line of column names, then one customer a line. All
 * faults of form are named at once, each by its line.
 *
 * @param lines what the list says, in order; never empty
 */
record EligibilityList(List<Line> lines) {
  /** Columns, in any order. */
  static final List<String> COLUMNS =
      List.of("customer_code", "kind", "month_from", "month_to", "issuer", "document_reference");

  /** Most customers of one list. */
  static final int MOST_LINES = 10_000;

  private static final int MAX_TEXT = 200;

  EligibilityList {
    lines = List.copyOf(lines);
  }

  /**
   * One customer.
   *
   * @param number line in the file, from 1
   */
  record Line(
      int number,
      String customerCode,
      String kind,
      YearMonth from,
      YearMonth to,
      String issuer,
      String documentReference) {
    /** A fault of this line. */
    FieldError fault(String column, String detail) {
      return new FieldError("/lines/" + number + "/" + column, detail);
    }

    /** What makes two lines the same. */
    String content() {
      return String.join(
          "\u0000", customerCode, kind, from.toString(), to.toString(), issuer, documentReference);
    }
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException (400) if it is no UTF-8 text, (422) with every fault of its form
   */
  static EligibilityList read(byte[] file) {
    List<String> lines = text(file).lines().toList();
    if (lines.isEmpty()) {
      throw ProblemException.invalidField("/lines/1", "a line of column names is needed");
    }
    List<String> columns = CsvLine.cells(lines.get(0)).orElse(List.of());
    if (columns.size() != COLUMNS.size() || !columns.containsAll(COLUMNS)) {
      throw ProblemException.invalidField(
          "/lines/1", "must name the columns " + String.join(",", COLUMNS));
    }
    if (lines.size() - 1 > MOST_LINES) {
      throw ProblemException.invalidField(
          "/lines", "a list has at most " + MOST_LINES + " customers; send it in parts");
    }
    List<FieldError> faults = new ArrayList<>();
    List<Line> read = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        Line line = line(i + 1, columns, lines.get(i), faults);
        if (line != null) {
          Integer earlier = seen.putIfAbsent(line.content(), line.number());
          if (earlier != null) {
            faults.add(new FieldError("/lines/" + line.number(), "is the same as line " + earlier));
          }
          read.add(line);
        }
      }
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults);
    }
    if (read.isEmpty()) {
      throw ProblemException.invalidField("/lines", "the list names no customer");
    }
    return new EligibilityList(read);
  }

  /** Spreadsheets put a byte order mark before the text. */
  private static String text(byte[] file) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(file))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw ProblemException.unreadable("The list is no text in UTF-8");
    }
  }

  private static @Nullable Line line(
      int number, List<String> columns, String text, List<FieldError> faults) {
    Optional<List<String>> cells = CsvLine.cells(text);
    if (cells.isEmpty() || cells.get().size() != columns.size()) {
      faults.add(
          new FieldError(
              "/lines/" + number,
              cells.isEmpty()
                  ? "a quoted value is not closed"
                  : "has " + cells.get().size() + " values for " + columns.size() + " columns"));
      return null;
    }
    Cells read = new Cells(number, columns, cells.get(), faults);
    String code = read.text("customer_code");
    if (code != null && !CustomerCode.isValid(code)) {
      code = read.fault("customer_code", "must match " + CustomerCode.PATTERN);
    }
    String kind = read.text("kind");
    YearMonth from = read.month("month_from");
    YearMonth to = read.month("month_to");
    String issuer = read.text("issuer");
    String reference = read.text("document_reference");
    if (from != null && to != null && to.isBefore(from)) {
      to = read.fault("month_to", "must not be before month_from, " + from);
    }
    return code == null
            || kind == null
            || from == null
            || to == null
            || issuer == null
            || reference == null
        ? null
        : new Line(number, code, kind, from, to, issuer, reference);
  }

  /** The values of one line. */
  private record Cells(
      int number, List<String> columns, List<String> values, List<FieldError> faults) {
    @Nullable String text(String column) {
      String value = values.get(columns.indexOf(column));
      if (value.isBlank()) {
        return fault(column, "is required");
      }
      return value.length() > MAX_TEXT || value.indexOf('\u0000') >= 0
          ? fault(column, "must have at most " + MAX_TEXT + " characters")
          : value;
    }

    @Nullable YearMonth month(String column) {
      String value = text(column);
      try {
        return value == null ? null : YearMonth.parse(value);
      } catch (DateTimeException e) {
        return fault(column, "must be a month such as 2020-05");
      }
    }

    <T> @Nullable T fault(String column, String detail) {
      faults.add(new FieldError("/lines/" + number + "/" + column, detail));
      return null;
    }
  }
}
