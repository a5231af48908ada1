package vn.evn.billing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.BillRow;
import vn.evn.billing.bill.BillSheets;
import vn.evn.billing.bill.NotBillable;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.point.Facts;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.platform.outbox.OutboxFailure;

/** Computes a chunk and writes its result, in one transaction. */
@ApplicationScoped
public class ChunkWork {
  private static final int TIMEOUT_SECONDS = 600;

  private final DataSource dataSource;
  private final BillCalculator calculator;
  private final BillSheets sheets;
  private final PointHistory history;
  private final Gate gate;
  private final Adjustments adjustments;

  @Inject
  ChunkWork(
      DataSource dataSource,
      BillCalculator calculator,
      BillSheets sheets,
      PointHistory history,
      Gate gate,
      Adjustments adjustments) {
    this.dataSource = dataSource;
    this.calculator = calculator;
    this.sheets = sheets;
    this.history = history;
    this.gate = gate;
    this.adjustments = adjustments;
  }

  /** What a thread keeps from chunk to chunk of one run. For one thread. */
  final class Bench {
    private final ChunkInput input = new ChunkInput();
    private final BillCopy copy = new BillCopy();
    private @Nullable BillMaker maker;
    private Adjustments.@Nullable Makers adjusting;
    private long runOfMaker;
    private long runOfAdjusting;

    /** The makers of a run that corrects. */
    Adjustments.Makers adjusting(Chunk chunk) {
      Adjustments.Makers present = adjusting;
      if (present == null || runOfAdjusting != chunk.runId()) {
        present = adjustments.makers(chunk);
        adjusting = present;
        runOfAdjusting = chunk.runId();
      }
      return present;
    }

    /** The maker of a run. */
    BillMaker maker(Chunk chunk) {
      BillMaker present = maker;
      if (present == null || runOfMaker != chunk.runId()) {
        present =
            new BillMaker(
                calculator,
                sheets::keep,
                history.of(chunk.billPeriod(), chunk.taxPointDate()),
                chunk.billPeriod(),
                chunk.taxPointDate(),
                chunk.runId());
        maker = present;
        runOfMaker = chunk.runId();
      }
      return present;
    }
  }

  /** A place to work at, for one thread. */
  Bench bench() {
    return new Bench();
  }

  /**
   * Computes a chunk.
   *
   * @return what it came to; null if the claim was lost or the run ended, and nothing was written
   */
  @Nullable Tally compute(Chunk chunk, Bench bench) {
    return QuarkusTransaction.requiringNew()
        .timeout(TIMEOUT_SECONDS)
        .call(
            () -> {
              try (Connection connection = dataSource.getConnection()) {
                return compute(connection, chunk, bench);
              } catch (SQLException e) {
                throw new OutboxFailure(e);
              }
            });
  }

  private @Nullable Tally compute(Connection connection, Chunk chunk, Bench bench)
      throws SQLException {
    try (Statement isolate = connection.createStatement()) {
      isolate.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }
    if (!isAtWork(connection, chunk)) {
      return null;
    }
    Tally tally = new Tally();
    Cases cases = new Cases();
    bench.copy.clear();
    BillMaker maker = bench.maker(chunk);
    List<PointInput> points =
        bench.input.read(connection, chunk.firstPoint(), chunk.lastPoint(), chunk.billPeriod());
    Map<Long, List<Original>> originals =
        chunk.programme() == null ? null : adjustments.originals(connection, chunk);
    for (PointInput point : points) {
      if (!isOfScope(point, chunk)) {
        continue;
      }
      if (originals != null) {
        adjustments.one(
            point,
            originals.getOrDefault(point.id, List.of()),
            chunk,
            bench.adjusting(chunk),
            bench.copy,
            tally,
            cases);
      } else {
        one(point, chunk, maker, bench.copy, tally, cases);
      }
    }
    if (tally.bills > 0) {
      bench.copy.write(connection, chunk.billPeriod());
    }
    cases.write(connection, chunk.runId());
    if (!finish(connection, chunk, tally)) {
      throw new ClaimLost();
    }
    return tally;
  }

  private void one(
      PointInput point, Chunk chunk, BillMaker maker, BillCopy copy, Tally tally, Cases cases) {
    if (point.billed) {
      tally.billedBefore++;
      return;
    }
    BillRow bill;
    try {
      bill = maker.bill(point);
    } catch (NoConsumption e) {
      if (history.isNotDue(point.id, chunk.billPeriod())) {
        tally.notDue++;
      } else {
        tally.withoutBill++;
        cases.withoutBill(point, "MISSING_READING", e.reason());
      }
      return;
    } catch (NotBillable e) {
      tally.withoutBill++;
      cases.withoutBill(point, "NOT_COMPUTABLE", e.reason());
      return;
    }
    tally.add(bill);
    copy.add(bill);
    List<String> reasons = gate.reasons(bill.totalVnd(), bill.estimated(), point.previousTotalVnd);
    if (!reasons.isEmpty()) {
      tally.held++;
      cases.held(point, reasons, bill.totalVnd());
    }
  }

  /** The newest facts of the period decide to whom a point belongs. */
  private static boolean isOfScope(PointInput point, Chunk chunk) {
    Facts newest = point.facts.get(point.facts.size() - 1);
    return (chunk.unit() == null || chunk.unit().equals(newest.unit()))
        && (chunk.customerGroup() == null || chunk.customerGroup().equals(newest.customerGroup()));
  }

  /** The run is held in its state until the end: what cancels it waits for this chunk. */
  private static boolean isAtWork(Connection connection, Chunk chunk) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT state FROM bill_run WHERE id = ? FOR SHARE")) {
      query.setLong(1, chunk.runId());
      try (ResultSet result = query.executeQuery()) {
        return result.next()
            && (result.getString(1).equals("RUNNING") || result.getString(1).equals("PAUSED"));
      }
    }
  }

  private static boolean finish(Connection connection, Chunk chunk, Tally tally)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE bill_run_chunk SET state = 'DONE', owner = NULL, leased_until = '-infinity',"
                + " last_error = NULL, points = ?, bills = ?, held = ?, without_bill = ?,"
                + " billed_before = ?, not_due = ?, usage_kwh = ?, pre_tax_vnd = ?,"
                + " reduction_vnd = ?, vat_vnd = ?, total_vnd = ?, content_hash = ?,"
                + " estimated = ?,"
                + " computed_at = clock_timestamp()"
                + " WHERE run_id = ? AND chunk_no = ? AND owner = ? AND state = 'RUNNING'")) {
      update.setInt(1, tally.points());
      update.setInt(2, tally.bills);
      update.setInt(3, tally.held);
      update.setInt(4, tally.withoutBill);
      update.setInt(5, tally.billedBefore);
      update.setInt(6, tally.notDue);
      update.setLong(7, tally.usageKwh);
      update.setLong(8, tally.preTaxVnd);
      update.setLong(9, tally.reductionVnd);
      update.setLong(10, tally.vatVnd);
      update.setLong(11, tally.totalVnd);
      update.setBytes(12, tally.contentHash);
      update.setInt(13, tally.estimated);
      update.setLong(14, chunk.runId());
      update.setInt(15, chunk.chunkNo());
      update.setObject(16, chunk.owner());
      return update.executeUpdate() == 1;
    }
  }

  /** Another copy has taken the chunk meanwhile. */
  static final class ClaimLost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
