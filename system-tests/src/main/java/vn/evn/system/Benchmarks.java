package vn.evn.system;

import vn.evn.system.outbox.OutboxBenchmark;
import vn.evn.system.statistics.StatisticsBenchmark;

/** The main class behind {@code ./run benchmark <name>}. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs the benchmark of a name. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1 && arguments[0].equals("outbox")) {
      new OutboxBenchmark(System.out).run();
      return;
    }
    if (arguments.length == 1 && arguments[0].equals("statistics")) {
      System.exit(new StatisticsBenchmark(System.out).run() ? 0 : 1);
    }
    System.out.println("Benchmarks: outbox, statistics");
    System.exit(arguments.length == 0 ? 0 : 1);
  }
}
