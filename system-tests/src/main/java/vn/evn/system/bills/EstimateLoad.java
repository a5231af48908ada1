package vn.evn.system.bills;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long an estimate takes at 1,000 calls a second: the packaged service, its database and a
 * broker, and the sender of the calls share this machine. Bounded: some 100,000 calls in two
 * minutes, to 127.0.0.1.
 */
public final class EstimateLoad {
  private static final int PORT = 18_083;
  private static final int PER_SECOND = 1_000;
  private static final int WARM_UP_SECONDS = 30;
  private static final int SECONDS = 20;
  private static final int RUNS = 3;

  private final PrintStream out;

  public EstimateLoad(PrintStream out) {
    this.out = out;
  }

  /** Runs it and prints the figures. */
  public void run() throws IOException, InterruptedException {
    try (ServiceUnderLoad service = ServiceUnderLoad.start(PORT)) {
      OpenLoop load =
          new OpenLoop(service.port(), "/api/v1/bills/estimate", service.token(), bodies());
      load.run(PER_SECOND, WARM_UP_SECONDS);
      long[] p50 = new long[RUNS];
      long[] p99 = new long[RUNS];
      long[] p999 = new long[RUNS];
      for (int run = 0; run < RUNS; run++) {
        OpenLoop.Outcome outcome = load.run(PER_SECOND, SECONDS);
        p50[run] = outcome.percentile(500);
        p99[run] = outcome.percentile(990);
        p999[run] = outcome.percentile(999);
        out.printf(
            Locale.ROOT,
            "run %d: %,d answered, %d failed, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms;"
                + " sender late by %.2f ms at most, load average %.1f%n",
            run + 1,
            outcome.micros().length,
            outcome.failed(),
            p50[run] / 1e3,
            p99[run] / 1e3,
            p999[run] / 1e3,
            outcome.percentile(1000) / 1e3,
            outcome.lateMicros() / 1e3,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      }
      out.printf(
          Locale.ROOT,
          "estimate at %,d/s, median of %d runs of %d s: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms%n",
          PER_SECOND,
          RUNS,
          SECONDS,
          median(p50) / 1e3,
          median(p99) / 1e3,
          median(p999) / 1e3);
    }
  }

  private static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Households, a hotel, a factory and a month with a change of prices, in turn. */
  private static List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      bodies.add(
          "{\"billPeriod\": \"2020-05\", \"customerGroup\": \"RESIDENTIAL\", \"usage\": {\"kwh\": "
              + (i * 13)
              + "}, \"households\": "
              + (1 + i % 3)
              + "}");
    }
    bodies.add(
        """
        {"billPeriod": "2020-05", "customerGroup": "BUSINESS", "usage": {"normal": 9000, "offPeak": 4000,
         "peak": 3000}, "eligibilities": ["LODGING", "QUARANTINE_HOTEL"]}""");
    bodies.add(
        """
        {"billPeriod": "2020-03", "customerGroup": "PRODUCTION", "supplyVoltageKv": 10, "powerFactor": 0.85,
         "usage": {"normal": 10000, "offPeak": 4000, "peak": 3001}}""");
    bodies.add(
        """
        {"billPeriod": "2019-04", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 310},
         "readingFrom": "2019-03-05", "readingTo": "2019-04-05"}""");
    return bodies;
  }
}
