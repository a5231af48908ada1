package vn.evn.system.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.evn.local.demonstration.ServiceAddresses;

/** A launcher as {@code ./run} starts it, on free ports and a state folder of its own. */
final class Launch implements AutoCloseable {
  /** Starting takes seconds on a free machine, and far longer beside other work. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final List<String> PORTS =
      List.of(
          "EVN_PORTAL_ADAPTER_PORT",
          "EVN_REQUEST_SERVICE_PORT",
          "EVN_BILLING_SERVICE_PORT",
          "EVN_PORTAL_SIMULATOR_PORT",
          "EVN_KAFKA_PORT",
          "EVN_KAFKA_CONTROLLER_PORT",
          "EVN_POSTGRES_PORT");

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Thread reader = new Thread(this::read, "launch-output");

  private Launch(Process process) {
    this.process = process;
  }

  /** Free ports, by the variables that ask for them. */
  static Map<String, String> freePorts() throws IOException {
    Map<String, String> ports = new LinkedHashMap<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (String variable : PORTS) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.put(variable, String.valueOf(socket.getLocalPort()));
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return ports;
  }

  /** Where the suite answers on these ports. */
  static ServiceAddresses addresses(Map<String, String> ports) {
    return new ServiceAddresses(
        address(ports, "EVN_PORTAL_ADAPTER_PORT"),
        address(ports, "EVN_REQUEST_SERVICE_PORT"),
        address(ports, "EVN_BILLING_SERVICE_PORT"),
        address(ports, "EVN_PORTAL_SIMULATOR_PORT"),
        "127.0.0.1:" + ports.get("EVN_KAFKA_PORT"));
  }

  private static URI address(Map<String, String> ports, String variable) {
    return URI.create("http://127.0.0.1:" + ports.get(variable));
  }

  /**
   * Starts a launcher.
   *
   * @param settings environment variables
   */
  static Launch start(Path state, Map<String, String> settings, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (ignoresCtrlC()) {
      // A shell starts what goes to the background without Ctrl-C, and children inherit that.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            "local-stack/target/classes:local-stack/target/lib/*",
            "vn.evn.local.launch.Launcher"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(Checkout.root().toFile()).redirectErrorStream(true);
    builder.environment().putAll(settings);
    builder.environment().put("EVN_LOCAL_DIR", state.toString());
    Launch launch = new Launch(builder.start());
    launch.reader.setDaemon(true);
    launch.reader.start();
    return launch;
  }

  private static boolean ignoresCtrlC() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        long signals = Long.parseUnsignedLong(line.substring(7).strip(), 16);
        return (signals & 0b10) != 0;
      }
    }
    return false;
  }

  /** Waits for a line that holds this text. */
  void await(String text) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!output().contains(text)) {
      assertThat(process.isAlive()).as("runs; waiting for '%s' in:%n%s", text, output()).isTrue();
      assertThat(System.nanoTime()).as("'%s' in:%n%s", text, output()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /** Sends the launcher a signal: INT is Ctrl-C. */
  void signal(String name) throws IOException, InterruptedException {
    Signals.send(name, process.pid());
  }

  /** Waits for the end; the exit code. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("has ended:%n%s", output())
        .isTrue();
    reader.join(5_000);
    return process.exitValue();
  }

  /** What it has printed. */
  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /** Ends what a failed test has left. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      // The children hang on a tether: they end with it.
      process.destroyForcibly().waitFor();
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
