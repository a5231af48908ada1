package vn.evn.billing.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.BillHash;
import vn.evn.billing.bill.BillKey;
import vn.evn.billing.bill.BillRow;
import vn.evn.billing.bill.BillSheets;
import vn.evn.billing.bill.NotBillable;
import vn.evn.billing.bill.RegularBill;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillSheet;
import vn.evn.billing.reading.NoConsumption;

/**
 * Mass corrections: computes an issued bill once more by the rules and eligibilities of today, and
 * makes an ADJUSTMENT bill of the difference that names the original. A bill whose readings have
 * changed meanwhile is not one for a mass correction; it becomes a case.
 */
@ApplicationScoped
class Adjustments {
  private final BillCalculator calculator;
  private final BillSheets sheets;
  private final PointHistory history;
  private final RunRows rows;

  @Inject
  Adjustments(BillCalculator calculator, BillSheets sheets, PointHistory history, RunRows rows) {
    this.calculator = calculator;
    this.sheets = sheets;
    this.history = history;
    this.rows = rows;
  }

  /** What a thread keeps while it corrects for one run: a maker for each tax date. */
  record Makers(int programmeNumber, Map<LocalDate, BillMaker> byTaxDate, BillHash hash) {}

  Makers makers(Chunk chunk) {
    return new Makers(
        rows.programmeNumber(Objects.requireNonNull(chunk.programme())),
        new HashMap<>(),
        new BillHash());
  }

