package vn.evn.billing.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns files into price books and refuses a file that could price energy wrongly or not at all.
 */
final class PriceBookReader {
  /** A dearer kWh is a misprint: the dearest that any decision ever set is below a tenth of it. */
  private static final long MAX_PRICE_VND = 1_000_000;

  private final TariffLists lists;

  PriceBookReader(TariffLists lists) {
    this.lists = lists;
  }

  List<PriceBook> readAll(List<DataFile> files) {
    List<PriceBook> books = new ArrayList<>();
    Map<LocalDate, String> startDays = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (DataFile file : files) {
      PriceBook book = read(file);
      String earlier = startDays.put(book.effectiveFrom(), book.decision());
      if (earlier != null) {
        throw new InvalidDataFile(
            file.name(), 0, "starts on the same day as " + earlier + ": " + book.effectiveFrom());
      }
      if (!ids.add(book.id())) {
        throw new InvalidDataFile(file.name(), 0, "decision " + book.decision() + " appears twice");
      }
      books.add(book);
    }
    if (books.isEmpty()) {
      throw new InvalidDataFile("price-books", 0, "there is no price book");
    }
    return books;
  }

  PriceBook read(DataFile file) {
    CsvTable csv = file.table();
    CsvRow first = csv.rows().get(0);
    String decision = first.text("decision");
    LocalDate effectiveFrom = first.date("effective_from");
    List<PriceRow> rows = new ArrayList<>();
    Map<String, Map<VoltageLevel, PriceTableBuilder>> groups = new LinkedHashMap<>();
    for (CsvRow csvRow : csv.rows()) {
      if (!csvRow.text("decision").equals(decision)
          || !csvRow.date("effective_from").equals(effectiveFrom)) {
        throw csvRow.fault("a file holds one decision with one first day, here " + decision);
      }
      PriceRow row = priceRow(csvRow);
      rows.add(row);
      groups
          .computeIfAbsent(row.customerGroup(), group -> new LinkedHashMap<>())
          .computeIfAbsent(
              row.voltageLevel(),
              level -> new PriceTableBuilder(level, group(csvRow, row), lists.timesOfUse()))
          .add(row, csvRow);
    }
    ControlSum.check(csv, rows);
    return new PriceBook(file.name(), decision, effectiveFrom, csv.header(), rows, tables(groups));
  }

  private CustomerGroup group(CsvRow csvRow, PriceRow row) {
    return lists
        .customerGroups()
        .find(row.customerGroup())
        .orElseThrow(
            () ->
                csvRow.fault(
                    "legal-data/customer-groups.csv does not know " + row.customerGroup()));
  }

  private PriceRow priceRow(CsvRow row) {
    long price = row.whole("price_vnd_per_kwh");
    if (price == 0 || price > MAX_PRICE_VND) {
      throw row.fault("price_vnd_per_kwh must be above 0 and at most " + MAX_PRICE_VND);
    }
    return new PriceRow(
        row.text("customer_group").toUpperCase(Locale.ROOT),
        row.oneOf("voltage_level", lists.voltageLevels()::find),
        row.oneOf("time_of_use", this::hours),
        row.optionalWhole("tier_from_kwh").orElse(null),
        row.optionalWhole("tier_to_kwh").orElse(null),
        price,
        row.text("source"),
        row.oneOf("confidence", Confidence::find));
  }

  private Optional<String> hours(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    return code.equals(TimeOfUse.ALL)
        ? Optional.of(code)
        : lists.timesOfUse().find(code).map(TimeOfUse::code);
  }

  private static Map<String, List<PriceTable>> tables(
      Map<String, Map<VoltageLevel, PriceTableBuilder>> groups) {
    Map<String, List<PriceTable>> tables = new HashMap<>();
    groups.forEach((group, builders) -> tables.put(group, tablesOfGroup(builders)));
    return tables;
  }

  /** The tables of one group by rising voltage, with neither gap nor overlap between them. */
  private static List<PriceTable> tablesOfGroup(Map<VoltageLevel, PriceTableBuilder> builders) {
    List<PriceTableBuilder> byVoltage =
        builders.values().stream()
            .sorted(Comparator.comparing(b -> b.voltageLevel().fromKv()))
            .toList();
    for (int i = 1; i < byVoltage.size(); i++) {
      VoltageLevel lower = byVoltage.get(i - 1).voltageLevel();
      VoltageLevel upper = byVoltage.get(i).voltageLevel();
      if (!lower.endsWhereStarts(upper)) {
        throw byVoltage
            .get(i)
            .fault("voltage " + upper.code() + " does not start where " + lower.code() + " ends");
      }
    }
    return byVoltage.stream().map(PriceTableBuilder::build).toList();
  }
}
