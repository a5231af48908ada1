package vn.evn.billing.bulk;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.evn.billing.bulk.BulkForm.Column;
import vn.evn.billing.bulk.BulkForm.Kind;
import vn.evn.billing.reading.ReadingCall;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.MeterReadingTaken;
import vn.evn.contracts.reading.Registers;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.ProblemException;

/**
 * Takes in files of readings. A line that cannot be read refuses the file; a reading that can be
 * read and cannot be true is set aside with its reason and holds back no other.
 */
@ApplicationScoped
class ReadingImports {
  static final BulkForm FORM =
      new BulkForm(
          Map.of(
              "customer_code", new Column("customerCode", Kind.TEXT),
              "meter_number", new Column("reading/meterNumber", Kind.TEXT),
              "kind", new Column("reading/kind", Kind.TEXT),
              "at", new Column("reading/at", Kind.TEXT),
              "kwh", new Column("reading/registers/kwh", Kind.NUMBER),
              "normal", new Column("reading/registers/normal", Kind.NUMBER),
              "off_peak", new Column("reading/registers/offPeak", Kind.NUMBER),
              "peak", new Column("reading/registers/peak", Kind.NUMBER),
              "estimated", new Column("reading/estimated", Kind.FLAG)),
          List.of("customer_code", "meter_number", "kind", "at"));

  private static final String VALUES = "kwh, normal, off_peak, peak";

  /** A bill has at most this much energy. */
  private static final long MOST_KWH = 10_000_000;

  /** Each line with its point and what the meter showed before and after, by file and by table. */
  private static final String JUDGED =
      "CREATE TEMP TABLE judged ON COMMIT DROP AS SELECT j.*, known_estimated AND NOT told_before"
          + " AND (differs OR NOT estimated) AS supersedes FROM ("
          + " SELECT r.*, p.id AS point, m.three_band,"
          + " known.id AS known_id, known.id IS NOT NULL AS is_known,"
          + " coalesce(known.estimated, false) AS known_estimated,"
          + " (r.kwh, r.normal, r.off_peak, r.peak) IS DISTINCT FROM"
          + " (known.kwh, known.normal, known.off_peak, known.peak) AS differs,"
          + " known.id IS NOT NULL AND r.estimated AND EXISTS (SELECT 1 FROM reading_superseded h"
          + " WHERE h.service_point_id = p.id AND h.taken_at = r.taken_at"
          + " AND h.meter_number = r.meter_number AND h.kind = r.kind"
          + " AND (h.kwh, h.normal, h.off_peak, h.peak) IS NOT DISTINCT FROM"
          + " (r.kwh, r.normal, r.off_peak, r.peak)) AS told_before,"
          + " row_number() OVER same AS occurrence,"
          + " first_value(r.line) OVER same AS first_line"
          + " FROM import_reading r LEFT JOIN service_point p USING (customer_code)"
          + " LEFT JOIN LATERAL (SELECT f.three_band FROM service_point_facts f"
          + " WHERE f.service_point_id = p.id AND f.meter_number = r.meter_number"
          + " ORDER BY f.valid_from DESC LIMIT 1) m ON true"
          + " LEFT JOIN meter_reading known ON known.service_point_id = p.id"
          + " AND known.taken_at = r.taken_at AND known.meter_number = r.meter_number"
          + " AND known.kind = r.kind"
          // Of one that was read and one that was estimated, the one that was read counts.
          + " WINDOW same AS (PARTITION BY r.customer_code, r.meter_number, r.kind, r.taken_at"
          + " ORDER BY r.estimated, r.line)) j";

  private static final String SUSPECT =
      "CREATE TEMP TABLE suspect ON COMMIT DROP AS SELECT line,"
          + " CASE WHEN point IS NULL THEN 'UNKNOWN_CUSTOMER'"
          + " WHEN three_band IS NULL THEN 'UNKNOWN_METER'"
          + " WHEN three_band <> (kwh IS NULL) THEN 'OTHER_REGISTERS'"
          + " WHEN taken_at > now() + interval '1 day' THEN 'IN_THE_FUTURE'"
          + " WHEN is_known AND NOT known_estimated THEN 'OTHER_VALUES_KNOWN'"
          + " ELSE 'OTHER_VALUES_IN_FILE' END AS reason"
          + " FROM judged j WHERE point IS NULL OR three_band IS NULL"
          + " OR three_band <> (kwh IS NULL) OR taken_at > now() + interval '1 day'"
          + " OR (is_known AND differs AND NOT known_estimated AND NOT told_before)"
          + " OR (occurrence > 1 AND EXISTS (SELECT 1 FROM judged f WHERE f.line = j.first_line"
          + " AND (f.kwh, f.normal, f.off_peak, f.peak) IS DISTINCT FROM"
          + " (j.kwh, j.normal, j.off_peak, j.peak)))";

