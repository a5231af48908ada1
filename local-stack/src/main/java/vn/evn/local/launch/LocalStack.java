package vn.evn.local.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.evn.local.demonstration.ServiceAddresses;
import vn.evn.local.token.LocalCredentials;

/** The running local stack: real servers and the services, each a child process on 127.0.0.1. */
final class LocalStack implements AutoCloseable {
  private static final Duration TIME_TO_START = Duration.ofSeconds(120);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration SAY_AGAIN = Duration.ofSeconds(5);
  private static final List<String> DATABASES =
      List.of("portal_adapter", "request_service", "billing_service");

  private final Path root;
  private final StateFolder state;
  private final LocalCredentials credentials;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Deque<ChildProcess> children = new ArrayDeque<>();
  private boolean stopped;

  LocalStack(
      Path root,
      StateFolder state,
      LocalCredentials credentials,
      Map<String, String> environment,
      PrintStream out) {
    this.root = root;
    this.state = state;
    this.credentials = credentials;
    this.environment = environment;
    this.out = out;
  }

  /**
   * Starts everything and waits until it can be used.
   *
   * @throws LaunchFailure if a child ends or does not become ready
   */
  void start() throws IOException, LaunchFailure, InterruptedException {
    ChildProcess postgres = startServer("postgresql", postgresCommand());
    ChildProcess kafka = startServer("kafka", kafkaCommand());
    waitFor(List.of(postgres, kafka), ChildProcess::isReady);
    List<ChildProcess> services = new ArrayList<>();
    Map<ChildProcess, URI> health = new HashMap<>();
    for (ServiceProcess service : ServiceProcess.values()) {
      ChildProcess child =
          startChild(
              service.module(),
              serviceCommand(service),
              service.environment(this::portOf, credentials, state::resolve));
      services.add(child);
      health.put(child, uri(service.port()).resolve("/q/health/ready"));
    }
    waitFor(services, child -> isUp(health.get(child)));
  }

  ServiceAddresses addresses() {
    return new ServiceAddresses(
        uri(Port.PORTAL_ADAPTER),
        uri(Port.REQUEST_SERVICE),
        uri(Port.BILLING_SERVICE),
        uri(Port.PORTAL_SIMULATOR),
        "127.0.0.1:" + portOf(Port.KAFKA));
  }

  /** The first child that has ended by itself; null while all run. */
  synchronized @Nullable ChildProcess ended() {
    return stopped
        ? null
        : children.stream().filter(child -> !child.isAlive()).findFirst().orElse(null);
  }

  /** Stops the children in the opposite order of their start; may be called twice. */
  @Override
  public synchronized void close() {
    stopped = true;
    while (!children.isEmpty()) {
      ChildProcess child = children.removeLast();
      if (child.isAlive()) {
        out.println("stopping " + child.name());
        child.stop();
      }
    }
  }

  private ChildProcess startServer(String name, List<String> command)
      throws IOException, LaunchFailure {
    return startChild(name, command, Map.of());
  }

  private synchronized ChildProcess startChild(
      String name, List<String> command, Map<String, String> settings)
      throws IOException, LaunchFailure {
    if (stopped) {
      throw new LaunchFailure("Stopped before everything was started.");
    }
    out.println("starting " + name);
    ChildProcess child = ChildProcess.start(name, command, settings, state.resolve("logs"));
    children.addLast(child);
    return child;
  }

  private void waitFor(List<ChildProcess> waited, Predicate<ChildProcess> isReady)
      throws LaunchFailure, InterruptedException {
    List<ChildProcess> missing = new ArrayList<>(waited);
    long begun = System.nanoTime();
    long said = begun;
    while (!missing.isEmpty()) {
      ChildProcess ended = ended();
      if (ended != null) {
        throw new LaunchFailure(reportOf(ended));
      }
      missing.removeIf(isReady);
      long now = System.nanoTime();
      if (now - begun > TIME_TO_START.toNanos()) {
        throw new LaunchFailure(
            "Not ready after " + TIME_TO_START.toSeconds() + " s: " + names(missing));
      }
      if (!missing.isEmpty() && now - said > SAY_AGAIN.toNanos()) {
        said = now;
        out.println(
            "waiting for "
                + names(missing)
                + " ("
                + Duration.ofNanos(now - begun).toSeconds()
                + " s)");
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  /** What to say of a child that has ended by itself. */
  static String reportOf(ChildProcess ended) {
    return ended.name()
        + " ended with exit code "
        + ended.exitCode()
        + ". Its last lines ("
        + ended.log()
        + "):\n  "
        + String.join("\n  ", ended.lastLines());
  }

  private static String names(List<ChildProcess> children) {
    return String.join(", ", children.stream().map(ChildProcess::name).toList());
  }

  private boolean isUp(@Nullable URI health) {
    if (health == null) {
      return false;
    }
    try {
      return http.send(
                  HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<String> postgresCommand() {
    List<String> command = java("64m", ownClassPath(), PostgresMain.class.getName());
    command.add(state.resolve("postgres").toString());
    command.add(String.valueOf(portOf(Port.POSTGRES)));
    command.addAll(DATABASES);
    return command;
  }

  private List<String> kafkaCommand() {
    List<String> command = java("512m", ownClassPath(), KafkaMain.class.getName());
    command.add(state.resolve("kafka").toString());
    command.add(String.valueOf(portOf(Port.KAFKA)));
    command.add(String.valueOf(portOf(Port.KAFKA_CONTROLLER)));
    return command;
  }

  private List<String> serviceCommand(ServiceProcess service) throws LaunchFailure {
    Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new LaunchFailure(service.module() + " is not built: " + jar + " is missing.");
    }
    Path own = root.resolve("local-stack/target/classes");
    return java("384m", own + ":" + jar, "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }

  private static List<String> java(String heap, String classPath, String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=4",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    command.addAll(List.of("-cp", classPath, Tether.class.getName(), mainClass));
    return command;
  }

  private static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  private URI uri(Port port) {
    return URI.create("http://127.0.0.1:" + portOf(port));
  }

  private int portOf(Port port) {
    try {
      return port.in(environment);
    } catch (LaunchFailure e) {
      throw new IllegalStateException("the ports were checked before", e);
    }
  }
}
