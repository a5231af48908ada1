package vn.evn.request.statistics;

import java.util.stream.Collectors;

/** The statements that sum up counts; what one finds, every other one of them finds too. */
final class CountSql {
  /** Whoever sums up waits for its turn. Taken before a snapshot is, so that it sees all before. */
  static final String TAKE_TURN = "LOCK TABLE statistics_turn IN SHARE ROW EXCLUSIVE MODE";

  /** The same without waiting. */
  static final String TAKE_TURN_NOW = TAKE_TURN + " NOWAIT";

  /** Sums a relation with the columns of a slot and n up to the three levels. */
  private static final String LEVELS =
      "SELECT CASE WHEN GROUPING(unit) = 1 THEN 1 WHEN GROUPING(channel) = 1 THEN 2 ELSE 0 END"
          + " AS level, measure, month, coalesce(channel, '*') AS channel,"
          + " coalesce(service_type, '*') AS service_type, coalesce(unit, '*') AS unit,"
          + " sum(n)::bigint AS n FROM %s GROUP BY GROUPING SETS"
          + " ((measure, month, channel, service_type, unit),"
          + " (measure, month, channel, service_type), (measure, month, unit))";

  /** Moves the oldest changes into the counts; parameter: how many. Gives how many there were. */
  static final String COMPACT =
      "WITH taken AS (DELETE FROM statistics_delta WHERE id IN"
          + " (SELECT id FROM statistics_delta ORDER BY id LIMIT ?)"
          + " RETURNING month, channel, service_type, unit, measure, n),"
          + " summed AS ("
          + LEVELS.formatted("taken")
          + "), written AS (INSERT INTO statistics_count AS c"
          + " (level, measure, month, channel, service_type, unit, n)"
          + " SELECT level, measure, month, channel, service_type, unit, n FROM summed"
          + " ON CONFLICT (level, measure, month, channel, service_type, unit)"
          + " DO UPDATE SET n = c.n + excluded.n)"
          + " SELECT count(*) FROM taken";

  private static final String MONTH_OF =
      "date_trunc('month', %s AT TIME ZONE 'Asia/Ho_Chi_Minh')::date";

  private static final String OPEN =
      "state IN ('SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'AWAITING_SUPPLEMENT',"
          + " 'AWAITING_PAYMENT')";

  static final String DONE = "state IN ('COMPLETED', 'RESULT_RETURNED')";

  private static final String UPPER_ENDS =
      Buckets.UPPER_ENDS.stream()
          .map(String::valueOf)
          .collect(Collectors.joining(",", "'{", "}'::int[]"));

  /** What requests, their records and ratings count for. */
  static final String RECOUNT =
      "CREATE TEMP TABLE recounted ON COMMIT DROP AS WITH base AS ("
          // Requests as they stand.
          + "SELECT month, channel, service_type, unit, measure, n FROM (SELECT "
          + MONTH_OF.formatted("submitted_at")
          + " AS month, channel, service_type, unit, count(*) AS received,"
          + " count(*) FILTER (WHERE "
          + OPEN
          + ") AS open, count(*) FILTER (WHERE "
          + DONE
          + ") AS completed FROM request GROUP BY 1, 2, 3, 4) AS r,"
          + " LATERAL (VALUES "
          + values(Measure.RECEIVED, "received")
          + ", "
          + values(Measure.OPEN, "open")
          + ", "
          + values(Measure.COMPLETED, "completed")
          + ") AS m (measure, n)"
          // Completions.
          + " UNION ALL SELECT month, channel, service_type, unit, measure, n FROM (SELECT month,"
          + " channel, service_type, unit, on_time, "
          + Measure.FIRST_BUCKET
          // The bucket of Java's Buckets.of: how many upper ends lie below the time.
          + " + width_bucket(working_minutes - 1, "
          + UPPER_ENDS
          + ") AS bucket, count(*) AS done"
          + " FROM statistics_completion GROUP BY 1, 2, 3, 4, 5, 6) AS c,"
          + " LATERAL (VALUES "
          + values(Measure.DONE, "done")
          + ", "
          + values(Measure.DONE_ON_TIME, "CASE WHEN on_time THEN done ELSE 0 END")
          + ", (bucket, done)) AS m (measure, n)"
          // Breaches.
          + " UNION ALL SELECT month, channel, service_type, unit, "
          + "CASE deadline WHEN 'REQUEST' THEN "
          + Measure.BREACHED.number()
          + " ELSE "
          + Measure.STEP_BREACHED.number()
          + " END, count(*) FROM statistics_breach GROUP BY 1, 2, 3, 4, 5"
          // Ratings.
          + " UNION ALL SELECT "
          + MONTH_OF.formatted("rated_at")
          + ", channel, service_type, unit, CASE grade"
          + when(Measure.VERY_SATISFIED, "VERY_SATISFIED")
          + when(Measure.SATISFIED, "SATISFIED")
          + when(Measure.NOT_SATISFIED, "NOT_SATISFIED")
          + " END, count(*) FROM rating GROUP BY 1, 2, 3, 4, 5"
          + " UNION ALL SELECT "
          + MONTH_OF.formatted("rated_at")
          + ", channel, service_type, unit, CASE handling_time_grade"
          + when(Measure.TIME_VERY_SATISFIED, "VERY_SATISFIED")
          + when(Measure.TIME_SATISFIED, "SATISFIED")
          + when(Measure.TIME_NOT_SATISFIED, "NOT_SATISFIED")
          + " END, count(*) FROM rating WHERE handling_time_grade IS NOT NULL"
          + " GROUP BY 1, 2, 3, 4, 5"
          + ") "
          + LEVELS.formatted("base")
          + " HAVING sum(n) <> 0";

  /** How many counts, changes not yet summed up included, are not what the recount found. */
  static final String DIFFERENCES =
      "WITH pending AS ("
          + LEVELS.formatted("statistics_delta")
          + "), present AS (SELECT level, measure, month, channel, service_type, unit, sum(n) AS n"
          + " FROM (SELECT level, measure, month, channel, service_type, unit, n"
          + " FROM statistics_count UNION ALL SELECT * FROM pending) AS a GROUP BY 1, 2, 3, 4, 5, 6)"
          + " SELECT count(*) FROM present p FULL JOIN recounted r"
          + " USING (level, measure, month, channel, service_type, unit)"
          + " WHERE coalesce(p.n, 0) <> coalesce(r.n, 0) AND level = 0";

  /** Only what differs is written, so that a recount that finds nothing costs no writing. */
  static final String PUT_RIGHT =
      "INSERT INTO statistics_count AS c (level, measure, month, channel, service_type, unit, n)"
          + " SELECT level, measure, month, channel, service_type, unit, coalesce(r.n, 0)"
          + " FROM statistics_count p FULL JOIN recounted r"
          + " USING (level, measure, month, channel, service_type, unit)"
          + " WHERE coalesce(p.n, 0) <> coalesce(r.n, 0)"
          + " ON CONFLICT (level, measure, month, channel, service_type, unit)"
          + " DO UPDATE SET n = excluded.n";

  private CountSql() {}

  private static String values(Measure measure, String n) {
    return "(" + measure.number() + ", " + n + ")";
  }

  private static String when(Measure measure, String grade) {
    return " WHEN '" + grade + "' THEN " + measure.number();
  }
}