  /** What the meter showed before: the later of the reading before in the file and in the table. */
  private static final String BACKWARDS =
      "INSERT INTO suspect SELECT line, CASE"
          + " WHEN later_in_table THEN 'BACKWARDS'"
          + " WHEN before_kwh - coalesce(kwh, 0) > 0 AND before_kwh::text ~ '^9'"
          + " AND length(kwh::text) < length(before_kwh::text) THEN 'ROLLOVER'"
          + " WHEN used > "
          + MOST_KWH
          + " THEN 'IMPOSSIBLE_USE' ELSE 'BACKWARDS' END FROM (SELECT *,"
          + " coalesce(kwh - before_kwh, 0) + coalesce(normal - before_normal, 0)"
          + " + coalesce(off_peak - before_off_peak, 0) + coalesce(peak - before_peak, 0) AS used"
          + " FROM (SELECT s.line, s.kwh, s.normal, s.off_peak, s.peak,"
          + " coalesce(s.kwh > n.kwh OR s.normal > n.normal OR s.off_peak > n.off_peak"
          + " OR s.peak > n.peak, false) AS later_in_table,"
          + " CASE WHEN in_file THEN s.file_kwh ELSE b.kwh END AS before_kwh,"
          + " CASE WHEN in_file THEN s.file_normal ELSE b.normal END AS before_normal,"
          + " CASE WHEN in_file THEN s.file_off_peak ELSE b.off_peak END AS before_off_peak,"
          + " CASE WHEN in_file THEN s.file_peak ELSE b.peak END AS before_peak"
          + " FROM (SELECT j.*, lag(taken_at) OVER w AS file_at, lag(kwh) OVER w AS file_kwh,"
          + " lag(normal) OVER w AS file_normal, lag(off_peak) OVER w AS file_off_peak,"
          + " lag(peak) OVER w AS file_peak FROM judged j WHERE occurrence = 1"
          + " AND NOT EXISTS (SELECT 1 FROM suspect x WHERE x.line = j.line)"
          + " WINDOW w AS (PARTITION BY point, meter_number ORDER BY taken_at, line)) s"
          + " LEFT JOIN LATERAL (SELECT * FROM meter_reading b WHERE b.service_point_id = s.point"
          + " AND b.meter_number = s.meter_number AND b.taken_at <= s.taken_at"
          + " AND b.id IS DISTINCT FROM s.known_id"
          + " ORDER BY b.taken_at DESC LIMIT 1) b ON true"
          + " LEFT JOIN LATERAL (SELECT * FROM meter_reading n WHERE n.service_point_id = s.point"
          + " AND n.meter_number = s.meter_number AND n.taken_at > s.taken_at"
          + " AND NOT (n.estimated AND EXISTS (SELECT 1 FROM judged k WHERE k.known_id = n.id"
          + " AND k.supersedes AND k.occurrence = 1))"
          + " ORDER BY n.taken_at LIMIT 1) n ON true"
          + " CROSS JOIN LATERAL (SELECT s.file_at IS NOT NULL"
          + " AND (b.taken_at IS NULL OR s.file_at >= b.taken_at) AS in_file) w) t) u"
          + " WHERE later_in_table OR kwh < before_kwh OR normal < before_normal"
          + " OR off_peak < before_off_peak OR peak < before_peak OR used > "
          + MOST_KWH;

  /** Estimates of the table that a line of the file takes the place of. */
  private static final String SUPERSEDED =
      " FROM judged j JOIN meter_reading m ON m.service_point_id = j.point"
          + " AND m.taken_at = j.taken_at AND m.id = j.known_id AND m.estimated"
          + " WHERE j.supersedes AND j.occurrence = 1"
          + " AND NOT EXISTS (SELECT 1 FROM suspect s WHERE s.line = j.line)";

