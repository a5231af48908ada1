package vn.evn.request.statistics;

import java.util.stream.Collectors;

/** The statements that sum changes up into the cells. */
final class CountSql {
  /** Whoever sums up waits for its turn. Taken before a snapshot is, so that it sees all before. */
  static final String TAKE_TURN = "LOCK TABLE statistics_turn IN SHARE ROW EXCLUSIVE MODE";

  /** The same without waiting. */
  static final String TAKE_TURN_NOW = TAKE_TURN + " NOWAIT";

  /** What tells the cells of all levels apart. */
  static final String KEY = "level, month, channel, service_type, unit";

  /** What tells the finest cells apart. */
  static final String FINEST_KEY = "month, channel, service_type, unit";

  static final String COLUMNS = CellColumns.each(column -> column);

  /**
   * The changes that this version knows the columns of. Others are of a newer copy that runs beside
   * this one while an upgrade goes on, and wait for it.
   */
  static final String KNOWN = "measure IN (" + CellColumns.MEASURES + ")";

  /** Puts changes, of the relation named, together into a row for each of the finest cells. */
  static final String CHANGES_BY_CELL =
      "SELECT "
          + FINEST_KEY
          + ", "
          + CellColumns.BY_MEASURE.entrySet().stream()
              .map(
                  measure ->
                      "coalesce(sum(n) FILTER (WHERE measure = "
                          + measure.getKey()
                          + "), 0)::bigint AS "
                          + measure.getValue())
              .collect(Collectors.joining(", "))
          + " FROM %s WHERE "
          + KNOWN
          + " GROUP BY "
          + FINEST_KEY;

  /** Sums the finest cells, of the relation named, up to all levels. */
  static final String LEVELS =
      "SELECT "
          + Level.ALL.number()
          + " AS level, "
          + FINEST_KEY
          + ", "
          + COLUMNS
          + " FROM %1$s UNION ALL SELECT "
          + Level.ofGroup()
          + ", month, "
          + together("channel")
          + ", "
          + together("service_type")
          + ", "
          + together("unit")
          + ", "
          + CellColumns.each(column -> "sum(" + column + ")::bigint")
          + " FROM %1$s GROUP BY GROUPING SETS ("
          + Level.groupingSets()
          + ")";

  /** Moves the oldest changes into the cells; parameter: how many. Gives how many there were. */
  static final String COMPACT =
      "WITH taken AS (DELETE FROM statistics_delta WHERE id IN"
          + " (SELECT id FROM statistics_delta WHERE "
          + KNOWN
          + " ORDER BY id LIMIT ?) RETURNING "
          + FINEST_KEY
          + ", measure, n), finest AS ("
          + CHANGES_BY_CELL.formatted("taken")
          + "), summed AS ("
          + LEVELS.formatted("finest")
          + "), written AS (INSERT INTO statistics_cell AS c ("
          + KEY
          + ", "
          + COLUMNS
          + ") SELECT "
          + KEY
          + ", "
          + COLUMNS
          + " FROM summed ON CONFLICT ("
          + KEY
          + ") DO UPDATE SET "
          + CellColumns.each(column -> column + " = c." + column + " + excluded." + column)
          + ") SELECT count(*) FROM taken";

  private CountSql() {}

  private static String together(String dimension) {
    return "coalesce(" + dimension + ", '" + Level.TOGETHER + "')";
  }
}
