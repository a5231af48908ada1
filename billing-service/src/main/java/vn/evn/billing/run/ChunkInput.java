package vn.evn.billing.run;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.point.Facts;
import vn.evn.platform.time.BusinessTime;

/**
 * Reads the points of a chunk: six statements over a range of identifiers, each in the order of the
 * points, so that they are merged without a search. For one thread.
 */
final class ChunkInput {
  private static final String RANGE = " service_point_id BETWEEN ? AND ?";
  private static final int FETCH = 5_000;

  /** The same few texts come a million times. */
  private final Map<String, String> texts = new HashMap<>();

  private final Map<String, BigDecimal> decimals = new HashMap<>();

  private List<PointInput> points = new ArrayList<>();
  private int at;

  /** Takes one row of a point. */
  private interface Rows {
    void take(PointInput point, ResultSet row) throws SQLException;
  }

  /** Sets the values of a statement from the third on. */
  private interface Values {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** The points of a range that have facts by the end of the period, in order. */
  List<PointInput> read(Connection connection, long first, long last, YearMonth period)
      throws SQLException {
    points = new ArrayList<>();
    facts(connection, first, last, period);
    merge(
        connection,
        "SELECT service_point_id, (taken_at AT TIME ZONE INTERVAL '07:00')::date"
            + " - DATE '1970-01-01', meter_number, kind = 'PERIODIC', kwh, normal, off_peak, peak,"
            + " estimated"
            + " FROM meter_reading WHERE"
            + RANGE
            + " AND taken_at >= ? AND taken_at < ? ORDER BY service_point_id, taken_at",
        first,
        last,
        s -> {
          s.setObject(3, start(period.minusMonths(1)));
          s.setObject(4, start(period.plusMonths(1)));
        },
        (point, row) -> point.readings.add(reading(row)));
    merge(
        connection,
        "SELECT DISTINCT service_point_id FROM bill WHERE"
            + RANGE
            + " AND bill_period = ? AND kind IN (0, 1) ORDER BY service_point_id",
        first,
        last,
        s -> s.setObject(3, period.atDay(1)),
        (point, row) -> point.billed = true);
    merge(
        connection,
        "SELECT service_point_id, total_vnd FROM bill WHERE"
            + RANGE
            + " AND bill_period = ? AND kind = 0 ORDER BY service_point_id, revision",
        first,
        last,
        s -> s.setObject(3, period.minusMonths(1).atDay(1)),
        (point, row) -> point.previousTotalVnd = row.getLong(2));
    merge(
        connection,
        "SELECT service_point_id, kind FROM eligibility WHERE"
            + RANGE
            + " AND period_from <= ? AND period_to >= ? AND ended_by IS NULL"
            + " ORDER BY service_point_id, id",
        first,
        last,
        s -> {
          s.setObject(3, period.atDay(1));
          s.setObject(4, period.atDay(1));
        },
        (point, row) -> point.entitle(row.getString(2)));
    merge(
        connection,
        "SELECT DISTINCT service_point_id FROM usage_correction WHERE"
            + RANGE
            + " AND bill_period = ? AND kind = 0 ORDER BY service_point_id",
        first,
        last,
        s -> s.setObject(3, period.atDay(1)),
        (point, row) -> point.corrected = true);
    return points;
  }

  private void facts(Connection connection, long first, long last, YearMonth period)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT service_point_id, valid_from - DATE '1970-01-01', customer_group,"
                + " supply_voltage_kv::text, households, persons, other_customer_group,"
                + " other_share::text, meter_number, three_band, unit FROM service_point_facts"
                + " WHERE"
                + RANGE
                + " AND valid_from <= ? ORDER BY service_point_id, valid_from")) {
      query.setLong(1, first);
      query.setLong(2, last);
      query.setObject(3, period.atEndOfMonth());
      query.setFetchSize(FETCH);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          long id = row.getLong(1);
          if (points.isEmpty() || points.get(points.size() - 1).id != id) {
            points.add(new PointInput(id));
          }
          points.get(points.size() - 1).facts.add(facts(row));
        }
      }
    }
  }

  private void merge(
      Connection connection, String sql, long first, long last, Values values, Rows rows)
      throws SQLException {
    at = 0;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, first);
      query.setLong(2, last);
      values.set(query);
      query.setFetchSize(FETCH);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          PointInput point = pointOf(row.getLong(1));
          if (point != null) {
            rows.take(point, row);
          }
        }
      }
    }
  }

  private @Nullable PointInput pointOf(long id) {
    while (at < points.size() && points.get(at).id < id) {
      at++;
    }
    return at < points.size() && points.get(at).id == id ? points.get(at) : null;
  }

  private Facts facts(ResultSet row) throws SQLException {
    String otherGroup = row.getString(7);
    return new Facts(
        LocalDate.ofEpochDay(row.getInt(2)),
        text(row.getString(3)),
        decimal(row.getString(4)),
        number(row, 5),
        number(row, 6),
        otherGroup == null
            ? null
            : new Facts.SecondUse(text(otherGroup), decimal(row.getString(8))),
        row.getString(9),
        row.getBoolean(10),
        text(row.getString(11)));
  }

  private static PointReading reading(ResultSet row) throws SQLException {
    return new PointReading(
        row.getInt(2),
        row.getString(3),
        row.getBoolean(4),
        whole(row, 5),
        whole(row, 6),
        whole(row, 7),
        whole(row, 8),
        row.getBoolean(9));
  }

  private String text(String text) {
    return texts.computeIfAbsent(text, t -> t);
  }

  private BigDecimal decimal(String text) {
    return decimals.computeIfAbsent(text, t -> new BigDecimal(t).stripTrailingZeros());
  }

  private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : Integer.valueOf(value);
  }

  private static @Nullable Long whole(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Long.valueOf(value);
  }

  private static OffsetDateTime start(YearMonth month) {
    return month.atDay(1).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime();
  }
}
