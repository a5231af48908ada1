package vn.evn.request.statistics;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The statements of a recount, in the order in which it runs them. */
final class RecountSql {
  /** States of requests that are done. */
  static final String DONE = "state IN ('COMPLETED', 'RESULT_RETURNED')";

  private static final String OPEN =
      "state IN ('SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'AWAITING_SUPPLEMENT',"
          + " 'AWAITING_PAYMENT')";

  private static final String MONTH_OF =
      "date_trunc('month', %s AT TIME ZONE 'Asia/Ho_Chi_Minh')::date";

  private static final String GROUPED = " GROUP BY 1, 2, 3, 4)";

  /**
   * What requests, their records and ratings count for, by the finest cells. Each of the four is
   * read once; the last bucket of working time is without end.
   */
  static final String FINEST =
      "CREATE TEMP TABLE recounted_finest ON COMMIT DROP AS"
          + " WITH standing AS (SELECT "
          + MONTH_OF.formatted("submitted_at")
          + " AS month, channel, service_type, unit, "
          + counted(Measure.RECEIVED, "true")
          + ", "
          + counted(Measure.OPEN, OPEN)
          + ", "
          + counted(Measure.COMPLETED, DONE)
          + " FROM request"
          + GROUPED
          + ", completed AS (SELECT month, channel, service_type, unit, "
          + counted(Measure.DONE, "true")
          + ", "
          + counted(Measure.DONE_ON_TIME, "on_time")
          + ", "
          + IntStream.range(0, Buckets.COUNT)
              .mapToObj(bucket -> counted(CellColumns.ofBucket(bucket), within(bucket)))
              .collect(Collectors.joining(", "))
          + " FROM statistics_completion"
          + GROUPED
          + ", breached AS (SELECT month, channel, service_type, unit, "
          + counted(Measure.BREACHED, "deadline = 'REQUEST'")
          + ", "
          + counted(Measure.STEP_BREACHED, "deadline <> 'REQUEST'")
          + " FROM statistics_breach"
          + GROUPED
          + ", rated AS (SELECT "
          + MONTH_OF.formatted("rated_at")
          + " AS month, channel, service_type, unit, "
          + counted(Measure.VERY_SATISFIED, "grade = 'VERY_SATISFIED'")
          + ", "
          + counted(Measure.SATISFIED, "grade = 'SATISFIED'")
          + ", "
          + counted(Measure.NOT_SATISFIED, "grade = 'NOT_SATISFIED'")
          + ", "
          + counted(Measure.TIME_VERY_SATISFIED, "handling_time_grade = 'VERY_SATISFIED'")
          + ", "
          + counted(Measure.TIME_SATISFIED, "handling_time_grade = 'SATISFIED'")
          + ", "
          + counted(Measure.TIME_NOT_SATISFIED, "handling_time_grade = 'NOT_SATISFIED'")
          + " FROM rating"
          + GROUPED
          + " SELECT "
          + CountSql.FINEST_KEY
          + ", "
          + CellColumns.each(column -> "coalesce(" + column + ", 0) AS " + column)
          + " FROM standing"
          + Stream.of("completed", "breached", "rated")
              .map(other -> " FULL JOIN " + other + " USING (" + CountSql.FINEST_KEY + ")")
              .collect(Collectors.joining());

  /** The same at all levels. */
  static final String LEVELS =
      "CREATE TEMP TABLE recounted ON COMMIT DROP AS "
          + CountSql.LEVELS.formatted("recounted_finest");

  /** Of a new table the database knows neither size nor values, by which it chooses its joins. */
  static final String ANALYZE = "ANALYZE recounted_finest, recounted";

  /** How many requests there are. */
  static final String REQUESTS =
      "SELECT coalesce(sum("
          + CellColumns.of(Measure.RECEIVED)
          + "), 0) FROM recounted WHERE level = "
          + Level.WITHOUT_UNITS.number();

  /**
   * How many counts of the finest cells, changes not yet summed up included, are not what the
   * recount found.
   */
  static final String DIFFERENCES =
      "WITH pending AS ("
          + CountSql.CHANGES_BY_CELL.formatted("statistics_delta")
          + "), present AS (SELECT "
          + CountSql.FINEST_KEY
          + ", "
          + CellColumns.each(column -> sum("c", "p", column) + " AS " + column)
          + " FROM (SELECT * FROM statistics_cell WHERE level = "
          + Level.ALL.number()
          + ") AS c FULL JOIN pending p USING ("
          + CountSql.FINEST_KEY
          + ")) SELECT coalesce(sum("
          + CellColumns.each(
              column -> "(" + orZero("p", column) + " <> " + orZero("r", column) + ")::int", " + ")
          + "), 0) FROM present p FULL JOIN recounted_finest r USING ("
          + CountSql.FINEST_KEY
          + ")";

  /** Takes the changes away that the snapshot holds: they are in what was counted. */
  static final String TAKE_CHANGES = "DELETE FROM statistics_delta WHERE " + CountSql.KNOWN;

  /** Only cells that differ are written, so that a recount that finds nothing writes nothing. */
  static final String PUT_RIGHT =
      "INSERT INTO statistics_cell AS c ("
          + CountSql.KEY
          + ", "
          + CountSql.COLUMNS
          + ") SELECT "
          + CountSql.KEY
          + ", "
          + CellColumns.each(column -> orZero("r", column))
          + " FROM statistics_cell p FULL JOIN recounted r USING ("
          + CountSql.KEY
          + ") WHERE ("
          + CellColumns.each(column -> orZero("p", column))
          + ") <> ("
          + CellColumns.each(column -> orZero("r", column))
          + ") ON CONFLICT ("
          + CountSql.KEY
          + ") DO UPDATE SET "
          + CellColumns.each(column -> column + " = excluded." + column);

  private RecountSql() {}

  private static String counted(Measure measure, String condition) {
    return counted(CellColumns.of(measure), condition);
  }

  private static String counted(String column, String condition) {
    return "count(*) FILTER (WHERE " + condition + ") AS " + column;
  }

  /** The condition of a bucket of working time, as {@link Buckets#of} puts it. */
  private static String within(int bucket) {
    String above = bucket == 0 ? "true" : "working_minutes > " + Buckets.UPPER_ENDS.get(bucket - 1);
    return bucket == Buckets.UPPER_ENDS.size()
        ? above
        : above + " AND working_minutes <= " + Buckets.UPPER_ENDS.get(bucket);
  }

  private static String sum(String one, String other, String column) {
    return orZero(one, column) + " + " + orZero(other, column);
  }

  private static String orZero(String relation, String column) {
    return "coalesce(" + relation + "." + column + ", 0)";
  }
}
