package vn.evn.system.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.local.token.DevelopmentKeys;
import vn.evn.local.token.TokenIssuer;

/** request-service as a process of its own, on a database and a broker of this measurement. */
final class RequestService implements AutoCloseable {
  private static final Path JAR = Path.of("request-service/target/quarkus-app/quarkus-run.jar");
  private static final Duration TIME_TO_START = Duration.ofMinutes(3);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Process process;
  private final URI address;
  private final String token;

  private RequestService(Path folder, Process process, URI address, String token) {
    this.folder = folder;
    this.process = process;
    this.address = address;
    this.token = token;
  }

  /** Starts it and waits until it is ready. */
  static RequestService start(
      EmbeddedPostgresServer postgres, String database, EmbeddedKafkaBroker kafka)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("statistics-benchmark");
    TokenIssuer issuer = new TokenIssuer(DevelopmentKeys.readOrMake(folder.resolve("keys")));
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                JAR.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("request-service.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "EVN_HTTP_PORT",
                String.valueOf(port),
                "EVN_DB_URL",
                postgres.jdbcUrl(database),
                "EVN_DB_USER",
                EmbeddedPostgresServer.USER,
                "EVN_KAFKA_BOOTSTRAP",
                kafka.bootstrapServers(),
                "EVN_JWT_PUBLIC_KEY_FILE",
                folder.resolve("keys").resolve("jwt-public.pem").toString(),
                "EVN_DOCUMENT_DIR",
                folder.resolve("documents").toString(),
                // The measurement itself decides when changes are summed up: by a recount.
                "EVN_STATISTICS_COMPACTION_PAUSE",
                "PT24H"));
    RequestService service =
        new RequestService(
            folder,
            builder.start(),
            URI.create("http://127.0.0.1:" + port),
            issuer.token("supervisor", Duration.ofHours(12), Map.of()));
    service.awaitReady();
    return service;
  }

  /** Asks; the answer as JSON. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return answer(request(path).GET().build());
  }

  JsonNode post(String path) throws IOException, InterruptedException {
    return answer(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throw new IOException(request.uri() + " answered " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + TIME_TO_START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        get("/q/health/ready");
        return;
      } catch (IOException e) {
        // Not yet.
        Thread.sleep(200);
      }
    }
    String log = Files.readString(folder.resolve("request-service.log"));
    close();
    throw new IOException("request-service did not start:\n" + log);
  }

  /** Stops it and takes its files away. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
