package vn.evn.system.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.evn.local.launch.Tether;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.local.token.LocalCredentials;

/** The built request-service in a process of its own, as the local stack runs it. */
final class RequestServiceProcess implements AutoCloseable {
  private static final Path JAR = Path.of("request-service/target/quarkus-app/quarkus-run.jar");
  private static final Duration TIME_TO_START = Duration.ofSeconds(60);

  private final Process process;

  private RequestServiceProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts the service and waits until it is ready.
   *
   * @param folder for its log, keys and documents
   */
  static RequestServiceProcess start(Path folder, String databaseUrl, String brokers)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = folder.resolve("request-service.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-cp",
                    "local-stack/target/classes:" + JAR,
                    Tether.class.getName(),
                    "io.quarkus.bootstrap.runner.QuarkusEntryPoint"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "EVN_HTTP_PORT",
                String.valueOf(port),
                "EVN_DB_URL",
                databaseUrl,
                "EVN_DB_USER",
                EmbeddedPostgresServer.USER,
                "EVN_DB_PASSWORD",
                "",
                "EVN_KAFKA_BOOTSTRAP",
                brokers,
                "EVN_JWT_PUBLIC_KEY_FILE",
                LocalCredentials.prepare(folder).publicKeyFile().toString(),
                "EVN_DOCUMENT_DIR",
                folder.resolve("documents").toString()));
    RequestServiceProcess service = new RequestServiceProcess(builder.start());
    service.awaitReady(port, log);
    return service;
  }

  private void awaitReady(int port, Path log) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready")).build();
    long end = System.nanoTime() + TIME_TO_START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      Thread.sleep(100);
    }
    close();
    throw new IllegalStateException("request-service did not start:\n" + Files.readString(log));
  }

  /**
   * Processor time of the service and of its surroundings.
   *
   * @param database a connection to its database
   */
  CpuTimes cpuTimes(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
      result.next();
      return CpuTimes.now(process.toHandle(), ProcessHandle.of(result.getLong(1)).orElseThrow());
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
