package vn.evn.system.bills;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations per second of processor time of the measuring process, its collector and compiler
 * included. On a machine that does other work too, the rate by the clock tells how much of it the
 * benchmark was given; this one tells what a core does.
 */
public final class CpuTime implements InternalProfiler {
  static final String LABEL = "cpu.rate";

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long before;

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long nanos = system.getProcessCpuTime() - before;
    double rate = result.getMetadata().getAllOps() * 1e9 / nanos;
    return List.of(new ScalarResult(LABEL, rate, "ops/s of CPU", AggregationPolicy.AVG));
  }

  @Override
  public String getDescription() {
    return "operations per second of processor time";
  }
}
