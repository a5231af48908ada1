package vn.evn.system.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.evn.local.conformance.Conformance;

/**
 * How a run ends. All tests use one state folder one after the other, as a user does, so each also
 * shows that a stack starts on what the one before has left.
 */
class LauncherTest {
  private static final Duration TIME_TO_VANISH = Duration.ofSeconds(10);

  private static final StackState STATE =
      new StackState(Path.of("target", "launcher").toAbsolutePath());

  @BeforeAll
  static void everythingIsPackaged() {
    Checkout.requirePackaged();
  }

  @AfterEach
  void nothingIsLeftRunning() throws InterruptedException {
    long end = System.nanoTime() + TIME_TO_VANISH.toNanos();
    while (!STATE.processes().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    assertThat(STATE.processes()).isEmpty();
  }

  @Test
  void aTakenPortIsNamedWithTheVariableThatMovesIt() throws Exception {
    Map<String, String> ports = Launch.freePorts();
    int kafka = Integer.parseInt(ports.getOrDefault("EVN_KAFKA_PORT", ""));
    try (ServerSocket taken = new ServerSocket(kafka, 1, InetAddress.getLoopbackAddress());
        Launch launch = Launch.start(STATE.folder(), ports)) {
      assertThat(launch.exitCode()).isEqualTo(1);
      assertThat(launch.output())
          .isEqualTo(
              "Port %d is taken by another program; set EVN_KAFKA_PORT to use another one."
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void aTerminationWhileServicesStartStopsEverythingInOrder() throws Exception {
    try (Launch launch = start()) {
      launch.await("starting billing-service");
      launch.signal("TERM");
      assertThat(launch.exitCode()).isEqualTo(143);
      assertStoppedInOrder(launch);
    }
  }

  @Test
  void ctrlCDuringTheDemonstrationStopsEverythingInOrderAndSilently() throws Exception {
    try (Launch launch = start()) {
      launch.await("An officer works the requests.");
      launch.signal("INT");
      assertThat(launch.exitCode()).isEqualTo(130);
      assertStoppedInOrder(launch);
      assertThat(launch.output().lines().dropWhile(line -> !line.startsWith("An officer")).skip(1))
          .allMatch(line -> line.startsWith("stopped "));
    }
  }

  @Test
  void aBrokerThatDiesDuringTheDemonstrationIsReportedAtOnce() throws Exception {
    try (Launch launch = start()) {
      launch.await("The portal submits an application");
      long killed = System.nanoTime();
      Signals.send("KILL", STATE.child("kafka"));
      launch.await("kafka has ended by itself");
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(10));
      assertThat(launch.exitCode()).isEqualTo(1);
      assertReported(launch, "kafka", 137);
      assertThat(launch.output())
          .containsPattern("(?m)^demonstration: \\d+ checks passed, [1-9]\\d* failed$")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aServerProcessOfPostgresqlThatDiesIsReported() throws Exception {
    try (Launch launch = start()) {
      launch.await("An officer works the requests.");
      long postmaster = STATE.postmaster();
      Signals.send("KILL", postmaster);
      launch.await("postgresql has ended by itself");
      assertThat(launch.exitCode()).isEqualTo(1);
      assertReported(launch, "postgresql", 1);
      assertThat(launch.output())
          .contains("PostgreSQL (process " + postmaster + ") has ended without being asked to.")
          .doesNotContain("\tat ");
    }
  }

  /** The longest of the runs: the conformance of portal and adapter is played on it, too. */
  @Test
  void everyScenarioHoldsAfterTheDemonstrationAndAServiceThatDiesThenIsReported() throws Exception {
    Map<String, String> ports = Launch.freePorts();
    try (Launch launch = Launch.start(STATE.folder(), ports)) {
      launch.await("Running. Ctrl-C stops everything in order.");
      assertThat(launch.output())
          .containsPattern("(?m)^demonstration: \\d{3,} checks passed, 0 failed$");
      ByteArrayOutputStream report = new ByteArrayOutputStream();
      int failed =
          Conformance.run(
              Launch.addresses(ports),
              STATE.folder().resolve("tokens"),
              new PrintStream(report, true, StandardCharsets.UTF_8));
      assertThat(failed).as(report.toString(StandardCharsets.UTF_8)).isZero();
      Signals.send("KILL", STATE.child("billing-service"));
      assertThat(launch.exitCode()).isEqualTo(1);
      assertReported(launch, "billing-service", 137);
    }
  }

  private static Launch start() throws IOException {
    return Launch.start(STATE.folder(), Launch.freePorts());
  }

  private static void assertReported(Launch launch, String child, int exitCode) throws IOException {
    String head = child + " ended with exit code " + exitCode + ". The end of its log, ";
    assertThat(launch.output())
        .contains(child + " has ended by itself; stopping the rest")
        .contains(head);
    List<String> lastLines =
        launch
            .output()
            .lines()
            .dropWhile(line -> !line.startsWith(head))
            .skip(1)
            .map(line -> line.substring(2))
            .toList();
    assertThat(lastLines).hasSizeGreaterThan(1);
    assertThat(STATE.log(child)).containsSequence(lastLines);
  }

  private static void assertStoppedInOrder(Launch launch) throws IOException {
    assertThat(launch.output()).endsWith("stopped kafka\nstopped postgresql");
    assertThat(STATE.log("postgresql"))
        .anyMatch(line -> line.contains("database system is shut down"));
    assertThat(launch.output()).doesNotContain("Exception", "FAILED", "\tat ");
  }
}
