package vn.evn.system.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Requests of 2021 and 2022, evenly over time, in the tables of request-service, with the records
 * of their completions and breaches and ratings of one in ten, over 8 channels, 13 services and 125
 * units. The documents are empty: no count is read from them. Therefore the watch over deadlines,
 * which does read them, is told that there is nothing to do.
 */
final class TwoYears {
  static final String FIRST_MONTH = "2021-01";
  static final String LAST_MONTH = "2022-12";

  private static final long STEP = 500_000;

  /** They are for finding requests; without them the load takes less time and disk. */
  private static final List<String> INDEXES =
      List.of(
          "request_updated",
          "request_change",
          "request_open",
          "request_dossier",
          "request_phone",
          "request_portal_code");

  /** Parameters: first and last number. */
  private static final String REQUEST =
      """
      WITH drawn AS (
        SELECT i, '2021-01-01T00:00:00+07:00'::timestamptz
                 + ('2023-01-01T00:00:00+07:00'::timestamptz - '2021-01-01T00:00:00+07:00'::timestamptz) * (i / ({all} + 1.0)) AS submitted,
               abs(hashint8extended(i, 1) % 10000) AS h1, abs(hashint8extended(i, 2) % 10000) AS h2,
               abs(hashint8extended(i, 3) % 10000) AS h3, abs(hashint8extended(i, 4) % 10000) AS h4
        FROM generate_series(?::bigint, ?::bigint) AS i
      ), made AS (
        INSERT INTO request (code, version, service_type, channel, external_id, unit, state, phone_last4,
                             submitted_by, submitted_at, updated_at, waits_for, queue_at, snapshot, work_file,
                             calendar_version)
        SELECT 'YB-' || i, 3,
               (ARRAY['NEW_LV', 'NEW_MV', 'CHG_CAPACITY', 'CHG_METER_LOCATION', 'METER_CHECK', 'CHG_PURPOSE', 'CHG_QUOTA',
                      'CHG_PAYMENT', 'CHG_INFO', 'CHG_PARTY', 'RENEW', 'TERMINATE', 'RECONNECT'])[1 + h1 % 13],
               (ARRAY['PORTAL', 'CALL_CENTRE', 'WEBSITE', 'EMAIL', 'APP', 'ZALO', 'FACEBOOK', 'COUNTER'])[1 + h2 % 8],
               'YB-' || i, 'P' || substr('ABCDE', 1 + (h3 % 5)::int, 1) || lpad((1 + h3 / 5 % 25)::text, 2, '0') || '00',
               (ARRAY['RESULT_RETURNED', 'COMPLETED', 'REFUSED', 'IN_PROGRESS'])
                 [1 + (h4 >= 7000)::int + (h4 >= 9400)::int + (h4 >= 9700)::int],
               '0000', 'benchmark', submitted, submitted, CASE WHEN h4 BETWEEN 7000 AND 9399 OR h4 >= 9700 THEN 'OFFICER' END,
               submitted, '{}', '{}', 2147483647
        FROM drawn
        RETURNING code, channel, service_type, unit, state, submitted_at
      ), lived AS (
        SELECT m.*, abs(hashtextextended(code, 5) % 10000) AS h FROM made m
        WHERE state IN ('RESULT_RETURNED', 'COMPLETED')
      ), completed AS (
        INSERT INTO statistics_completion (request_code, month, channel, service_type, unit, on_time, working_minutes)
        SELECT code, date_trunc('month', (submitted_at + h % 10 * interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
               channel, service_type, unit, h % 50 <> 0, h * h / 20000
        FROM lived
      ), breached AS (
        INSERT INTO statistics_breach (request_code, version, month, channel, service_type, unit, deadline)
        SELECT code, 2, date_trunc('month', submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, channel, service_type, unit,
               'REQUEST'
        FROM lived WHERE h % 50 = 0
      )
      INSERT INTO rating (request_code, grade, handling_time_grade, given_by, channel, service_type, unit, rated_at)
      SELECT code, (ARRAY['VERY_SATISFIED', 'SATISFIED', 'NOT_SATISFIED'])[1 + h / 10 % 3], 'SATISFIED', 'LINK',
             channel, service_type, unit, submitted_at + h % 10 * interval '1 day'
      FROM lived WHERE h % 10 = 0
      """;

  private TwoYears() {}

  /**
   * Loads them.
   *
   * @param requests a multiple of 500,000
   */
  static void load(Connection connection, long requests) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(REQUEST.replace("{all}", String.valueOf(requests)))) {
      for (String index : INDEXES) {
        statement.execute("DROP INDEX IF EXISTS " + index);
      }
      for (long first = 1; first <= requests; first += STEP) {
        insert.setLong(1, first);
        insert.setLong(2, first + STEP - 1);
        insert.executeUpdate();
      }
      statement.execute("VACUUM ANALYZE request");
      statement.execute("VACUUM ANALYZE statistics_completion");
    }
  }

  /** Changes that are not summed up yet, as after a burst of intake. */
  static void addPending(Connection connection, int changes) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO statistics_delta (month, channel, service_type, unit, measure, n)"
                + " SELECT '2022-12-01', 'PORTAL', 'NEW_LV', 'PA0100', 1 + i % 2, 1"
                + " FROM generate_series(1, ?) AS i")) {
      insert.setInt(1, changes);
      insert.executeUpdate();
    }
  }
}
