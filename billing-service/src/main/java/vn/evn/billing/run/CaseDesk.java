package vn.evn.billing.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.billing.bill.BillHash;
import vn.evn.billing.bill.BillKey;
import vn.evn.billing.bill.BillRow;
import vn.evn.billing.bill.BillRows;
import vn.evn.billing.bill.BillSheets;
import vn.evn.billing.bill.NotBillable;
import vn.evn.billing.bill.StoredBill;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.time.BusinessTime;

/**
 * The cases of runs, and the one place that decides them. The sums of the chunk follow every
 * decision, so that they always agree with the bills.
 */
@ApplicationScoped
class CaseDesk {
  private static final Set<RunState> OPEN_RUNS =
      Set.of(RunState.COMPUTED, RunState.CHECKED, RunState.ISSUED);
  private static final String FIELDS =
      "SELECT c.service_point_id, p.customer_code, c.has_bill, c.reasons, c.detail,"
          + " c.previous_total_vnd, c.total_vnd, c.state FROM bill_run_case c"
          + " JOIN service_point p ON p.id = c.service_point_id WHERE c.run_id = ?";

  private final RunRows rows;
  private final BillRows bills;
  private final BillSheets sheets;
  private final BillCalculator calculator;
  private final PointHistory history;
  private final Gate gate;
  private final DataSource dataSource;
  private final BillEventsOfRun events;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  CaseDesk(
      RunRows rows,
      BillRows bills,
      BillSheets sheets,
      BillCalculator calculator,
      PointHistory history,
      Gate gate,
      DataSource dataSource,
      BillEventsOfRun events,
      Outbox outbox,
      Clock clock) {
    this.rows = rows;
    this.bills = bills;
    this.sheets = sheets;
    this.calculator = calculator;
    this.history = history;
    this.gate = gate;
    this.dataSource = dataSource;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What a person may decide. */
  enum Decision {
    /** The held bill is right: it is issued with the run, or now. */
    RELEASE,
    /** Readings or facts were put right: the bill is computed anew. */
    RECOMPUTE,
    /** There is to be no bill of this period. */
    WAIVE
  }

  /** Decides an open case. */
  @Transactional
  RunCase decide(long runId, String customerCode, Decision decision, String reason, String by) {
    Run run = rows.lock(runId).orElseThrow(BillRuns::unknown);
    if (!OPEN_RUNS.contains(run.state())) {
      throw ProblemException.conflict(
          "illegal-state",
          "The state of the run does not allow it",
          "Cases are decided when every chunk is done and before the run is closed",
          Map.of("state", run.state().name()));
    }
    RunCase open = find(runId, customerCode);
    if (!open.state().equals("OPEN")) {
      throw ProblemException.conflict(
          "case-decided",
          "The case is decided already",
          "It is " + open.state(),
          Map.of("state", open.state()));
    }
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    switch (decision) {
      case RELEASE -> release(run, open, now);
      case RECOMPUTE -> recompute(run, open, now);
      case WAIVE -> waive(run, open, now);
    }
    note(runId, open.servicePointId(), decision, reason, now, by);
    return find(runId, customerCode);
  }

  private void release(Run run, RunCase open, OffsetDateTime now) {
    if (!open.hasBill()) {
      throw ProblemException.conflict(
          "no-bill", "There is no bill to release", "Recompute or waive the case", Map.of());
    }
    settle(run.id(), open.servicePointId(), "RELEASED", now);
    announce(run, open.servicePointId());
  }

  private void waive(Run run, RunCase open, OffsetDateTime now) {
    if (open.hasBill()) {
      requireNoFinalBill(run, open.servicePointId());
      BillRow old = remove(run, open.servicePointId());
      change(run, open.servicePointId(), old, null);
      rows.run(
          "UPDATE bill_run_case SET has_bill = false, total_vnd = NULL WHERE run_id = ?"
              + " AND service_point_id = ?",
          s -> {
            s.setLong(1, run.id());
            s.setLong(2, open.servicePointId());
          });
    }
    settle(run.id(), open.servicePointId(), "WAIVED", now);
  }

  private void recompute(Run run, RunCase open, OffsetDateTime now) {
    if (run.programme() != null) {
      throw ProblemException.conflict(
          "run-of-corrections",
          "A case of a run that corrects is not computed anew",
          "Replace the bill singly, or waive the case and make another run for the programme",
          Map.of());
    }
    long point = open.servicePointId();
    BillRow old = open.hasBill() ? remove(run, point) : null;
    BillRow made;
    try {
      made = compute(run, point);
    } catch (NoConsumption e) {
      throw ProblemException.conflict(e.name(), "There is still no bill", e.reason(), Map.of());
    } catch (NotBillable e) {
      throw ProblemException.conflict(e.name(), "There is still no bill", e.reason(), Map.of());
    }
    bills.insert(made);
    change(run, point, old, made);
    List<String> reasons = gate.reasons(made.totalVnd(), made.estimated(), open.previousTotalVnd());
    rows.run(
        "UPDATE bill_run_case SET has_bill = true, reasons = ?, detail = NULL, total_vnd = ?"
            + " WHERE run_id = ? AND service_point_id = ?",
        s -> {
          s.setArray(1, s.getConnection().createArrayOf("text", reasons.toArray()));
          s.setLong(2, made.totalVnd());
          s.setLong(3, run.id());
          s.setLong(4, point);
        });
    if (reasons.isEmpty()) {
      settle(run.id(), point, "RELEASED", now);
      announce(run, point);
    }
  }

  /** A last bill of the contract counts from this bill; without it energy would never be billed. */
  private void requireNoFinalBill(Run run, long point) {
    if (bills.find(new BillKey(point, run.billPeriod(), BillKey.FINAL, 0)).isPresent()) {
      throw ProblemException.conflict(
          "final-bills-follow",
          "The bill cannot be waived",
          "The last bill of the contract counts from it",
          Map.of());
    }
  }

  private BillRow compute(Run run, long point) {
    try (Connection connection = dataSource.getConnection()) {
      List<PointInput> input = new ChunkInput().read(connection, point, point, run.billPeriod());
      if (input.isEmpty()) {
        throw new NotBillable("facts-missing", "The point has no facts in " + run.billPeriod());
      }
      return new BillMaker(
              calculator,
              sheets::keep,
              history.of(run.billPeriod(), run.taxPointDate()),
              run.billPeriod(),
              run.taxPointDate(),
              run.id())
          .bill(input.get(0));
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Takes a held bill away; the database lets no other go. */
  private BillRow remove(Run run, long point) {
    BillKey key = new BillKey(point, run.billPeriod(), BillKey.REGULAR, 0);
    BillRow old = bills.find(key).orElseThrow().row();
    rows.run(
        "DELETE FROM bill WHERE bill_period = ? AND service_point_id = ? AND kind = 0"
            + " AND revision = 0 AND run_id = ?",
        s -> {
          s.setObject(1, run.billPeriod().atDay(1));
          s.setLong(2, point);
          s.setLong(3, run.id());
        });
    return old;
  }

  /** A bill that is released after its run was issued is announced here, not by the relay. */
  private void announce(Run run, long point) {
    if (run.state() == RunState.ISSUED) {
      Optional<StoredBill> bill =
          bills.find(new BillKey(point, run.billPeriod(), BillKey.REGULAR, 0));
      outbox.append(events.issued(bill.orElseThrow()));
    }
  }

  private void settle(long runId, long point, String state, OffsetDateTime now) {
    rows.run(
        "UPDATE bill_run_case SET state = ?, decided_at = ? WHERE run_id = ?"
            + " AND service_point_id = ?",
        s -> {
          s.setString(1, state);
          s.setObject(2, now);
          s.setLong(3, runId);
          s.setLong(4, point);
        });
  }

  /** Brings the sums of the chunk in line with its bills. */
  private void change(Run run, long point, @Nullable BillRow old, @Nullable BillRow made) {
    byte[] hash =
        rows.list(
                "SELECT content_hash FROM bill_run_chunk WHERE run_id = ? AND first_point <= ?"
                    + " AND last_point >= ? FOR UPDATE",
                s -> {
                  s.setLong(1, run.id());
                  s.setLong(2, point);
                  s.setLong(3, point);
                },
                r -> r.getBytes(1))
            .get(0);
    byte[] without = old == null ? hash : BillHash.plus(hash, negative(old.contentHash()));
    byte[] sum = made == null ? without : BillHash.plus(without, made.contentHash());
    int billsMore = (made == null ? 0 : 1) - (old == null ? 0 : 1);
    rows.run(
        "UPDATE bill_run_chunk SET bills = bills + ?, without_bill = without_bill - ?,"
            + " usage_kwh = usage_kwh + ?, pre_tax_vnd = pre_tax_vnd + ?,"
            + " reduction_vnd = reduction_vnd + ?, vat_vnd = vat_vnd + ?,"
            + " total_vnd = total_vnd + ?, content_hash = ?,"
            + " estimated = estimated + ? WHERE run_id = ?"
            + " AND first_point <= ? AND last_point >= ?",
        s -> {
          s.setInt(1, billsMore);
          s.setInt(2, billsMore);
          s.setLong(3, usage(made) - usage(old));
          s.setLong(4, preTax(made) - preTax(old));
          s.setLong(5, reduction(made) - reduction(old));
          s.setLong(6, vat(made) - vat(old));
          s.setLong(7, total(made) - total(old));
          s.setBytes(8, sum);
          s.setInt(9, estimates(made) - estimates(old));
          s.setLong(10, run.id());
          s.setLong(11, point);
          s.setLong(12, point);
        });
  }

  private static byte[] negative(byte[] hash) {
    byte[] bytes =
        BigInteger.ONE
            .shiftLeft(8 * BillHash.BYTES)
            .subtract(new BigInteger(1, hash))
            .toByteArray();
    byte[] negative = new byte[BillHash.BYTES];
    int length = Math.min(bytes.length, BillHash.BYTES);
    System.arraycopy(bytes, bytes.length - length, negative, BillHash.BYTES - length, length);
    return negative;
  }

  private static int estimates(@Nullable BillRow bill) {
    return bill != null && bill.estimated() ? 1 : 0;
  }

  private static long usage(@Nullable BillRow bill) {
    return bill == null ? 0 : bill.usageKwh();
  }

  private static long preTax(@Nullable BillRow bill) {
    return bill == null ? 0 : bill.preTaxVnd();
  }

  private static long reduction(@Nullable BillRow bill) {
    return bill == null ? 0 : bill.reductionVnd();
  }

  private static long vat(@Nullable BillRow bill) {
    return bill == null ? 0 : bill.vatVnd();
  }

  private static long total(@Nullable BillRow bill) {
    return bill == null ? 0 : bill.totalVnd();
  }

  private void note(
      long runId, long point, Decision decision, String reason, OffsetDateTime now, String by) {
    rows.run(
        "INSERT INTO bill_run_decision (run_id, service_point_id, decision, reason, decided_at,"
            + " decided_by) VALUES (?, ?, ?, ?, ?, ?)",
        s -> {
          s.setLong(1, runId);
          s.setLong(2, point);
          s.setString(3, decision.name());
          s.setString(4, reason);
          s.setObject(5, now);
          s.setString(6, by);
        });
  }

  /** A case with what was decided about it. */
  @Transactional
  RunCase find(long runId, String customerCode) {
    RunCase found =
        rows
            .list(
                FIELDS + " AND p.customer_code = ?",
                s -> {
                  s.setLong(1, runId);
                  s.setString(2, customerCode);
                },
                CaseDesk::read)
            .stream()
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("The run has no case of this customer"));
    return found.with(
        rows.list(
            "SELECT decision, reason, decided_at, decided_by FROM bill_run_decision"
                + " WHERE run_id = ? AND service_point_id = ? ORDER BY id",
            s -> {
              s.setLong(1, runId);
              s.setLong(2, found.servicePointId());
            },
            r ->
                new RunCase.Decision(
                    r.getString(1),
                    r.getString(2),
                    r.getObject(3, OffsetDateTime.class)
                        .atZoneSameInstant(BusinessTime.ZONE)
                        .toOffsetDateTime(),
                    r.getString(4))));
  }

  /** Cases of a run in the order of their points, one more than the page; without decisions. */
  @Transactional
  List<RunCase> page(long runId, @Nullable String state, @Nullable String reason, Paging paging) {
    return rows.list(
        FIELDS
            + " AND c.service_point_id > ? AND c.state = coalesce(?::text, c.state)"
            + " AND (?::text IS NULL OR ? = ANY (c.reasons)) ORDER BY c.service_point_id LIMIT ?",
        s -> {
          s.setLong(1, runId);
          s.setLong(2, paging.after());
          s.setObject(3, state, Types.VARCHAR);
          s.setObject(4, reason, Types.VARCHAR);
          s.setObject(5, reason, Types.VARCHAR);
          s.setInt(6, paging.rows());
        },
        CaseDesk::read);
  }

  private static RunCase read(ResultSet r) throws SQLException {
    Array reasons = r.getArray(4);
    return new RunCase(
        r.getLong(1),
        r.getString(2),
        r.getBoolean(3),
        List.of((String[]) reasons.getArray()),
        r.getString(5),
        r.getObject(6, Long.class),
        r.getObject(7, Long.class),
        r.getString(8),
        List.of());
  }
}
