package vn.evn.local.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The requests of 9 December 2019 to 5 April 2020, whose sums are those of the news of April 2020;
 * see {@code sample/spring-of-2020.csv}. Persons and everything else are made up, by hash functions
 * of the database, so that the same seed gives the same requests.
 */
public final class SpringOf2020 {
  /** Every number of the plan can be divided by it: the largest scale that keeps all shares. */
  public static final int LARGEST_SCALE = 25;

  private static final String PLAN = "sample/spring-of-2020.csv";

  /** A row of the plan for a span and a channel. */
  private record Part(
      LocalDate firstDay, LocalDate lastDay, String channel, long requests, long completed) {}

  /**
   * Requests of one part: parameters are seed, first day, day after the last, requests, completed
   * and channel. The earliest are completed; those of before March that are not have ended
   * otherwise, and later ones are open.
   */
  private static final String REQUESTS =
      """
      WITH part AS (
        SELECT ?::bigint AS seed, ?::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS first,
               ?::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS after_last,
               ?::bigint AS requests, ?::bigint AS completed, ?::text AS channel,
               '2020-04-05T16:00:00+07:00'::timestamptz AS cut
      ), drawn AS (
        SELECT p.*, i, nextval('request_serial') AS serial,
               date_trunc('second', p.first + (p.after_last - p.first) * ((i - 0.5) / p.requests)) AS submitted,
               abs(hashint8extended(i, p.seed + 1) % 10000) AS h1,
               abs(hashint8extended(i, p.seed + 2) % 10000) AS h2,
               abs(hashint8extended(i, p.seed + 3) % 10000) AS h3,
               abs(hashint8extended(i, p.seed + 4) % 10000) AS h4
        FROM part p, generate_series(1, p.requests) AS i
      ), lived AS (
        SELECT d.*,
               CASE WHEN i <= completed THEN (ARRAY['RESULT_RETURNED', 'COMPLETED'])[1 + (h4 % 5 = 0)::int]
                    WHEN submitted < '2020-03-01T00:00:00+07:00' THEN (ARRAY['REFUSED', 'WITHDRAWN', 'STOPPED'])[1 + h4 % 3]
                    ELSE (ARRAY['SUBMITTED', 'ACCEPTED'])[1 + h4 % 2] END AS state,
               submitted + (10 + h1 % 240) * interval '1 minute' AS accepted
        FROM drawn d
      ), ended AS (
        SELECT l.*,
               ((accepted AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 7 + time '17:00') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS due,
               CASE WHEN state IN ('RESULT_RETURNED', 'COMPLETED')
                    -- One in fifty takes longer than was promised.
                    THEN least(accepted + (60 + h2 * h2 / 12000 + CASE WHEN h3 % 50 = 0 THEN 11000 ELSE 0 END)
                                          * interval '1 minute', cut)
                    WHEN state IN ('REFUSED', 'WITHDRAWN', 'STOPPED') THEN accepted + interval '1 hour' END AS ended
        FROM lived l
      ), told AS (
        SELECT e.*,
               (ARRAY['NEW_LV', 'CHG_CAPACITY', 'CHG_METER_LOCATION', 'METER_CHECK', 'CHG_PURPOSE', 'CHG_QUOTA',
                      'CHG_PAYMENT', 'CHG_INFO', 'CHG_PARTY', 'RENEW', 'TERMINATE', 'RECONNECT'])
                 [1 + greatest(0, h1 % 18 - 6)] AS service,
               (ARRAY['PA0100', 'PB0100', 'PC0100', 'PD0100', 'PE0100'])[1 + h3 % 5] AS unit,
               'YC-' || to_char(submitted AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-'
                 || lpad(serial::text, greatest(6, length(serial::text)), '0') AS code,
               CASE channel WHEN 'PORTAL' THEN 'Z99.05-200101-' ELSE 'MAU-' END || serial AS external_id,
               lpad((serial % 10000)::text, 4, '0') AS last4,
               state IN ('RESULT_RETURNED', 'COMPLETED', 'STOPPED', 'ACCEPTED') AS was_accepted
        FROM ended e
      )
      INSERT INTO request (code, version, service_type, channel, external_id, unit, state, phone_last4,
                           submitted_by, submitted_at, updated_at, waits_for, queue_at, snapshot, work_file)
      SELECT code, 3, service, channel, external_id, unit, state, last4, 'sample', submitted,
             coalesce(ended, accepted),
             CASE WHEN state NOT IN ('REFUSED', 'WITHDRAWN', 'STOPPED', 'RESULT_RETURNED') THEN 'OFFICER' END,
             CASE WHEN was_accepted THEN due ELSE submitted END,
             jsonb_strip_nulls(jsonb_build_object('code', code, 'version', 3, 'serviceType', service, 'variant',
               CASE service WHEN 'NEW_LV' THEN 'RESIDENTIAL' WHEN 'CHG_CAPACITY' THEN 'LT40KW' END,
               'channel', channel, 'externalId', external_id,
               'applicant', jsonb_build_object('kind', 'CITIZEN', 'name', 'Khách Hàng Ví Dụ ' || serial,
                 'phone', '090000' || last4),
               'placeOfUse', jsonb_build_object('provinceCode',
                 (ARRAY['02', '79', '48', '01', '77'])[1 + h3 % 5], 'communeCode', '00001', 'detail', 'Số ' || h2 || ' phố Ví Dụ'),
               'unit', unit, 'state', state, 'submittedAt', {submitted},
               'acceptedAt', CASE WHEN was_accepted THEN {accepted} END,
               'dueAt', CASE WHEN was_accepted THEN {due} END, 'endedAt', {ended},
               'resultReturnedAt', CASE state WHEN 'RESULT_RETURNED' THEN {ended} END)),
             jsonb_build_object('completedSteps', '[]'::jsonb, 'term', CASE WHEN was_accepted THEN
               jsonb_build_object('acceptedAt', {accepted}, 'workingDays', 5, 'pauses',
                 -- One in ten waited for papers in the middle of its time.
                 CASE WHEN h2 % 10 = 0 AND ended > accepted THEN jsonb_build_array(jsonb_build_object(
                   'from', {waits}, 'to', {waited}, 'why', 'SUPPLEMENT')) ELSE '[]'::jsonb END) END)
      FROM told
      """
          .replace("{submitted}", iso("submitted"))
          .replace("{accepted}", iso("accepted"))
          .replace("{due}", iso("due"))
          .replace("{ended}", iso("ended"))
          .replace("{waits}", iso("accepted + (ended - accepted) / 3"))
          .replace("{waited}", iso("accepted + (ended - accepted) / 2"));

