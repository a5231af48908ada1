package vn.evn.billing.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.platform.outbox.OutboxFailure;

/** The bills. Every statement joins the caller's transaction. */
@ApplicationScoped
public class BillRows {
  private static final String FIELDS =
      "SELECT b.number, p.customer_code, b.old_id, b.service_point_id, b.bill_period, b.kind,"
          + " b.revision, b.run_id, b.sheet_id, b.unit, b.reading_from, b.reading_to,"
          + " b.tax_point_date, b.usage_kwh, b.quantities, b.energy_vnd, b.reactive_vnd,"
          + " b.discount_vnd, b.vat_vnd, b.without_programmes_vnd, b.content_hash,"
          + " b.original_bill_id,"
          + " coalesce(b.issued_at, greatest(r.issued_at, c.decided_at)) AS issued,"
          + " k.cancelled_at, b.estimated"
          + " FROM bill b JOIN service_point p ON p.id = b.service_point_id"
          + " LEFT JOIN bill_run r ON r.id = b.run_id"
          + " LEFT JOIN bill_run_case c ON c.run_id = b.run_id"
          + " AND c.service_point_id = b.service_point_id"
          + " LEFT JOIN bill_cancellation k ON k.bill_period = b.bill_period"
          + " AND k.service_point_id = b.service_point_id AND k.kind = b.kind"
          + " AND k.revision = b.revision";

  /** A bill of a run is issued with its run, a held one when it is released. */
  private static final String ISSUED =
      " (b.run_id IS NULL OR (r.issued_at IS NOT NULL AND coalesce(c.state, 'RELEASED') ="
          + " 'RELEASED'))";

  private final DataSource dataSource;
  private final BillSheets sheets;

  @Inject
  BillRows(DataSource dataSource, BillSheets sheets) {
    this.dataSource = dataSource;
    this.sheets = sheets;
  }

  /** The issued bill of an identifier. */
  Optional<StoredBill> findByBillId(UUID id) {
    Optional<BillKey> key = BillKey.of(id);
    return key.isPresent()
        ? find(key.get(), " AND " + ISSUED)
        : read(FIELDS + " WHERE b.old_id = ? AND" + ISSUED, statement -> statement.setObject(1, id))
            .stream()
            .findFirst();
  }

  /** Whether a bill counts: issued by itself, with its run, or released after that. */
  boolean isIssued(StoredBill bill) {
    return find(bill.row().key(), " AND" + ISSUED).isPresent();
  }

  /** The bill of a key, issued or not. */
  public Optional<StoredBill> find(BillKey key) {
    return find(key, "");
  }

  private Optional<StoredBill> find(BillKey key, String more) {
    return read(
            FIELDS
                + " WHERE b.bill_period = ? AND b.service_point_id = ? AND b.kind = ?"
                + " AND b.revision = ?"
                + more,
            statement -> {
              statement.setObject(1, key.billPeriod().atDay(1));
              statement.setLong(2, key.servicePointId());
              statement.setInt(3, key.kind());
              statement.setInt(4, key.revision());
            })
        .stream()
        .findFirst();
  }

  /** The newest bill of a kind for a point and period, issued or not. */
  Optional<StoredBill> newest(long servicePointId, YearMonth billPeriod, int kind) {
    return read(
            FIELDS
                + " WHERE b.bill_period = ? AND b.service_point_id = ? AND b.kind = ?"
                + " ORDER BY b.revision DESC LIMIT 1",
            statement -> {
              statement.setObject(1, billPeriod.atDay(1));
              statement.setLong(2, servicePointId);
              statement.setInt(3, kind);
            })
        .stream()
        .findFirst();
  }

