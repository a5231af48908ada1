package vn.evn.system;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.evn.system.article.ArticleQuestion;
import vn.evn.system.bills.BillBenchmarks;
import vn.evn.system.bills.EstimateLoad;
import vn.evn.system.intake.IntakeBenchmark;
import vn.evn.system.outbox.OutboxBenchmark;
import vn.evn.system.portal.IntakeLoad;
import vn.evn.system.portal.ProgressLoad;
import vn.evn.system.runs.BillRunBenchmark;
import vn.evn.system.statistics.StatisticsBenchmark;

/** The main class behind {@code ./run benchmark <name>}. */
public final class Benchmarks {
  /** Something that measures and prints. */
  private interface Benchmark {
    void run() throws Exception;
  }

  private static final Map<String, Benchmark> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("outbox", () -> new OutboxBenchmark(System.out).run());
    BY_NAME.put("intake", () -> new IntakeBenchmark(System.out).run());
    BY_NAME.put("bills", () -> new BillBenchmarks(System.out).run());
    BY_NAME.put("bill-run", () -> new BillRunBenchmark(System.out, 1_000_000).run());
    BY_NAME.put("bill-run-5m", () -> new BillRunBenchmark(System.out, 5_000_000).run());
    BY_NAME.put("article", () -> new ArticleQuestion(System.out).run());
    BY_NAME.put("estimate", () -> new EstimateLoad(System.out).run());
    BY_NAME.put("portal-out", () -> new ProgressLoad(System.out).run());
    BY_NAME.put("portal-in", () -> new IntakeLoad(System.out).run());
    BY_NAME.put("statistics", () -> statistics(10_000_000));
    BY_NAME.put("statistics-1m", () -> statistics(1_000_000));
  }

  private Benchmarks() {}

  private static void statistics(long requests) throws Exception {
    System.exit(new StatisticsBenchmark(System.out, requests).run() ? 0 : 1);
  }

  /** Runs the benchmark of a name. */
  public static void main(String[] arguments) throws Exception {
    Benchmark benchmark = arguments.length == 1 ? BY_NAME.get(arguments[0]) : null;
    if (benchmark != null) {
      benchmark.run();
      return;
    }
    System.out.println("Benchmarks: " + String.join(", ", BY_NAME.keySet()));
    System.exit(arguments.length == 0 ? 0 : 1);
  }
}
