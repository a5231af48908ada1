package vn.evn.system.portal;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import vn.evn.system.bills.OpenLoop;

/**
 * How long the portal waits for the answer to an application at 200 a second: the packaged
 * portal-adapter with its database (commits and papers flushed), the broker behind it, and the
 * sender share this machine. Bounded: 16,000 applications in two minutes, to 127.0.0.1.
 */
public final class IntakeLoad {
  private static final int PER_SECOND = 200;
  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 20;
  private static final int RUNS = 3;
  private static final int PAPER_BYTES = 8_000;
  private static final Path TEMPLATE =
      Path.of("portal-simulator", "src", "main", "resources", "templates", "9.990001.json");

  private final PrintStream out;
  private int number;

  public IntakeLoad(PrintStream out) {
    this.out = out;
  }

  /** Runs it and prints the figures. */
  public void run() throws IOException, InterruptedException, SQLException {
    try (PortalStack stack =
        PortalStack.start(false, Map.of("EVN_PORTAL_SENDING_ENABLED", "false"))) {
      send(stack, WARM_UP_SECONDS);
      long[] p99 = new long[RUNS];
      for (int run = 0; run < RUNS; run++) {
        OpenLoop.Outcome outcome = send(stack, SECONDS);
        p99[run] = outcome.percentile(990);
        out.printf(
            Locale.ROOT,
            "run %d: %,d answered, %d failed, p50 %.2f ms, p99 %.2f ms, max %.2f ms; sender late by"
                + " %.2f ms at most, load average %.1f%n",
            run + 1,
            outcome.micros().length,
            outcome.failed(),
            outcome.percentile(500) / 1e3,
            p99[run] / 1e3,
            outcome.percentile(1000) / 1e3,
            outcome.lateMicros() / 1e3,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      }
      long[] sorted = p99.clone();
      Arrays.sort(sorted);
      out.printf(
          Locale.ROOT,
          "intake at %d/s, median of %d runs of %d s: p99 %.2f ms; %,d applications sent, %,d stored%n",
          PER_SECOND,
          RUNS,
          SECONDS,
          sorted[RUNS / 2] / 1e3,
          number,
          stack.count("SELECT count(*) FROM dossier"));
    }
  }

  private OpenLoop.Outcome send(PortalStack stack, int seconds)
      throws IOException, InterruptedException {
    return new OpenLoop(
            stack.adapterPort(),
            "/portal/v1/applications",
            stack.token("portal"),
            applications(PER_SECOND * seconds))
        .run(PER_SECOND, seconds);
  }

  /** Applications that differ, each with two papers that no other has. */
  private List<String> applications(int count) throws IOException {
    String template = Files.readString(TEMPLATE);
    String place =
        "{\"MaTinh\":\"01\",\"MaHuyen\":\"\",\"MaXa\":\"00004\",\"DiaChiChiTiet\":\"Số 7 phố Ví Dụ\"}";
    List<String> applications = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      number++;
      applications.add(
          template
              .replace("\"${place}\"", place)
              .replace("${dossierCode}", "Z99.05-261116-%06d".formatted(number))
              .replace("${now}", "20261116083015")
              .replaceAll("\\$\\{midnight\\+\\d+}", "20261225000000")
              .replace("${person.account}", "6f1d2c3a-4b5e-4f60-8a71-92b3c4d5e6f7")
              .replace("${person.name}", "Nguyễn Thị Ví Dụ")
              .replace("${person.identity}", "001188000123")
              .replace("${person.phone}", "0900000123")
              .replace("${person.email}", "vidu@vidu.example")
              .replaceFirst("\\$\\{pdf}", paper(2L * number))
              .replaceFirst("\\$\\{pdf}", paper(2L * number + 1)));
    }
    return applications;
  }

  private static String paper(long seed) {
    byte[] bytes = new byte[PAPER_BYTES];
    new Random(seed).nextBytes(bytes);
    byte[] head = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, bytes, 0, head.length);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
