package vn.evn.request.statistics;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The columns of a cell: one for each measure, and one for each bucket of working time, named by
 * its upper end. A new measure needs a migration that adds its column.
 */
final class CellColumns {
  /** By the number of the measure. */
  static final SortedMap<Integer, String> BY_MEASURE = byMeasure();

  /** The numbers of all measures, as SQL writes them in a list. */
  static final String MEASURES = measures(BY_MEASURE.keySet());

  private CellColumns() {}

  /** Numbers of measures, as SQL writes them in a list. */
  static String measures(Collection<Integer> measures) {
    return measures.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Every column, each put into an expression, with commas between them. */
  static String each(UnaryOperator<String> expression) {
    return each(expression, ", ");
  }

  static String each(UnaryOperator<String> expression, String between) {
    return BY_MEASURE.values().stream().map(expression).collect(Collectors.joining(between));
  }

  /** The column of a measure. */
  static String of(Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT);
  }

  /** The column of a bucket of working time. */
  static String ofBucket(int bucket) {
    return bucket == Buckets.UPPER_ENDS.size()
        ? "worked_longer"
        : "worked_to_" + Buckets.UPPER_ENDS.get(bucket);
  }

  private static SortedMap<Integer, String> byMeasure() {
    SortedMap<Integer, String> columns = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      columns.put(measure.number(), of(measure));
    }
    for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
      columns.put(Measure.FIRST_BUCKET + bucket, ofBucket(bucket));
    }
    return Collections.unmodifiableSortedMap(columns);
  }
}
