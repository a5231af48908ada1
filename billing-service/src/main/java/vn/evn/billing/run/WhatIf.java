package vn.evn.billing.run;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.evn.billing.bill.BillRow;
import vn.evn.billing.bill.BillSheets;
import vn.evn.billing.bill.NotBillable;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillSheet;
import vn.evn.billing.discount.Programme;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.point.Facts;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.billing.run.WhatIfAnswer.Bar;
import vn.evn.billing.run.WhatIfAnswer.Change;
import vn.evn.billing.run.WhatIfAnswer.Line;
import vn.evn.billing.run.WhatIfAnswer.Part;
import vn.evn.billing.tariff.DataFile;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.InvalidDataFile;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.ProblemException;

/** Computes the bills of a period twice, by the rules of today and by others. Writes nothing. */
@ApplicationScoped
class WhatIf {
  private static final int BLOCK = 1_000;
  private static final long MOST_POINTS = 200_000;
  private static final long[] BORDERS = {
    -1_000_000,
    -200_000,
    -100_000,
    -50_000,
    -20_000,
    -10_000,
    0,
    1,
    10_000,
    20_000,
    50_000,
    100_000,
    200_000,
    1_000_000
  };

  private final RunRows rows;
  private final javax.sql.DataSource dataSource;
  private final BillCalculator calculator;
  private final PointHistory history;
  private final DataSource files;

  @Inject
  WhatIf(
      RunRows rows,
      javax.sql.DataSource dataSource,
      BillCalculator calculator,
      PointHistory history,
      @ConfigProperty(name = "evn.billing.data-folder") Optional<String> dataFolder) {
    this.rows = rows;
    this.dataSource = dataSource;
    this.calculator = calculator;
    this.history = history;
    this.files = dataFolder.map(Path::of).map(DataSource::withFolder).orElse(DataSource.BUILT_IN);
  }

