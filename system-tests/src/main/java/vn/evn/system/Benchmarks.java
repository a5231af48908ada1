package vn.evn.system;

import vn.evn.system.intake.IntakeBenchmark;
import vn.evn.system.outbox.OutboxBenchmark;

/** The main class behind {@code ./run benchmark <name>}. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs the benchmark of a name. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1 && arguments[0].equals("outbox")) {
      new OutboxBenchmark(System.out).run();
      return;
    }
    if (arguments.length == 1 && arguments[0].equals("intake")) {
      new IntakeBenchmark(System.out).run();
      return;
    }
    System.out.println("Benchmarks: outbox, intake");
    System.exit(arguments.length == 0 ? 0 : 1);
  }
}
