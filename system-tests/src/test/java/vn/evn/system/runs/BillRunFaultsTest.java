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
import org.junit.jupiter.api.AfterEach;
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
 *
 * <p>One database and one service see all of it: a run that is not issued can be cancelled, and
 * leaves no bill.
 */
@SuppressWarnings("NullAway.Init") // set by JUnit and before all tests
class BillRunFaultsTest {
  private static final Path JAR = Path.of("../billing-service/target/quarkus-app/quarkus-run.jar");
  private static final int POINTS = 6_000;
  private static final int CHUNK = 250;
  private static final String DATABASE = "billing";
  private static final String BILLS = " FROM bill WHERE bill_period = '2020-05-01'";

  @TempDir static Path folder = Path.of("");

  private static EmbeddedPostgresServer postgres;
  private static EmbeddedKafkaBroker broker;
  private static LocalCredentials credentials;
  private static BillingProcess service;
  private static int port;

  /** The hash of the run that nothing happened to. */
  private static String quietHash = "";

  /** The run of the present test; 0 for none. */
  private long run;

  @BeforeAll
  static void computeARunThatNothingHappensTo() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    postgres = EmbeddedPostgresServer.persistent(folder.resolve("postgresql"), port);
    broker = EmbeddedKafkaBroker.temporary();
    credentials = LocalCredentials.prepare(folder);
    postgres.createDatabase(DATABASE);
    // By one thread in one piece; whatever comes later is cut otherwise.
    try (BillingProcess quiet = service(POINTS, 1)) {
      load(quiet);
      long run = started(quiet);
      quietHash = finished(quiet, run);
      cancel(quiet, run);
    }
    service = service(CHUNK, 2);
  }

  @AfterAll
  static void stop() {
    service.close();
    broker.close();
    postgres.close();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    sql("DROP TRIGGER IF EXISTS slow ON bill_202005; DROP TRIGGER IF EXISTS quota ON bill_202005");
    if (run != 0) {
      cancel(service, run);
    }
  }

  @Test
  void survivesTheDeathOfACopyInTheMiddleOfAChunk() throws Exception {
    writeSlowly();
    run = started(service);
    awaitSomeChunks();
    service.kill();
    assertThat(number("SELECT count(*) FROM bill_run_chunk WHERE state = 'RUNNING'" + ofRun()))
        .as("chunks that the dead copy was at")
        .isPositive();
    assertThat(number("SELECT count(*) FROM bill_run_chunk WHERE state = 'PENDING'" + ofRun()))
        .as("chunks that are left")
        .isPositive();
    service = service(CHUNK, 2);
    assertThat(finished(service, run)).isEqualTo(quietHash);
  }

  @Test
  void survivesARestartOfTheDatabase() throws Exception {
    writeSlowly();
    run = started(service);
    awaitSomeChunks();
    postgres.close();
    Awaitility.await("the end of the server")
        .atMost(Duration.ofMinutes(1))
        .until(() -> !Files.exists(folder.resolve("postgresql/postmaster.pid")));
    postgres = EmbeddedPostgresServer.persistent(folder.resolve("postgresql"), port);
    assertThat(number("SELECT count(*) FROM bill_run_chunk WHERE state <> 'DONE'" + ofRun()))
        .as("chunks that are left")
        .isPositive();
    assertThat(finished(service, run)).isEqualTo(quietHash);
  }

  @Test
  void isSharedByTwoCopiesAtOnce() throws Exception {
    try (BillingProcess other = service(77, 3)) {
      run = started(other);
      assertThat(finished(service, run)).isEqualTo(quietHash);
    }
  }

  @Test
  void leavesWhatDoesNotFitToAPersonAndGoesOnAfterwards() throws Exception {
    int failing = 3 * CHUNK;
    sql(
        "CREATE OR REPLACE FUNCTION quota() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF NEW.service_point_id % "
            + failing
            + " = 0 THEN RAISE EXCEPTION 'quota exceeded' USING ERRCODE = 'disk_full'; END IF;"
            + " RETURN NEW; END $$;"
            + " CREATE TRIGGER quota BEFORE INSERT ON bill_202005"
            + " FOR EACH ROW EXECUTE FUNCTION quota()");
    run = started(service);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              BillingProcess.Answer progress = progress(service, run);
              assertThat(progress.number("chunksFailed")).isEqualTo(POINTS / failing);
              assertThat(progress.number("chunksDone"))
                  .isEqualTo(POINTS / CHUNK - POINTS / failing);
            });
    assertThat(progress(service, run).text("state")).isEqualTo("RUNNING");
    assertThat(number("SELECT count(*)" + BILLS)).isEqualTo(progress(service, run).number("bills"));
    sql("DROP TRIGGER quota ON bill_202005");
    service.post("/api/v1/bill-runs/" + run + "/actions/resume", "{}");
    assertThat(finished(service, run)).isEqualTo(quietHash);
  }

  private static BillingProcess service(int chunkPoints, int threads)
      throws IOException, InterruptedException {
    return BillingProcess.start(
        JAR,
        folder,
        credentials,
        postgres.jdbcUrl(DATABASE),
        EmbeddedPostgresServer.USER,
        broker.bootstrapServers(),
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        Map.of(
            "EVN_BILLING_RUN_CHUNK_POINTS",
            String.valueOf(chunkPoints),
            "EVN_BILLING_RUN_THREADS",
            String.valueOf(threads),
            "EVN_BILLING_RUN_POLL",
            "PT0.2S",
            "EVN_BILLING_RUN_LEASE",
            "PT4S"));
  }

  /** Lets every chunk stand in the middle of its write for a while. */
  private static void writeSlowly() throws SQLException {
    sql(
        "CREATE OR REPLACE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " PERFORM pg_sleep(0.2); RETURN NULL; END $$;"
            + " CREATE TRIGGER slow AFTER INSERT ON bill_202005"
            + " FOR EACH STATEMENT EXECUTE FUNCTION slow()");
  }

  private String ofRun() {
    return " AND run_id = " + run;
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
  private static String finished(BillingProcess service, long run) throws Exception {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(progress(service, run).text("state")).isEqualTo("COMPUTED"));
    BillingProcess.Answer progress = progress(service, run);
    assertThat(progress.number("bills")).as(progress.body()).isEqualTo(POINTS);
    assertThat(number("SELECT count(*)" + BILLS)).isEqualTo(POINTS);
    assertThat(number("SELECT count(DISTINCT service_point_id)" + BILLS)).isEqualTo(POINTS);
    assertThat(number("SELECT sum(total_vnd)" + BILLS)).isEqualTo(progress.number("totalVnd"));
    return service.post("/api/v1/bill-runs/" + run + "/actions/check", "{}").text("contentHash");
  }

  private static void cancel(BillingProcess service, long run) throws Exception {
    service.post("/api/v1/bill-runs/" + run + "/actions/cancel", "{}");
    assertThat(number("SELECT count(*)" + BILLS)).isZero();
  }

  private void awaitSomeChunks() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> number("SELECT count(*) FROM bill_run_chunk WHERE state = 'DONE'" + ofRun()) > 1);
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(DATABASE), EmbeddedPostgresServer.USER, "");
  }

  private static void sql(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