  /**
   * Answers a call.
   *
   * @throws ProblemException (422) if a file or programme is not valid, or there are too many
   *     points
   */
  @Transactional
  @TransactionConfiguration(timeout = 600)
  WhatIfAnswer answer(WhatIfCall.Read call) {
    BillCalculator others = others(call);
    Sheets sheets = new Sheets();
    Sums sums = new Sums(sheets);
    BillMaker today = maker(calculator, sheets, call);
    BillMaker instead = maker(others, sheets, call);
    try (Connection connection = dataSource.getConnection()) {
      long after = 0;
      while (true) {
        List<Long> block = block(after, call.oneIn());
        if (block.isEmpty()) {
          return sums.answer();
        }
        long last = block.get(1);
        for (PointInput point :
            new ChunkInput().read(connection, block.get(0), last, call.billPeriod())) {
          if (isMeant(point, call)) {
            one(point, today, instead, sums);
          }
        }
        after = block.get(2);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** First and last point of the next block, and the last of those that are passed over. */
  private List<Long> block(long after, int oneIn) {
    return rows
        .list(
            "SELECT min(id) FILTER (WHERE n <= ?), max(id) FILTER (WHERE n <= ?), max(id) FROM"
                + " (SELECT id, row_number() OVER (ORDER BY id) AS n FROM service_point"
                + " WHERE id > ? ORDER BY id LIMIT ?) p HAVING count(*) > 0",
            s -> {
              s.setInt(1, BLOCK);
              s.setInt(2, BLOCK);
              s.setLong(3, after);
              s.setLong(4, (long) BLOCK * oneIn);
            },
            r -> List.of(r.getLong(1), r.getLong(2), r.getLong(3)))
        .stream()
        .findFirst()
        .orElse(List.of());
  }

  private void one(PointInput point, BillMaker today, BillMaker instead, Sums sums) {
    if (sums.points + sums.without >= MOST_POINTS) {
      throw ProblemException.unprocessable(
          "too-many-points",
          "There are too many points for one call",
          "At most " + MOST_POINTS + ": narrow the scope, or look at one in so many");
    }
    try {
      BillRow before = today.bill(point);
      sums.add(before, instead.bill(point));
    } catch (NoConsumption | NotBillable e) {
      sums.without++;
    }
  }

  private static boolean isMeant(PointInput point, WhatIfCall.Read call) {
    Facts newest = point.facts.get(point.facts.size() - 1);
    return (call.unit() == null || call.unit().equals(newest.unit()))
        && (call.customerGroup() == null || call.customerGroup().equals(newest.customerGroup()));
  }

  private BillMaker maker(BillCalculator rules, Sheets sheets, WhatIfCall.Read call) {
    LocalDate taxPoint = call.billPeriod().atEndOfMonth();
    return new BillMaker(
        rules,
        sheets::keep,
        history.of(rules, call.billPeriod(), taxPoint),
        call.billPeriod(),
        taxPoint,
        null);
  }

  private BillCalculator others(WhatIfCall.Read call) {
    BillCalculator all;
    try {
      all = call.files().isEmpty() ? calculator : BillCalculator.load(with(call.files()));
    } catch (InvalidDataFile e) {
      throw ProblemException.invalidField(
          "/files/" + e.file().replace("~", "~0").replace("/", "~1"),
          (e.line() > 0 ? "line " + e.line() + ": " : "") + e.reason());
    }
    Set<String> wanted = call.programmes();
    if (wanted == null) {
      return all;
    }
    Programmes programmes = all.programmes();
    List<Programme> chosen = new ArrayList<>();
    for (String id : wanted) {
      chosen.add(
          programmes
              .find(id)
              .orElseThrow(
                  () ->
                      ProblemException.invalidField(
                          "/programmes",
                          id
                              + " is unknown; known are "
                              + String.join(
                                  ", ", programmes.all().stream().map(Programme::id).toList()))));
    }
    return all.withProgrammes(programmes.only(chosen));
  }

  private DataSource with(Map<String, String> own) {
    return new DataSource() {
      @Override
      public DataFile file(String name) {
        String text = own.get(name);
        return text == null ? files.file(name) : new DataFile(name, text);
      }

      @Override
      public List<DataFile> allIn(String folder) {
        List<DataFile> all = new ArrayList<>(files.allIn(folder));
        all.removeIf(file -> own.containsKey(file.name()));
        own.forEach(
            (name, text) -> {
              if (name.startsWith(folder + "/")) {
                all.add(new DataFile(name, text));
              }
            });
        return all;
      }
    };
  }

  /** Sheets of one answer; none is kept in the database. */
  private static final class Sheets {
    private final Map<BillSheet, BillSheets.Kept> kept = new HashMap<>();
    private final List<BillSheet> byId = new ArrayList<>();

    BillSheets.Kept keep(BillSheet sheet) {
      return kept.computeIfAbsent(
          sheet,
          s -> {
            byId.add(s);
            return new BillSheets.Kept(byId.size() - 1, new byte[0]);
          });
    }

    BillSheet get(int id) {
      return byId.get(id);
    }
  }

  /** Sums of both sides. */
  private static final class Sums {
    private final Sheets sheets;
    private final Map<String, Change> groups = new TreeMap<>();
    private final Map<String, Change> units = new TreeMap<>();
    private final Map<String, Line> lines = new TreeMap<>();
    private final long[] bars = new long[BORDERS.length + 1];
    private Change all = Change.NONE;
    long points;
    long without;
    private long winners;
    private long losers;

    Sums(Sheets sheets) {
      this.sheets = sheets;
    }

    void add(BillRow before, BillRow after) {
      points++;
      Change change =
          new Change(
              before.usageKwh(),
              before.preTaxVnd(),
              after.preTaxVnd(),
              before.reductionVnd(),
              after.reductionVnd(),
              before.totalVnd(),
              after.totalVnd());
      all = all.plus(change);
      BillSheet sheet = sheets.get(before.sheetId());
      groups.merge(sheet.customerGroup(), change, Change::plus);
      units.merge(before.unit(), change, Change::plus);
      lines(before, (code, kwh, vnd) -> new Line(code, kwh, vnd, 0, 0));
      lines(after, (code, kwh, vnd) -> new Line(code, 0, 0, kwh, vnd));
      long difference = after.totalVnd() - before.totalVnd();
      winners += difference < 0 ? 1 : 0;
      losers += difference > 0 ? 1 : 0;
      int bar = 0;
      while (bar < BORDERS.length && difference >= BORDERS[bar]) {
        bar++;
      }
      bars[bar]++;
    }

    private interface MakeLine {
      Line of(String code, long kwh, long vnd);
    }

    private void lines(BillRow bill, MakeLine make) {
      BillSheet sheet = sheets.get(bill.sheetId());
      int[] quantities = bill.quantities();
      for (int i = 0; i < quantities.length; i++) {
        if (quantities[i] != 0) {
          BillSheet.Line line = sheet.lines().get(i);
          lines.merge(
              line.code(),
              make.of(line.code(), quantities[i], quantities[i] * line.unitPriceVnd()),
              Line::plus);
        }
      }
    }

    WhatIfAnswer answer() {
      List<Bar> histogram = new ArrayList<>();
      for (int i = 0; i <= BORDERS.length; i++) {
        histogram.add(
            new Bar(
                i == 0 ? Long.MIN_VALUE : BORDERS[i - 1],
                i == BORDERS.length ? Long.MAX_VALUE : BORDERS[i],
                bars[i]));
      }
      return new WhatIfAnswer(
          points,
          without,
          all,
          parts(groups),
          parts(units),
          List.copyOf(lines.values()),
          winners,
          losers,
          histogram);
    }

    private static List<Part> parts(Map<String, Change> sums) {
      List<Part> parts = new ArrayList<>();
      sums.forEach((name, change) -> parts.add(new Part(name, change)));
      return parts;
    }
  }
}