  /** The issued REGULAR and FINAL bills of a chunk that are not cancelled, by point. */
  Map<Long, List<Original>> originals(Connection connection, Chunk chunk) throws SQLException {
    int number = rows.programmeNumber(Objects.requireNonNull(chunk.programme()));
    Map<Long, List<Original>> originals = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT b.service_point_id, b.revision, b.old_id, b.tax_point_date, b.reading_from,"
                + " b.reading_to, b.usage_kwh, b.energy_vnd + coalesce(a.energy, 0),"
                + " b.reactive_vnd + coalesce(a.reactive, 0),"
                + " b.discount_vnd + coalesce(a.discount, 0), b.vat_vnd + coalesce(a.vat, 0),"
                + " b.without_programmes_vnd + coalesce(a.without, 0), coalesce(a.this, false),"
                + " b.kind"
                + " FROM bill b LEFT JOIN bill_run r ON r.id = b.run_id"
                + " LEFT JOIN bill_run_case c ON c.run_id = b.run_id"
                + " AND c.service_point_id = b.service_point_id"
                + " LEFT JOIN LATERAL (SELECT sum(energy_vnd)::bigint AS energy,"
                + " sum(reactive_vnd)::bigint AS reactive, sum(discount_vnd)::bigint AS discount,"
                + " sum(vat_vnd)::bigint AS vat, sum(without_programmes_vnd)::bigint AS without,"
                + " bool_or(x.revision = ?) AS this FROM bill x WHERE x.bill_period = ?"
                + " AND x.service_point_id = b.service_point_id AND x.kind = 2 + b.kind"
                + " AND NOT EXISTS (SELECT 1 FROM bill_cancellation y"
                + " WHERE y.bill_period = x.bill_period"
                + " AND y.service_point_id = x.service_point_id AND y.kind = x.kind"
                + " AND y.revision = x.revision)) a ON true"
                + " WHERE b.bill_period = ? AND b.service_point_id BETWEEN ? AND ? AND b.kind IN (0, 1)"
                + " AND (b.run_id IS NULL OR (r.issued_at IS NOT NULL"
                + " AND coalesce(c.state, 'RELEASED') = 'RELEASED'))"
                + " AND NOT EXISTS (SELECT 1 FROM bill_cancellation k"
                + " WHERE k.bill_period = b.bill_period"
                + " AND k.service_point_id = b.service_point_id AND k.kind = b.kind"
                + " AND k.revision = b.revision) ORDER BY b.service_point_id, b.kind")) {
      query.setInt(1, number);
      query.setObject(2, chunk.billPeriod().atDay(1));
      query.setObject(3, chunk.billPeriod().atDay(1));
      query.setLong(4, chunk.firstPoint());
      query.setLong(5, chunk.lastPoint());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          originals
              .computeIfAbsent(row.getLong(1), point -> new ArrayList<>(1))
              .add(original(row, chunk));
        }
      }
    }
    return originals;
  }

  private static Original original(ResultSet row, Chunk chunk) throws SQLException {
    UUID old = row.getObject(3, UUID.class);
    int kind = row.getInt(14);
    return new Original(
        old == null
            ? new BillKey(row.getLong(1), chunk.billPeriod(), kind, row.getInt(2)).id()
            : old,
        kind,
        row.getDate(4).toLocalDate(),
        day(row.getDate(5)),
        day(row.getDate(6)),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getBoolean(13));
  }

  private static @Nullable LocalDate day(@Nullable Date date) {
    return date == null ? null : date.toLocalDate();
  }

  /**
   * Corrects the bills of a point: all that differ, or none and a case, so that a person sees the
   * point as a whole.
   *
   * @param originals its REGULAR and FINAL bills; empty for none
   */
  void one(
      PointInput point,
      List<Original> originals,
      Chunk chunk,
      Makers makers,
      BillCopy copy,
      Tally tally,
      Cases cases) {
    List<BillRow> differences = new ArrayList<>(1);
    boolean adjusted = false;
    for (Original original : originals) {
      if (original.adjusted()) {
        adjusted = true;
        continue;
      }
      BillRow anew;
      try {
        anew = anew(point, original, chunk, makers);
      } catch (NoConsumption e) {
        tally.withoutBill++;
        cases.withoutBill(point, "MISSING_READING", e.reason());
        return;
      } catch (NotBillable e) {
        tally.withoutBill++;
        cases.withoutBill(point, "NOT_COMPUTABLE", e.reason());
        return;
      }
      if (anew.usageKwh() != original.usageKwh()
          || !Objects.equals(anew.readingFrom(), original.readingFrom())
          || !Objects.equals(anew.readingTo(), original.readingTo())) {
        tally.withoutBill++;
        cases.withoutBill(
            point, "READINGS_CHANGED", "The readings have changed: cancel and replace the bill");
        return;
      }
      BillRow difference = difference(anew, original, chunk, makers.programmeNumber());
      if (difference.totalVnd() != 0 || difference.reductionVnd() != 0) {
        differences.add(difference);
      }
    }
    if (!differences.isEmpty()) {
      differences.forEach(tally::add);
      differences.forEach(copy::add);
    } else if (adjusted) {
      tally.billedBefore++;
    } else {
      tally.notDue++;
    }
  }

  private BillRow anew(PointInput point, Original original, Chunk chunk, Makers makers) {
    LocalDate taxPointDate = original.taxPointDate();
    if (original.kind() == BillKey.FINAL) {
      RegularBill bill =
          history.finalBill(point.id, point.eligibilities, chunk.billPeriod(), taxPointDate);
      return bill.row(
          new BillKey(point.id, chunk.billPeriod(), BillKey.FINAL, 0),
          chunk.runId(),
          sheets.keep(bill.amounts().sheet()),
          taxPointDate,
          makers.hash(),
          null);
    }
    return makers
        .byTaxDate()
        .computeIfAbsent(
            taxPointDate,
            date ->
                new BillMaker(
                    calculator,
                    sheets::keep,
                    history.of(chunk.billPeriod(), date),
                    chunk.billPeriod(),
                    date,
                    chunk.runId()))
        .bill(point);
  }

  private BillRow difference(BillRow anew, Original original, Chunk chunk, int programmeNumber) {
    BillSheet sheet = sheets.get(anew.sheetId());
    BillSheets.Kept none =
        sheets.keep(new BillSheet(sheet.customerGroup(), List.of(), -1, null, sheet.vatPercent()));
    return new BillRow(
        new BillKey(
            anew.key().servicePointId(),
            chunk.billPeriod(),
            BillKey.ADJUSTMENT + original.kind(),
            programmeNumber),
        chunk.runId(),
        none.id(),
        anew.unit(),
        original.readingFrom(),
        original.readingTo(),
        original.taxPointDate(),
        0,
        new int[0],
        anew.energyVnd() - original.energyVnd(),
        anew.reactiveVnd() - original.reactiveVnd(),
        anew.discountVnd() - original.discountVnd(),
        anew.vatVnd() - original.vatVnd(),
        anew.withoutProgrammesVnd() - original.withoutProgrammesVnd(),
        anew.contentHash(),
        original.id(),
        null,
        anew.estimated());
  }
}
