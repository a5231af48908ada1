package vn.evn.system.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.evn.local.generator.CustomerGenerator;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.local.token.LocalCredentials;

/**
 * Whatever is killed, cut off or full in the middle of a run: afterwards every point has exactly
 * one bill, the totals agree, and the run has the same hash as one that nothing happened to.
 */
@SuppressWarnings("NullAway.Init") // set by JUnit and before all tests
class BillRunFaultsTest {
  private static final Path JAR = Path.of("../billing-service/target/quarkus-app/quarkus-run.jar");
  private static final int POINTS = 24_000;

  @TempDir static Path folder = Path.of("");

  private static EmbeddedPostgresServer postgres;
  private static EmbeddedKafkaBroker broker;
  private static LocalCredentials credentials;
  private static int port;

  /** The hash of the run that nothing happened to. */
  private static String quietHash = "";

  @BeforeAll
  static void computeARunThatNothingHappensTo() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    postgres = EmbeddedPostgresServer.persistent(folder.resolve("postgresql"), port);
    broker = EmbeddedKafkaBroker.temporary();
    credentials = LocalCredentials.prepare(folder);
    postgres.createDatabase("base");
    try (BillingProcess service = service("base", 2_000, 2)) {
      load(service);
    }
    copyOfBase("quiet");
    try (BillingProcess service = service("quiet", 24_000, 1)) {
      long run = started(service);
      quietHash = finished(service, run, "quiet");
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
    postgres.close();
  }

  @Test
  void survivesTheDeathOfACopyInTheMiddleOfAChunk() throws Exception {
    copyOfBase("killed");
    long run;
    try (BillingProcess first = service("killed", 1_000, 2)) {
      run = started(first);
      awaitSomeChunks("killed");
      first.kill();
    }
    assertThat(number("killed", "SELECT count(*) FROM bill_run_chunk WHERE state = 'RUNNING'"))
        .as("chunks that the dead copy was at")
        .isPositive();
    assertThat(number("killed", "SELECT count(*) FROM bill_run_chunk WHERE state = 'PENDING'"))
        .as("chunks that are left")
        .isPositive();
    try (BillingProcess second = service("killed", 1_000, 2)) {
      assertThat(finished(second, run, "killed")).isEqualTo(quietHash);
    }
  }

  @Test
  void survivesARestartOfTheDatabase() throws Exception {
    copyOfBase("restarted");
    try (BillingProcess service = service("restarted", 1_000, 2)) {
      long run = started(service);
      awaitSomeChunks("restarted");
      postgres.close();
      Awaitility.await("the end of the server")
          .atMost(Duration.ofMinutes(1))
          .until(() -> !Files.exists(folder.resolve("postgresql/postmaster.pid")));
      postgres = EmbeddedPostgresServer.persistent(folder.resolve("postgresql"), port);
      assertThat(finished(service, run, "restarted")).isEqualTo(quietHash);
    }
  }

  @Test
  void isSharedByTwoCopiesAtOnce() throws Exception {
    copyOfBase("shared");
    try (BillingProcess one = service("shared", 777, 3);
        BillingProcess other = service("shared", 777, 3)) {
      long run = started(one);
      assertThat(finished(other, run, "shared")).isEqualTo(quietHash);
    }
  }

