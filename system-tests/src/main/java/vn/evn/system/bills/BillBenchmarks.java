package vn.evn.system.bills;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link BillBenchmark} in a JVM of its own and prints one line for each figure. */
public final class BillBenchmarks {
  private final PrintStream out;

  public BillBenchmarks(PrintStream out) {
    this.out = out;
  }

  /** Runs it; takes a minute and a half. */
  public void run() throws RunnerException {
    out.println(
        "household bills of round 1, one thread; bills/s, mean of 7 × 2 s ± 99.9 % interval");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(BillBenchmark.class.getSimpleName())
                    .addProfiler(GCProfiler.class)
                    .addProfiler(CpuTime.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    double bare = cpu(results, "bareArithmetic");
    results.stream()
        .sorted(Comparator.comparing(BillBenchmarks::name))
        .forEach(
            result -> {
              Result<?> primary = result.getPrimaryResult();
              Result<?> allocation = result.getSecondaryResults().get("gc.alloc.rate.norm");
              out.printf(
                  Locale.ROOT,
                  "%-20s %,13.0f ± %,11.0f by the clock  %,13.0f of CPU  %8.1f B/bill  %.3f of bare%n",
                  name(result),
                  primary.getScore(),
                  primary.getScoreError(),
                  cpu(result),
                  allocation == null ? 0 : allocation.getScore(),
                  cpu(result) / bare);
            });
  }

  private static double cpu(Collection<RunResult> results, String name) {
    return results.stream()
        .filter(result -> name(result).equals(name))
        .mapToDouble(BillBenchmarks::cpu)
        .findFirst()
        .orElse(1);
  }

  private static double cpu(RunResult result) {
    Result<?> rate = result.getSecondaryResults().get(CpuTime.LABEL);
    return rate == null ? 0 : rate.getScore();
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }
}