  private final DataSource dataSource;
  private final Clock clock;

  @Inject
  ReadingImports(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * Imports a file.
   *
   * @throws ProblemException (400, 413, 422) with the faults of the file by line
   */
  @Transactional
  @TransactionConfiguration(timeout = 3_600)
  BulkImportView imported(BulkFile file, String by) {
    try (BulkSession session = new BulkSession(dataSource.getConnection())) {
      session.run(
          "CREATE TEMP TABLE import_reading (line bigint, customer_code text, meter_number text,"
              + " kind text, taken_at timestamptz, kwh bigint, normal bigint, off_peak bigint,"
              + " peak bigint, estimated boolean) ON COMMIT DROP");
      try (CopyText copy = new CopyText(session.connection(), "import_reading")) {
        file.read((line, object) -> take(line, ReadingCall.read(object, true), copy));
        copy.finish();
      }
      session.run("ANALYZE import_reading");
      session.run(JUDGED);
      session.run("CREATE INDEX ON judged (known_id) WHERE supersedes");
      session.run("ANALYZE judged");
      session.run(SUSPECT);
      session.run(BACKWARDS);
      session.run("ANALYZE suspect");
      session.run(
          "DO $$ BEGIN PERFORM ensure_month('meter_reading', month, ' 00:00:00+07')"
              + " FROM (SELECT DISTINCT date_trunc('month', taken_at AT TIME ZONE"
              + " 'Asia/Ho_Chi_Minh')::date AS month FROM judged j WHERE NOT EXISTS"
              + " (SELECT 1 FROM suspect s WHERE s.line = j.line)) m; END $$");
      long added =
          session.run(
              "INSERT INTO meter_reading (service_point_id, meter_number, kind, taken_at, "
                  + VALUES
                  + ", estimated, recorded_at) SELECT point, meter_number, kind, taken_at, "
                  + VALUES
                  + ", estimated, now() FROM judged j WHERE NOT EXISTS"
                  + " (SELECT 1 FROM suspect s WHERE s.line = j.line) AND occurrence = 1"
                  + " AND NOT is_known ORDER BY line ON CONFLICT DO NOTHING");
      session.run(
          "INSERT INTO reading_superseded (service_point_id, meter_number, kind, taken_at, "
              + VALUES
              + ", recorded_at, superseded_at) SELECT m.service_point_id, m.meter_number, m.kind,"
              + " m.taken_at, m.kwh, m.normal, m.off_peak, m.peak, m.recorded_at, now()"
              + SUPERSEDED
              + " ON CONFLICT DO NOTHING");
      long superseded =
          session.run(
              "UPDATE meter_reading x SET kwh = s.kwh, normal = s.normal, off_peak = s.off_peak,"
                  + " peak = s.peak, estimated = s.estimated, recorded_at = now() FROM"
                  + " (SELECT m.id, m.taken_at, j.kwh, j.normal, j.off_peak, j.peak, j.estimated"
                  + SUPERSEDED
                  + ") s WHERE x.id = s.id AND x.taken_at = s.taken_at");
      BulkImportView view =
          session.note(
              "READINGS",
              file.digest(),
              file.lines(),
              added + superseded,
              session.run("UPDATE suspect SET line = line"),
              clock,
              by);
      session.run(
          "INSERT INTO reading_set_aside (import_id, line, customer_code, meter_number, kind,"
              + " taken_at, "
              + VALUES
              + ", estimated, reason) SELECT "
              + view.id()
              + ", line, customer_code, meter_number, kind, taken_at, "
              + VALUES
              + ", estimated, reason FROM suspect JOIN judged USING (line) ORDER BY line"
              + " ON CONFLICT DO NOTHING");
      return view;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    } catch (IOException e) {
      throw ProblemException.unreadable("The file was cut off");
    }
  }

  private static void take(long line, MeterReadingTaken taken, CopyText copy) {
    MeterReading reading = taken.reading();
    Registers registers = reading.registers();
    OffsetDateTime at = reading.at().truncatedTo(ChronoUnit.MICROS);
    try {
      copy.row(
          line,
          taken.customerCode(),
          reading.meterNumber(),
          reading.kind(),
          at,
          registers.kwh(),
          registers.normal(),
          registers.offPeak(),
          registers.peak(),
          Boolean.TRUE.equals(reading.estimated()));
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