  /** Of the histories only the deadlines that passed, which the statistics count. */
  private static final String BREACHES =
      """
      INSERT INTO request_history (request_code, version, action, from_state, to_state, at, actor, automatic, deadline)
      SELECT code, 2, 'deadline-breached', 'IN_PROGRESS', 'IN_PROGRESS', (snapshot ->> 'dueAt')::timestamptz, 'system', true, 'REQUEST'
      FROM request
      WHERE submitted_by = 'sample' AND state IN ('COMPLETED', 'RESULT_RETURNED')
        AND (snapshot ->> 'endedAt')::timestamptz > (snapshot ->> 'dueAt')::timestamptz
      """;

  /** One in five that are done was rated an hour later. */
  private static final String RATINGS =
      """
      INSERT INTO rating (request_code, grade, handling_time_grade, reason, given_by, channel, service_type, unit, rated_at)
      SELECT code, grades[1 + (h % 20 >= 16)::int + (h % 20 = 19)::int], grades[1 + (h % 10 >= 7)::int], 'Ví dụ', 'LINK',
             channel, service_type, unit, (snapshot ->> 'endedAt')::timestamptz + interval '1 hour'
      FROM (SELECT r.*, abs(hashtextextended(code, {seed}) % 10000) AS h,
                   ARRAY['VERY_SATISFIED', 'SATISFIED', 'NOT_SATISFIED'] AS grades
            FROM request r WHERE submitted_by = 'sample' AND state IN ('COMPLETED', 'RESULT_RETURNED')) AS done
      WHERE h % 5 = 0
      """;

  private SpringOf2020() {}

  /**
   * Writes the requests into the database of request-service, past the service: afterwards it has
   * to recount.
   *
   * @param scale 1 for every request, 25 for one in twenty-five
   * @param seed another one gives other persons, times and services, and the same sums
   * @return how many requests
   */
  public static long load(Connection connection, int scale, long seed) throws SQLException {
    long requests = 0;
    try (PreparedStatement insert = connection.prepareStatement(REQUESTS);
        Statement statement = connection.createStatement()) {
      long number = 0;
      for (Part part : plan()) {
        insert.setLong(1, seed * 1_000_000 + ++number * 100);
        insert.setObject(2, part.firstDay());
        insert.setObject(3, part.lastDay().plusDays(1));
        insert.setLong(4, scaled(part.requests(), scale));
        insert.setLong(5, scaled(part.completed(), scale));
        insert.setString(6, part.channel());
        requests += insert.executeUpdate();
      }
      statement.executeUpdate(BREACHES);
      statement.executeUpdate(RATINGS.replace("{seed}", String.valueOf(seed)));
    }
    return requests;
  }

  private static long scaled(long number, int scale) {
    if (number % scale != 0) {
      throw new IllegalArgumentException(
          "the plan cannot be scaled by " + scale + ", but by the divisors of " + LARGEST_SCALE);
    }
    return number / scale;
  }

  private static String iso(String time) {
    return "to_char(("
        + time
        + ") AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD\"T\"HH24:MI:SS\"+07:00\"')";
  }

  private static List<Part> plan() {
    try (InputStream in =
            Objects.requireNonNull(
                SpringOf2020.class.getClassLoader().getResourceAsStream(PLAN), PLAN);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(
              cells ->
                  new Part(
                      LocalDate.parse(cells[0]),
                      LocalDate.parse(cells[1]),
                      cells[2],
                      Long.parseLong(cells[3]),
                      Long.parseLong(cells[4])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
