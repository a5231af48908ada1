package vn.evn.billing.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The hours of each time of use, by day of force. Nothing is priced by them: registers come read.
 */
public final class TimeBands {
  private final List<TimeBandSet> sets;

  private TimeBands(List<TimeBandSet> sets) {
    this.sets = sets.stream().sorted(Comparator.comparing(TimeBandSet::effectiveFrom)).toList();
  }

  /** Reads the hours from a source of data. */
  public static TimeBands load(DataSource source) {
    return read(source.file("legal-data/time-bands.csv"), TimesOfUse.load(source));
  }

  static TimeBands read(DataFile file, TimesOfUse times) {
    Map<String, List<CsvRow>> byDocument = new LinkedHashMap<>();
    for (CsvRow row : file.table().rows()) {
      byDocument.computeIfAbsent(row.text("document"), document -> new ArrayList<>()).add(row);
    }
    List<TimeBandSet> sets = byDocument.values().stream().map(rows -> set(rows, times)).toList();
    if (sets.stream().noneMatch(TimeBandSet::applied)) {
      throw new InvalidDataFile(file.name(), 0, "no document is in force");
    }
    return new TimeBands(sets);
  }

  private static TimeBandSet set(List<CsvRow> rows, TimesOfUse times) {
    CsvRow first = rows.get(0);
    LocalDate from = first.date("effective_from");
    String applicability = first.oneOf("applicability", TimeBands::applicability);
    List<TimeBand> bands = new ArrayList<>();
    for (CsvRow row : rows) {
      if (!row.date("effective_from").equals(from)
          || !row.text("applicability").equals(applicability)) {
        throw row.fault("a document has one first day and one applicability");
      }
      bands.add(band(row, times));
    }
    for (TimeBand.Days days : TimeBand.Days.values()) {
      checkDay(days, bands, rows);
    }
    return new TimeBandSet(
        first.text("document"),
        from,
        !applicability.equals("in_force"),
        !applicability.equals("disputed_not_applied"),
        bands,
        first.oneOf("confidence", Confidence::find),
        first.optionalText("note").orElse(""));
  }

  private static Optional<String> applicability(String text) {
    return Optional.of(text)
        .filter(List.of("in_force", "disputed_applied", "disputed_not_applied")::contains);
  }

  private static TimeBand band(CsvRow row, TimesOfUse times) {
    String code = row.text("time_of_use").toUpperCase(Locale.ROOT);
    if (times.find(code).isEmpty()) {
      throw row.fault("time_of_use is unknown: " + code);
    }
    TimeBand band =
        new TimeBand(
            row.oneOf("days", TimeBand.Days::find), code, minute(row, "from"), minute(row, "to"));
    if (band.fromMinute() == TimeBand.DAY || band.toMinute() == band.fromMinute()) {
      throw row.fault("the band is empty or begins at 24:00");
    }
    return band;
  }

  private static int minute(CsvRow row, String column) {
    String text = row.text(column);
    if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")) {
      throw row.fault(column + " must be a time from 00:00 to 24:00, was " + text);
    }
    return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
  }

  /** The hours must come to a day: no minute without a time of use, none with two. */
  private static void checkDay(TimeBand.Days days, List<TimeBand> bands, List<CsvRow> rows) {
    int sum = 0;
    for (int i = 0; i < bands.size(); i++) {
      TimeBand band = bands.get(i);
      if (band.days() == days) {
        sum += band.minutes();
        for (int j = 0; j < i; j++) {
          TimeBand earlier = bands.get(j);
          if (earlier.days() == days
              && (earlier.covers(band.fromMinute()) || band.covers(earlier.fromMinute()))) {
            throw rows.get(i).fault("overlap with line " + rows.get(j).line() + " on " + days);
          }
        }
      }
    }
    if (sum != TimeBand.DAY) {
      CsvRow last = rows.get(rows.size() - 1);
      throw last.fault(
          "wrong sum: the bands of "
              + days
              + " in "
              + last.text("document")
              + " come to "
              + sum
              + " minutes, a day has "
              + TimeBand.DAY);
    }
  }

  /** Every document, oldest first. */
  public List<TimeBandSet> all() {
    return sets;
  }

  /** The hours in force on a day, as we read it; absent before the first document. */
  public Optional<TimeBandSet> on(LocalDate day) {
    return newest(day, true);
  }

  /**
   * The hours under the other reading of a disputed document: what would hold on a day if it did
   * not, or did; absent when nothing is disputed on that day.
   */
  public Optional<TimeBandSet> otherReadingOn(LocalDate day) {
    Optional<TimeBandSet> other = newest(day, false);
    return other.filter(set -> !on(day).equals(Optional.of(set)));
  }

  private Optional<TimeBandSet> newest(LocalDate day, boolean asRead) {
    return sets.stream()
        .filter(set -> !set.effectiveFrom().isAfter(day))
        .filter(set -> !set.disputed() || set.applied() == asRead)
        .reduce((older, newer) -> newer);
  }
}