  /** Issued bills in the order of writing, narrowed; one more than the page. */
  List<StoredBill> page(
      @Nullable Long servicePointId, @Nullable YearMonth billPeriod, Paging paging) {
    StringBuilder query = new StringBuilder(FIELDS + " WHERE" + ISSUED + " AND b.number > ?");
    if (servicePointId != null) {
      query.append(" AND b.service_point_id = ?");
    }
    if (billPeriod != null) {
      query.append(" AND b.bill_period = ?");
    }
    return read(
        query + " ORDER BY b.number LIMIT ?",
        statement -> {
          int at = 1;
          statement.setLong(at++, paging.after());
          if (servicePointId != null) {
            statement.setLong(at++, servicePointId);
          }
          if (billPeriod != null) {
            statement.setObject(at++, billPeriod.atDay(1));
          }
          statement.setInt(at, paging.rows());
        });
  }

  /**
   * Bills of a run that are issued with it, in the order of their points.
   *
   * @param after the point after which to begin
   * @param last the last point
   */
  public List<StoredBill> ofRun(
      long runId, YearMonth billPeriod, long after, long last, int limit) {
    return read(
        FIELDS
            + " WHERE b.bill_period = ? AND b.service_point_id > ? AND b.service_point_id <= ?"
            + " AND b.run_id = ? AND (c.run_id IS NULL OR (c.state = 'RELEASED'"
            + " AND c.decided_at <= r.issued_at)) ORDER BY b.service_point_id"
            + " FETCH FIRST ? ROWS WITH TIES",
        statement -> {
          statement.setObject(1, billPeriod.atDay(1));
          statement.setLong(2, after);
          statement.setLong(3, last);
          statement.setLong(4, runId);
          statement.setInt(5, limit);
        });
  }

  /**
   * The ADJUSTMENT bills of a point for a period that are not cancelled.
   *
   * @param kind ADJUSTMENT or ADJUSTMENT_OF_FINAL
   */
  List<StoredBill> adjustments(long servicePointId, YearMonth billPeriod, int kind) {
    return read(
        FIELDS
            + " WHERE b.bill_period = ? AND b.service_point_id = ? AND b.kind = ?"
            + " AND k.cancelled_at IS NULL ORDER BY b.revision",
        statement -> {
          statement.setObject(1, billPeriod.atDay(1));
          statement.setLong(2, servicePointId);
          statement.setInt(3, kind);
        });
  }

  /**
   * Why and by whom a bill was cancelled.
   *
   * @param replacedBy revision of the bill in its place
   */
  record Cancellation(int replacedBy, String reason, String by) {}

