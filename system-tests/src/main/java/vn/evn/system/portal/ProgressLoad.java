package vn.evn.system.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast progress reaches the portal while one call in ten goes wrong: events on evn.requests,
 * the packaged portal-adapter, and the packaged simulator, which also tells what came of it.
 * Bounded: some 26,000 steps, on 127.0.0.1.
 *
 * <p>One call in a hundred is answered only after the time limit of six seconds: at 300 calls a
 * second that alone keeps 18 workers busy, so that there are many.
 */
public final class ProgressLoad {
  private static final int REQUESTS = 1_000;
  private static final int CHANGES = 8;
  private static final int WARM_UP_REQUESTS = 250;
  private static final int RUNS = 3;
  private static final String WORKERS = "48";

  /** How the codes of a series of requests begin. */
  private static final String SERIES = "YC-261116-%s";

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * One call in ten, in all the ways that can go wrong with a call; slow is past our time limit.
   */
  private static final String FAULTS =
      """
      {"*": {"drop-after-success": 0.02, "http-500": 0.02, "html-error-page": 0.01,
             "error-code-as-string": 0.01, "text-only-success": 0.01, "expired-session": 0.01,
             "duplicate": 0.01, "slow": 0.01}, "seed": %d, "slowMillis": 8000}""";

  private final PrintStream out;

  public ProgressLoad(PrintStream out) {
    this.out = out;
  }

  /** Runs it and prints the figures. */
  public void run() throws IOException, InterruptedException, SQLException {
    try (PortalStack stack =
            PortalStack.start(
                true,
                // The daily comparison would ask for dossiers that the portal was made to forget.
                Map.of(
                    "EVN_PORTAL_SENDING_WORKERS", WORKERS, "EVN_PORTAL_PARITY_ENABLED", "false"));
        Histories histories = new Histories(stack.kafka())) {
      SimulatedPortal portal = new SimulatedPortal(stack.simulator());
      portal.faults(FAULTS.formatted(1));
      measure("W", WARM_UP_REQUESTS, histories, stack);
      double[] rates = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        portal.reset();
        portal.faults(FAULTS.formatted(2 + run));
        rates[run] = measure("R" + run, REQUESTS, histories, stack);
      }
      Arrays.sort(rates);
      out.printf(
          Locale.ROOT,
          "progress to the portal, 10 %% faults, median of %d runs: %,.0f messages/s%n",
          RUNS,
          rates[RUNS / 2]);
    }
  }

  /**
   * Tells all changes at once, each request's behind one another; steps a second until all are
   * there.
   */
  private double measure(String series, int requests, Histories histories, PortalStack stack)
      throws IOException, InterruptedException, SQLException {
    CpuSeconds before = CpuSeconds.of(stack);
    long start = System.nanoTime();
    for (int change = 1; change <= CHANGES; change++) {
      for (int request = 0; request < requests; request++) {
        histories.tell(code(series, request), change, change == CHANGES);
      }
    }
    histories.flush();
    int wanted = requests * CHANGES;
    // Cheap questions alone: first whether all events have come, then whether a dossier waits.
    await(
        start,
        () ->
            stack.count(
                    "SELECT count(*) FROM request_projection WHERE version = "
                        + CHANGES
                        + " AND request_code LIKE '"
                        + SERIES.formatted(series)
                        + "%'")
                == requests);
    await(start, () -> waitingDossiers(stack) == 0);
    double seconds = (System.nanoTime() - start) / 1e9;
    CpuSeconds spent = CpuSeconds.of(stack).minus(before);
    // What is sent twice may come after all others: it would show now.
    Thread.sleep(10_000);
    await(start, () -> waitingDossiers(stack) == 0);
    int there =
        stack.count(
            "SELECT count(*) FROM outbound_task WHERE service = 'CapNhatTienDoHoSoMC'"
                + " AND status = 'DONE' AND origin LIKE '"
                + SERIES.formatted(series)
                + "%'");
    String verdict = verdict(series, requests, new SimulatedPortal(stack.simulator()));
    out.printf(
        Locale.ROOT,
        "%s: %,d of %,d steps of %d requests in %.1f s, %,.0f/s; %s; %s; load average %.1f%n",
        series,
        there,
        wanted,
        requests,
        seconds,
        there / seconds,
        verdict,
        spent,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return there / seconds;
  }

  /** Dossiers of which a message is to be sent, now or later. */
  private static int waitingDossiers(PortalStack stack) throws SQLException {
    return stack.count("SELECT count(*) FROM outbound_dossier WHERE next_at < 'infinity'");
  }

  /** Something to wait for. */
  private interface Condition {
    boolean isMet() throws SQLException;
  }

  private static void await(long start, Condition condition)
      throws InterruptedException, SQLException {
    while (!condition.isMet() && System.nanoTime() - start < PATIENCE.toNanos()) {
      Thread.sleep(250);
    }
  }

  private static String code(String series, int request) {
    return SERIES.formatted(series) + "%05d".formatted(request);
  }

  /** Holds every dossier's steps against what was told: none lost, doubled or out of order. */
  private static String verdict(String series, int requests, SimulatedPortal portal)
      throws IOException, InterruptedException {
    int right = 0;
    List<String> wrong = new ArrayList<>();
    int messages = 0;
    for (JsonNode item : portal.dossiers()) {
      JsonNode dossier = portal.dossier(item.path("MaHoSo").asText());
      List<String> seen = new ArrayList<>();
      dossier
          .path("steps")
          .forEach(step -> seen.add(step.path("NoiDungXuLy").asText().replaceFirst("^.*: ", "")));
      for (JsonNode message : dossier.path("messages")) {
        if (message.path("service").asText().equals("CapNhatTienDoHoSoMC")) {
          messages++;
        }
      }
      List<String> told = new ArrayList<>();
      String request = seen.isEmpty() ? "" : seen.get(0).substring(0, seen.get(0).indexOf('.'));
      for (int change = 1; change <= CHANGES; change++) {
        told.add(Histories.stepOf(request, change));
      }
      boolean ended = dossier.at("/dossier/TrangThaiHoSo").asText().equals("9");
      if (seen.equals(told) && ended && request.startsWith(SERIES.formatted(series))) {
        right++;
      } else {
        wrong.add(item.path("MaHoSo").asText() + " " + seen);
      }
    }
    return right == requests && wrong.isEmpty()
        ? "nothing lost, doubled or out of order, %d messages".formatted(messages)
        : "WRONG: %d right, others %s"
            .formatted(right, wrong.subList(0, Math.min(3, wrong.size())));
  }
}
