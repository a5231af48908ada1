package vn.evn.billing.run;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.BillHash;
import vn.evn.billing.bill.BillKey;
import vn.evn.billing.bill.BillRows;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.discount.Programme;
import vn.evn.contracts.Topics;
import vn.evn.contracts.bill.BillRunClosed;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.problem.ProblemException;

/** The runs, and the one place that moves them from state to state. */
@ApplicationScoped
class BillRuns {
  private static final int MOST_SECONDS = 1_800;

  private final RunRows rows;
  private final BillRows bills;
  private final RunCheck check;
  private final BillCalculator calculator;
  private final RunWorkers workers;
  private final RunSettings settings;
  private final Outbox outbox;
  private final Events events;
  private final Clock clock;

  @Inject
  BillRuns(
      RunRows rows,
      BillRows bills,
      RunCheck check,
      BillCalculator calculator,
      RunWorkers workers,
      RunSettings settings,
      Outbox outbox,
      Events events,
      Clock clock) {
    this.rows = rows;
    this.bills = bills;
    this.check = check;
    this.calculator = calculator;
    this.workers = workers;
    this.settings = settings;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /** What a call did. */
  record Created(Run run, boolean anew) {}

  /** Makes a run and cuts it into chunks. One that is at work for the same scope is given back. */
  @Transactional
  @TransactionConfiguration(timeout = MOST_SECONDS)
  Created create(
      YearMonth period,
      @Nullable String unit,
      @Nullable String group,
      @Nullable String programme,
      LocalDate taxPointDate,
      String by) {
    if (programme != null && calculator.programmes().find(programme).isEmpty()) {
      throw ProblemException.invalidField(
          "/programme",
          "is unknown; known are "
              + String.join(
                  ", ", calculator.programmes().all().stream().map(Programme::id).toList()));
    }
    bills.ensureMonth(period);
    // The month before is read by the gate; its partition may be missing at the very first run.
    bills.ensureMonth(period.minusMonths(1));
    Optional<Long> made = rows.insert(period, unit, group, programme, taxPointDate, now(), by);
    if (made.isEmpty()) {
      return new Created(
          rows.atWork(period, unit, group, programme)
              .orElseThrow(
                  () -> new IllegalStateException("a run that stood in the way is not there")),
          false);
    }
    if (programme != null) {
      rows.programmeNumber(programme);
    }
    rows.cut(made.get(), period, unit, group, settings.chunkPoints());
    return new Created(rows.find(made.get()).orElseThrow(), true);
  }

  /** Lets the copies of the service take chunks; after a pause and for failed chunks too. */
  @Transactional
  Run start(long id) {
    Run run = lock(id, Set.of(RunState.CREATED, RunState.PAUSED, RunState.RUNNING), "start");
    rows.retry(id);
    if (run.state() != RunState.RUNNING) {
      rows.move(id, RunState.RUNNING, run.startedAt() == null ? "started_at" : null, now());
    }
    return rows.find(id).orElseThrow();
  }

  /** Looks for work at once; after the transaction of {@link #start}. */
  void wake() {
    workers.wake();
  }

  /** Lets no further chunk be taken; those that are being computed are finished. */
  @Transactional
  Run pause(long id) {
    Run run = lock(id, Set.of(RunState.RUNNING, RunState.PAUSED), "pause");
    if (run.state() == RunState.RUNNING) {
      rows.move(id, RunState.PAUSED, null, now());
    }
    return rows.find(id).orElseThrow();
  }

  /** Gives up a run that is not issued: its bills and cases are removed. */
  @Transactional
  @TransactionConfiguration(timeout = MOST_SECONDS)
  Run cancel(long id) {
    Run run =
        lock(
            id,
            Set.of(
                RunState.CREATED,
                RunState.RUNNING,
                RunState.PAUSED,
                RunState.COMPUTED,
                RunState.CHECKED,
                RunState.CANCELLED),
            "cancel");
    if (run.state() == RunState.CANCELLED) {
      return run;
    }
    long finals =
        rows.list(
                "SELECT count(*) FROM bill f JOIN bill b ON b.bill_period = f.bill_period"
                    + " AND b.service_point_id = f.service_point_id AND b.kind = 0"
                    + " AND b.run_id = ? WHERE f.bill_period = ? AND f.kind = 1",
                s -> {
                  s.setLong(1, id);
                  s.setObject(2, run.billPeriod().atDay(1));
                },
                r -> r.getLong(1))
            .get(0);
    if (finals > 0) {
      throw ProblemException.conflict(
          "final-bills-follow",
          "The run cannot be cancelled",
          finals + " last bills of contracts count from bills of this run: issue it",
          Map.of("state", run.state().name()));
    }
    rows.run(
        "DELETE FROM bill WHERE bill_period = ? AND run_id = ?",
        s -> {
          s.setObject(1, run.billPeriod().atDay(1));
          s.setLong(2, id);
        });
    rows.run("DELETE FROM bill_run_decision WHERE run_id = ?", s -> s.setLong(1, id));
    rows.run("DELETE FROM bill_run_case WHERE run_id = ?", s -> s.setLong(1, id));
    rows.move(id, RunState.CANCELLED, null, now());
    return rows.find(id).orElseThrow();
  }

  /** Sums the bills and holds the sums of the chunks against them; then the run may be issued. */
  @Transactional
  @TransactionConfiguration(timeout = MOST_SECONDS)
  Run check(long id) {
    Run run = lock(id, Set.of(RunState.COMPUTED, RunState.CHECKED), "check");
    requireAgreement(run);
    requireOriginals(run);
    byte[] sum = new byte[BillHash.BYTES];
    rows.hashes(id).forEach(hash -> BillHash.add(sum, hash));
    rows.hash(id, sum);
    if (run.state() == RunState.COMPUTED) {
      rows.move(id, RunState.CHECKED, "checked_at", now());
    }
    return rows.find(id).orElseThrow();
  }

  /**
   * A bill may have been replaced while its adjustment was computed. Once that is written, no bill
   * of the run is replaced any more before the run is issued.
   */
  private void requireOriginals(Run run) {
    if (run.programme() == null) {
      return;
    }
    long replaced =
        rows
            .list(
                "SELECT a.service_point_id, k.kind, k.revision, o.old_id, a.original_bill_id"
                    + " FROM bill a JOIN bill_cancellation k ON k.bill_period = a.bill_period"
                    + " AND k.service_point_id = a.service_point_id AND k.kind = a.kind - 2"
                    + " JOIN bill o ON o.bill_period = k.bill_period"
                    + " AND o.service_point_id = k.service_point_id AND o.kind = k.kind"
                    + " AND o.revision = k.revision WHERE a.bill_period = ? AND a.run_id = ?",
                s -> {
                  s.setObject(1, run.billPeriod().atDay(1));
                  s.setLong(2, run.id());
                },
                r -> {
                  UUID old = r.getObject(4, UUID.class);
                  UUID id =
                      old == null
                          ? new BillKey(r.getLong(1), run.billPeriod(), r.getInt(2), r.getInt(3))
                              .id()
                          : old;
                  return id.equals(r.getObject(5, UUID.class));
                })
            .stream()
            .filter(gone -> gone)
            .count();
    if (replaced > 0) {
      throw ProblemException.conflict(
          "originals-replaced",
          "The run corrects bills that are cancelled",
          replaced + " bills were replaced while the run computed: cancel it and make another",
          Map.of("bills", replaced));
    }
  }

  /** Lets its bills count, but for those held; from now on the relay announces them. */
  @Transactional
  Run issue(long id) {
    Run run = lock(id, Set.of(RunState.CHECKED, RunState.ISSUED), "issue");
    if (run.state() == RunState.CHECKED) {
      rows.move(id, RunState.ISSUED, "issued_at", now());
    }
    return rows.find(id).orElseThrow();
  }

  /** Ends a run in which nothing is open, with its event. */
  @Transactional
  @TransactionConfiguration(timeout = MOST_SECONDS)
  Run close(long id) {
    Run run = lock(id, Set.of(RunState.ISSUED, RunState.CLOSED), "close");
    if (run.state() == RunState.CLOSED) {
      return run;
    }
    long open =
        rows.list(
                "SELECT count(*) FROM bill_run_case WHERE run_id = ? AND state = 'OPEN'",
                s -> s.setLong(1, id),
                r -> r.getLong(1))
            .get(0);
    long unsent =
        rows.list(
                "SELECT count(*) FROM bill_run_chunk WHERE run_id = ? AND NOT sent_all",
                s -> s.setLong(1, id),
                r -> r.getLong(1))
            .get(0);
    if (open > 0 || unsent > 0) {
      throw ProblemException.conflict(
          "run-not-settled",
          "The run cannot be closed",
          open + " points are open, " + unsent + " chunks are not announced to the end",
          Map.of("openCases", open, "chunksToAnnounce", unsent));
    }
    RunTotals totals = requireAgreement(run);
    byte[] sum = new byte[BillHash.BYTES];
    rows.hashes(id).forEach(hash -> BillHash.add(sum, hash));
    rows.hash(id, sum);
    rows.move(id, RunState.CLOSED, "closed_at", now());
    RunTotals.Sums all = totals.all();
    outbox.append(
        events.of(
            Topics.BILL_RUNS,
            BillRunClosed.TYPE,
            String.valueOf(id),
            new BillRunClosed(
                String.valueOf(id),
                run.billPeriod(),
                run.unit(),
                run.customerGroup(),
                all.bills(),
                all.usageKwh(),
                all.preTaxVnd(),
                all.reductionVnd(),
                all.vatVnd(),
                all.totalVnd(),
                HexFormat.of().formatHex(sum),
                now())));
    return rows.find(id).orElseThrow();
  }

  /** Announces every bill of an issued run once more; consumers know them by their event. */
  @Transactional
  Run reEmit(long id) {
    lock(id, Set.of(RunState.ISSUED, RunState.CLOSED), "re-emit");
    rows.run(
        "UPDATE bill_run_chunk SET sent_to = NULL, sent_all = false, relay = NULL,"
            + " relay_until = '-infinity' WHERE run_id = ?",
        s -> s.setLong(1, id));
    return rows.find(id).orElseThrow();
  }

  @Transactional
  Run find(long id) {
    return rows.find(id).orElseThrow(BillRuns::unknown);
  }

  @Transactional
  List<Run> page(long after, int count) {
    return rows.page(after, count);
  }

  @Transactional
  RunProgress progress(long id) {
    find(id);
    return rows.progress(id);
  }

  @Transactional
  @TransactionConfiguration(timeout = MOST_SECONDS)
  RunTotals totals(long id) {
    return check.totals(find(id));
  }

  private RunTotals requireAgreement(Run run) {
    RunTotals totals = check.totals(run);
    String difference = RunCheck.first(totals);
    if (difference != null) {
      throw ProblemException.conflict(
          "totals-differ", "The control totals differ", difference, Map.of());
    }
    return totals;
  }

  private Run lock(long id, Set<RunState> from, String action) {
    Run run = rows.lock(id).orElseThrow(BillRuns::unknown);
    if (!from.contains(run.state())) {
      throw ProblemException.conflict(
          "illegal-state",
          "The state of the run does not allow it",
          "A run that is " + run.state() + " has no action " + action,
          Map.of("state", run.state().name()));
    }
    return run;
  }

  static ProblemException unknown() {
    return ProblemException.notFound("There is no bill run of this identifier");
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
  }
}
