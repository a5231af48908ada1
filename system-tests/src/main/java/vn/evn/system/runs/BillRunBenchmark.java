package vn.evn.system.runs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import vn.evn.local.generator.CustomerGenerator;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.local.token.LocalCredentials;

/**
 * Measures a bill run over household service points with the packaged service: computed, stored
 * with lines, totals checked; events are not part of it. In the same run the limit: the rows that
 * the run has written, by bare COPY from two connections.
 */
public final class BillRunBenchmark {
  private static final Path JAR = Path.of("billing-service/target/quarkus-app/quarkus-run.jar");
  private static final int LINES_OF_FILE = 1_000_000;
  private static final int ROWS_OF_COMMIT = 10_000;
  private static final YearMonth BEFORE = YearMonth.of(2020, 4);
  private static final YearMonth MEASURED = YearMonth.of(2020, 5);

  private final PrintStream out;
  private final long points;

  /**
   * A benchmark.
   *
   * @param points service points, 1 and up
   */
  public BillRunBenchmark(PrintStream out, long points) {
    this.out = out;
    this.points = points;
  }

  /** Runs it and prints the figures; a few minutes for a million points. */
  public void run() throws Exception {
    out.printf(
        Locale.ROOT,
        "%d processors, %s, Java %s, load average before %s%n",
        Runtime.getRuntime().availableProcessors(),
        memory(),
        System.getProperty("java.version"),
        load());
    Path folder = Files.createTempDirectory("evn-runs");
    LocalCredentials credentials = LocalCredentials.prepare(folder);
    try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporary();
        EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.temporary()) {
      postgres.createDatabase("billing_service");
      String url = postgres.jdbcUrl("billing_service");
      try (BillingProcess service =
          BillingProcess.start(
              JAR,
              folder,
              credentials,
              url,
              EmbeddedPostgresServer.USER,
              broker.bootstrapServers(),
              List.of("-Xmx384m", "-XX:+UseSerialGC"),
              Map.of())) {
        load(service, folder);
        sql(url, "VACUUM (ANALYZE)");
        sql(url, "CHECKPOINT");
        // The month before: the gate compares with it, and the code is warm after it.
        measure(service, url, BEFORE, false);
        sql(url, "VACUUM (ANALYZE)");
        sql(url, "CHECKPOINT");
        Rate run = measure(service, url, MEASURED, true);
        out.printf("most memory of the service: %d MB%n", service.mostMegabytes());
        limit(url, folder, run);
      }
    } finally {
      out.println("load average after " + load());
      delete(folder);
    }
  }

  private void load(BillingProcess service, Path folder) throws Exception {
    CustomerGenerator generator = new CustomerGenerator(1, "RESIDENTIAL");
    long begun = System.nanoTime();
    for (long first = 0; first < points; first += LINES_OF_FILE) {
      long from = first;
      long end = Math.min(points, first + LINES_OF_FILE);
      send(
          service,
          folder,
          "/api/v1/service-points/imports",
          file -> {
            generator.pointsHead(file);
            for (long i = from; i < end; i++) {
              generator.point(generator.customer(i), file);
            }
          });
    }
    print("service points made up and imported", points, begun);
    for (YearMonth month = BEFORE.minusMonths(1);
        !month.isAfter(MEASURED);
        month = month.plusMonths(1)) {
      YearMonth of = month;
      begun = System.nanoTime();
      for (long first = 0; first < points; first += LINES_OF_FILE) {
        long from = first;
        long end = Math.min(points, first + LINES_OF_FILE);
        send(
            service,
            folder,
            "/api/v1/readings/imports",
            file -> {
              generator.readingsHead(file);
              for (long i = from; i < end; i++) {
                generator.reading(generator.customer(i), of, file);
              }
            });
      }
      print("readings of " + month + " made up and imported", points, begun);
    }
    out.printf("most memory of the service: %d MB%n", service.mostMegabytes());
  }

  /** Writes a file. */
  private interface Content {
    void write(Writer file) throws IOException;
  }

  private static void send(BillingProcess service, Path folder, String path, Content content)
      throws Exception {
    Path file = Files.createTempFile(folder, "import-", ".csv.gz");
    try (Writer writer =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8)) {
      content.write(writer);
    }
    BillingProcess.Answer answer = service.send(path, file);
    if (answer.number("added") != answer.number("lines")) {
      throw new IllegalStateException("not all was new: " + answer.body());
    }
    Files.delete(file);
  }

  /**
   * How fast bills were written.
   *
   * @param perSecond by the clock
   * @param cpuNanos processor time of one bill, of all that took part
   */
  private record Rate(long perSecond, long cpuNanos) {
    /**
     * The share of a limit that was reached, in whole per cent: by the clock, by processor time.
     */
    String of(Rate limit) {
      return perSecond * 100 / limit.perSecond
          + " % by the clock, "
          + limit.cpuNanos * 100 / Math.max(1, cpuNanos)
          + " % by processor time";
    }
  }

  private Rate measure(BillingProcess service, String url, YearMonth month, boolean shown)
      throws Exception {
    long serviceCpu = service.cpu().toMillis();
    long databaseCpu = DatabaseCpu.millis(url);
    long begun = System.nanoTime();
    long id =
        service
            .post(
                "/api/v1/bill-runs",
                "{\"billPeriod\": \"" + month + "\", \"taxPointDate\": \"" + month + "-20\"}")
            .number("id");
    long cut = System.nanoTime();
    service.post("/api/v1/bill-runs/" + id + "/actions/start", "{}");
    BillingProcess.Answer progress = service.get("/api/v1/bill-runs/" + id + "/progress");
    while (!progress.text("state").equals("COMPUTED")) {
      if (progress.number("chunksFailed") > 0) {
        throw new IllegalStateException("chunks failed: " + progress.body());
      }
      Thread.sleep(100);
      progress = service.get("/api/v1/bill-runs/" + id + "/progress");
    }
    long computed = System.nanoTime();
    service.post("/api/v1/bill-runs/" + id + "/actions/check", "{}");
    long checked = System.nanoTime();
    if (progress.number("bills") != points) {
      throw new IllegalStateException("not every point has a bill: " + progress.body());
    }
    serviceCpu = service.cpu().toMillis() - serviceCpu;
    databaseCpu = DatabaseCpu.millis(url) - databaseCpu;
    long rate = points * 1_000_000_000L / (checked - begun);
    if (shown) {
      out.printf(
          Locale.ROOT,
          "run of %,d points, %d held: cut into chunks %.1f s, computed and stored %.1f s,"
              + " totals checked %.1f s; together %.1f s = %,d bills/s%n",
          points,
          progress.number("held"),
          seconds(begun, cut),
          seconds(cut, computed),
          seconds(computed, checked),
          seconds(begun, checked),
          rate);
      out.printf(
          Locale.ROOT,
          "processor time: service %.1f s, database %.1f s, together %.1f microseconds a bill%n",
          serviceCpu / 1e3,
          databaseCpu / 1e3,
          (serviceCpu + databaseCpu) * 1e3 / points);
      out.printf(
          Locale.ROOT,
          "partition with its indexes %,d MB, of it rows %,d MB; %d bytes a bill with its lines%n",
          number(url, "SELECT pg_total_relation_size('bill_202005')") >> 20,
          number(url, "SELECT pg_relation_size('bill_202005')") >> 20,
          number(url, "SELECT pg_relation_size('bill_202005')") / points);
    }
    return new Rate(rate, (serviceCpu + databaseCpu) * 1_000_000L / points);
  }

  /** The rows of the run by bare COPY, from two connections, in commits of the size of a chunk. */
  private void limit(String url, Path folder, Rate run) throws Exception {
    Path rows = folder.resolve("rows.bin");
    List<Long> ends = new ArrayList<>();
    dump(url, rows, ends);
    sql(url, "CREATE TABLE bare (LIKE bill_202005)");
    sql(url, "CREATE TABLE bare_indexed (LIKE bill_202005 INCLUDING ALL)");
    Rate bare = copied(url, rows, ends, "bare");
    Rate indexed = copied(url, rows, ends, "bare_indexed");
    out.printf(
        Locale.ROOT,
        "limit: the same rows by COPY from 2 connections, nothing computed, read or summed:%n"
            + "  into a table without indexes: %,d rows/s, %.1f microseconds of the database a row%n"
            + "  into one with the indexes and checks of bills: %,d rows/s, %.1f microseconds%n",
        bare.perSecond(),
        bare.cpuNanos() / 1e3,
        indexed.perSecond(),
        indexed.cpuNanos() / 1e3);
    out.printf(
        Locale.ROOT,
        "the whole run (cut, computed, stored, summed) reaches of COPY with the same indexes %s;%n"
            + "  of COPY without indexes %s%n",
        run.of(indexed),
        run.of(bare));
  }

  /** Writes the rows in the binary form of COPY, without head and tail, and notes the parts. */
  private static void dump(String url, Path file, List<Long> ends) throws Exception {
    try (Connection connection = connect(url);
        OutputStream to = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      CopyOut copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY bill_202005 TO STDOUT (FORMAT binary)");
      long at = 0;
      long row = 0;
      for (byte[] part = copy.readFromCopy(); part != null; part = copy.readFromCopy()) {
        int from = row == 0 ? 19 : 0;
        if (part.length - from > 2) {
          to.write(part, from, part.length - from);
          at += part.length - from;
          row++;
          if (row % ROWS_OF_COMMIT == 0) {
            ends.add(at);
          }
        }
      }
      if (row % ROWS_OF_COMMIT != 0) {
        ends.add(at);
      }
    }
  }

  private Rate copied(String url, Path file, List<Long> ends, String table) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    sql(url, "CHECKPOINT");
    long cpu = DatabaseCpu.millis(url);
    long begun = System.nanoTime();
    try {
      List<Future<?>> parts = new ArrayList<>();
      for (int writer = 0; writer < 2; writer++) {
        int first = writer;
        parts.add(
            two.submit(
                () -> {
                  copyEverySecond(url, file, ends, table, first);
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } finally {
      two.shutdownNow();
    }
    long nanos = System.nanoTime() - begun;
    return new Rate(
        points * 1_000_000_000L / nanos, (DatabaseCpu.millis(url) - cpu) * 1_000_000L / points);
  }

  private static void copyEverySecond(
      String url, Path file, List<Long> ends, String table, int first) throws Exception {
    byte[] head = {
      'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    byte[] tail = {(byte) 0xff, (byte) 0xff};
    try (Connection connection = connect(url);
        RandomAccessFile rows = new RandomAccessFile(file.toFile(), "r")) {
      for (int part = first; part < ends.size(); part += 2) {
        long from = part == 0 ? 0 : ends.get(part - 1);
        byte[] bytes = new byte[(int) (ends.get(part) - from)];
        rows.seek(from);
        rows.readFully(bytes);
        CopyIn copy =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        copy.writeToCopy(head, 0, head.length);
        for (int at = 0; at < bytes.length; at += 1 << 18) {
          copy.writeToCopy(bytes, at, Math.min(1 << 18, bytes.length - at));
        }
        copy.writeToCopy(tail, 0, tail.length);
        copy.endCopy();
      }
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
  }

  private static void sql(String url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private void print(String what, long count, long begunNanos) {
    out.printf(
        Locale.ROOT,
        "%s: %.1f s, %,d/s%n",
        what,
        seconds(begunNanos, System.nanoTime()),
        count * 1_000_000_000L / (System.nanoTime() - begunNanos));
  }

  private static double seconds(long fromNanos, long toNanos) {
    return (toNanos - fromNanos) / 1e9;
  }

  private static String memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\s+", " ");
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