  /** The cancellation of a bill; absent if it counts. */
  Optional<Cancellation> cancellation(BillKey key) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT replaced_by, reason, cancelled_by FROM bill_cancellation"
                    + " WHERE bill_period = ? AND service_point_id = ? AND kind = ?"
                    + " AND revision = ?")) {
      query.setObject(1, key.billPeriod().atDay(1));
      query.setLong(2, key.servicePointId());
      query.setInt(3, key.kind());
      query.setInt(4, key.revision());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(new Cancellation(row.getInt(1), row.getString(2), row.getString(3)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Whether a bill of a run waits to be announced by the relay. */
  boolean isToBeAnnounced(StoredBill bill) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT EXISTS (SELECT 1 FROM bill_run_chunk WHERE run_id = ? AND first_point <= ?"
                    + " AND last_point >= ? AND NOT sent_all AND coalesce(sent_to, 0) < ?)")) {
      long point = bill.row().key().servicePointId();
      query.setObject(1, bill.row().runId(), Types.BIGINT);
      query.setLong(2, point);
      query.setLong(3, point);
      query.setLong(4, point);
      try (ResultSet result = query.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Cancels a bill in favour of another revision. */
  void cancel(BillKey key, int replacedBy, String reason, OffsetDateTime now, String by) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO bill_cancellation (bill_period, service_point_id, kind, revision,"
                    + " replaced_by, reason, cancelled_at, cancelled_by)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, key.billPeriod().atDay(1));
      insert.setLong(2, key.servicePointId());
      insert.setInt(3, key.kind());
      insert.setInt(4, key.revision());
      insert.setInt(5, replacedBy);
      insert.setString(6, reason);
      insert.setObject(7, now);
      insert.setString(8, by);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Makes room for the bills of a month. */
  public void ensureMonth(YearMonth billPeriod) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT ensure_month('bill', ?)")) {
      statement.setObject(1, billPeriod.atDay(1));
      statement.execute();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Writes one bill. */
  public void insert(BillRow row) {
    ensureMonth(row.key().billPeriod());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO bill (service_point_id, kind, revision, bill_period, run_id, sheet_id,"
                    + " unit, reading_from, reading_to, tax_point_date, usage_kwh, quantities,"
                    + " energy_vnd, reactive_vnd, discount_vnd, pre_tax_vnd, vat_vnd, total_vnd,"
                    + " without_programmes_vnd, content_hash, original_bill_id, issued_at,"
                    + " estimated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                    + " ?, ?, ?)")) {
      insert.setLong(1, row.key().servicePointId());
      insert.setInt(2, row.key().kind());
      insert.setInt(3, row.key().revision());
      insert.setObject(4, row.key().billPeriod().atDay(1));
      insert.setObject(5, row.runId());
      insert.setInt(6, row.sheetId());
      insert.setString(7, row.unit());
      insert.setObject(8, row.readingFrom());
      insert.setObject(9, row.readingTo());
      insert.setObject(10, row.taxPointDate());
      insert.setLong(11, row.usageKwh());
      insert.setArray(
          12, connection.createArrayOf("int4", Arrays.stream(row.quantities()).boxed().toArray()));
      insert.setLong(13, row.energyVnd());
      insert.setLong(14, row.reactiveVnd());
      insert.setLong(15, row.discountVnd());
      insert.setLong(16, row.preTaxVnd());
      insert.setLong(17, row.vatVnd());
      insert.setLong(18, row.totalVnd());
      insert.setLong(19, row.withoutProgrammesVnd());
      insert.setBytes(20, row.contentHash());
      insert.setObject(21, row.originalBillId());
      insert.setObject(22, row.issuedAt());
      insert.setBoolean(23, row.estimated());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private interface Values {
    void set(PreparedStatement statement) throws SQLException;
  }

  private List<StoredBill> read(String sql, Values values) {
    List<StoredBill> bills = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      values.set(query);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          bills.add(bill(result));
        }
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
    return bills;
  }

  private StoredBill bill(ResultSet r) throws SQLException {
    long run = r.getLong(8);
    Long runId = r.wasNull() ? null : run;
    BillRow row =
        new BillRow(
            new BillKey(
                r.getLong(4), YearMonth.from(r.getDate(5).toLocalDate()), r.getInt(6), r.getInt(7)),
            runId,
            r.getInt(9),
            r.getString(10),
            day(r.getDate(11)),
            day(r.getDate(12)),
            r.getDate(13).toLocalDate(),
            r.getLong(14),
            quantities(r.getArray(15)),
            r.getLong(16),
            r.getLong(17),
            r.getLong(18),
            r.getLong(19),
            r.getLong(20),
            orEmpty(r.getBytes(21)),
            r.getObject(22, UUID.class),
            r.getObject(23, OffsetDateTime.class),
            r.getBoolean(25));
    return new StoredBill(
        r.getLong(1),
        r.getString(2),
        r.getObject(3, UUID.class),
        row,
        r.getObject(24, OffsetDateTime.class),
        sheets.get(row.sheetId()));
  }

  private static @Nullable LocalDate day(@Nullable Date date) {
    return date == null ? null : date.toLocalDate();
  }

  private static byte[] orEmpty(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  private static int[] quantities(Array array) throws SQLException {
    return Arrays.stream((Integer[]) array.getArray()).mapToInt(Integer::intValue).toArray();
  }
}
