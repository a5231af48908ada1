package vn.evn.billing.run;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.BillRow;
import vn.evn.billing.bill.BillSheets;
import vn.evn.billing.bill.NotBillable;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.point.ServicePoints;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.billing.run.Verification.Difference;
import vn.evn.platform.outbox.OutboxFailure;

/**
 * Computes a past run once more and compares each bill by its hash. Nothing is written but sheets.
 * A bill that another has taken the place of is left out: it was found to be wrong.
 */
@ApplicationScoped
class Verifier {
  private static final int MOST_NAMED = 100;

  private final RunRows rows;
  private final DataSource dataSource;
  private final BillCalculator calculator;
  private final BillSheets sheets;
  private final PointHistory history;
  private final ServicePoints points;

  @Inject
  Verifier(
      RunRows rows,
      DataSource dataSource,
      BillCalculator calculator,
      BillSheets sheets,
      PointHistory history,
      ServicePoints points) {
    this.rows = rows;
    this.dataSource = dataSource;
    this.calculator = calculator;
    this.sheets = sheets;
    this.history = history;
    this.points = points;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals alone
  private record Stored(long point, byte[] hash, long totalVnd) {}

  private record Range(int chunkNo, long first, long last) {}

  private record Raw(long point, @Nullable Long stored, @Nullable Long computed) {}

  /** Verifies the chunks after one; as many as asked. */
  @Transactional
  @TransactionConfiguration(timeout = 1_800)
  Verification verify(long runId, long afterChunk, int limit) {
    Run run = rows.find(runId).orElseThrow(BillRuns::unknown);
    List<Range> ranges =
        rows.list(
            "SELECT chunk_no, first_point, last_point FROM bill_run_chunk WHERE run_id = ?"
                + " AND chunk_no > ? AND state = 'DONE' ORDER BY chunk_no LIMIT ?",
            s -> {
              s.setLong(1, runId);
              s.setLong(2, afterChunk);
              s.setInt(3, limit + 1);
            },
            r -> new Range(r.getInt(1), r.getLong(2), r.getLong(3)));
    boolean more = ranges.size() > limit;
    List<Range> these = more ? ranges.subList(0, limit) : ranges;
    BillMaker maker =
        new BillMaker(
            calculator,
            sheets::keep,
            history.of(run.billPeriod(), run.taxPointDate()),
            run.billPeriod(),
            run.taxPointDate(),
            run.id());
    List<Raw> named = new ArrayList<>();
    long bills = 0;
    long different = 0;
    try (Connection connection = dataSource.getConnection()) {
      for (Range range : these) {
        Map<Long, Stored> stored = stored(run, range);
        bills += stored.size();
        for (PointInput point :
            new ChunkInput().read(connection, range.first(), range.last(), run.billPeriod())) {
          Stored one = stored.get(point.id);
          if (one != null) {
            Raw difference = difference(point, one, maker);
            if (difference != null) {
              different++;
              if (named.size() < MOST_NAMED) {
                named.add(difference);
              }
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
    Map<Long, String> codes = points.codesOf(named.stream().map(Raw::point).toList());
    return new Verification(
        these.size(),
        bills,
        different,
        named.stream()
            .map(
                raw ->
                    new Difference(
                        codes.getOrDefault(raw.point(), ""), raw.stored(), raw.computed()))
            .toList(),
        more ? String.valueOf(these.get(these.size() - 1).chunkNo()) : null);
  }

  private static @Nullable Raw difference(PointInput point, Stored stored, BillMaker maker) {
    try {
      BillRow bill = maker.bill(point);
      return Arrays.equals(bill.contentHash(), stored.hash())
          ? null
          : new Raw(point.id, stored.totalVnd(), bill.totalVnd());
    } catch (NoConsumption | NotBillable e) {
      return new Raw(point.id, stored.totalVnd(), null);
    }
  }

  private Map<Long, Stored> stored(Run run, Range range) {
    Map<Long, Stored> stored = new HashMap<>();
    rows.list(
            "SELECT service_point_id, content_hash, total_vnd FROM bill b WHERE bill_period = ?"
                + " AND service_point_id BETWEEN ? AND ? AND run_id = ? AND kind = 0"
                + " AND NOT EXISTS (SELECT 1 FROM bill_cancellation k"
                + " WHERE k.bill_period = b.bill_period"
                + " AND k.service_point_id = b.service_point_id AND k.kind = b.kind"
                + " AND k.revision = b.revision)",
            s -> {
              s.setObject(1, run.billPeriod().atDay(1));
              s.setLong(2, range.first());
              s.setLong(3, range.last());
              s.setLong(4, run.id());
            },
            r -> new Stored(r.getLong(1), r.getBytes(2), r.getLong(3)))
        .forEach(one -> stored.put(one.point(), one));
    return stored;
  }
}