  @Test
  void leavesWhatDoesNotFitToAPersonAndGoesOnAfterwards() throws Exception {
    copyOfBase("quota_full");
    sql(
        "quota_full",
        "SELECT ensure_month('bill', DATE '2020-05-01');"
            + " CREATE FUNCTION quota() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF NEW.service_point_id % 3000 = 0 THEN"
            + " RAISE EXCEPTION 'quota exceeded' USING ERRCODE = 'disk_full'; END IF;"
            + " RETURN NEW; END $$;"
            + " CREATE TRIGGER quota BEFORE INSERT ON bill_202005"
            + " FOR EACH ROW EXECUTE FUNCTION quota()");
    try (BillingProcess service = service("quota_full", 1_000, 2)) {
      long run = started(service);
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> {
                BillingProcess.Answer progress = progress(service, run);
                assertThat(progress.number("chunksFailed")).isEqualTo(POINTS / 3_000);
                assertThat(progress.number("chunksDone"))
                    .isEqualTo(POINTS / 1_000 - POINTS / 3_000);
              });
      assertThat(progress(service, run).text("state")).isEqualTo("RUNNING");
      assertThat(number("quota_full", "SELECT count(*) FROM bill WHERE bill_period = '2020-05-01'"))
          .isEqualTo(progress(service, run).number("bills"));
      sql("quota_full", "DROP TRIGGER quota ON bill_202005");
      service.post("/api/v1/bill-runs/" + run + "/actions/resume", "{}");
      assertThat(finished(service, run, "quota_full")).isEqualTo(quietHash);
    }
  }

  private static BillingProcess service(String database, int chunkPoints, int threads)
      throws IOException, InterruptedException {
    return BillingProcess.start(
        JAR,
        folder,
        credentials,
        postgres.jdbcUrl(database),
        EmbeddedPostgresServer.USER,
        broker.bootstrapServers(),
        List.of("-Xmx256m", "-XX:+UseSerialGC"),
        Map.of(
            "EVN_BILLING_RUN_CHUNK_POINTS", String.valueOf(chunkPoints),
            "EVN_BILLING_RUN_THREADS", String.valueOf(threads),
            "EVN_BILLING_RUN_LEASE", "PT5S"));
  }

  private static void load(BillingProcess service) throws Exception {
    CustomerGenerator generator = new CustomerGenerator(7, null);
    send(
        service,
        "service-points",
        file -> {
          generator.pointsHead(file);
          for (int i = 0; i < POINTS; i++) {
            generator.point(generator.customer(i), file);
          }
        });
    send(
        service,
        "readings",
        file -> {
          generator.readingsHead(file);
          for (YearMonth month : List.of(YearMonth.of(2020, 4), YearMonth.of(2020, 5))) {
            for (int i = 0; i < POINTS; i++) {
              generator.reading(generator.customer(i), month, file);
            }
          }
        });
  }

  private interface Content {
    void write(Writer file) throws IOException;
  }

  private static void send(BillingProcess service, String kind, Content content) throws Exception {
    Path file = Files.createTempFile(folder, kind, ".csv.gz");
    try (Writer writer =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      content.write(writer);
    }
    BillingProcess.Answer answer = service.send("/api/v1/" + kind + "/imports", file);
    assertThat(answer.number("added")).as(answer.body()).isEqualTo(answer.number("lines"));
  }

  private static long started(BillingProcess service) throws IOException, InterruptedException {
    long run =
        service
            .post(
                "/api/v1/bill-runs",
                "{\"billPeriod\": \"2020-05\", \"taxPointDate\": \"2020-05-20\"}")
            .number("id");
    service.post("/api/v1/bill-runs/" + run + "/actions/start", "{}");
    return run;
  }

  private static BillingProcess.Answer progress(BillingProcess service, long run)
      throws IOException, InterruptedException {
    return service.get("/api/v1/bill-runs/" + run + "/progress");
  }

  /** Waits for the end, has the totals checked, and looks at the bills; the hash of the run. */
  private static String finished(BillingProcess service, long run, String database)
      throws Exception {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(progress(service, run).text("state")).isEqualTo("COMPUTED"));
    BillingProcess.Answer progress = progress(service, run);
    assertThat(progress.number("bills")).as(progress.body()).isEqualTo(POINTS);
    String bills = " FROM bill WHERE bill_period = '2020-05-01'";
    assertThat(number(database, "SELECT count(*)" + bills)).isEqualTo(POINTS);
    assertThat(number(database, "SELECT count(DISTINCT service_point_id)" + bills))
        .isEqualTo(POINTS);
    assertThat(number(database, "SELECT sum(total_vnd)" + bills))
        .isEqualTo(progress.number("totalVnd"));
    return service.post("/api/v1/bill-runs/" + run + "/actions/check", "{}").text("contentHash");
  }

  private static void awaitSomeChunks(String database) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> number(database, "SELECT count(*) FROM bill_run_chunk WHERE state = 'DONE'") > 1);
  }

  private static void copyOfBase(String database) throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database + " TEMPLATE base OWNER evn");
    }
  }

  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(database), EmbeddedPostgresServer.USER, "");
  }

  private static void sql(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
