package vn.evn.system.bills;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.local.token.LocalCredentials;

/**
 * billing-service as a process of its own, as packaged, with a database and a broker, on 127.0.0.1.
 */
final class ServiceUnderLoad implements AutoCloseable {
  private static final Path JAR = Path.of("billing-service/target/quarkus-app/quarkus-run.jar");
  private static final int START_SECONDS = 90;

  private final EmbeddedPostgresServer postgres;
  private final EmbeddedKafkaBroker broker;
  private final Process process;
  private final int port;
  private final String token;

  private ServiceUnderLoad(
      EmbeddedPostgresServer postgres,
      EmbeddedKafkaBroker broker,
      Process process,
      int port,
      String token) {
    this.postgres = postgres;
    this.broker = broker;
    this.process = process;
    this.port = port;
    this.token = token;
  }

  /** Starts everything; ends when the service is ready. */
  static ServiceUnderLoad start(int port) throws IOException, InterruptedException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is not built");
    }
    Path folder = Files.createTempDirectory("evn-load");
    LocalCredentials credentials = LocalCredentials.prepare(folder);
    EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporary();
    postgres.createDatabase("billing_service");
    EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.temporary();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
    builder
        .environment()
        .putAll(
            Map.of(
                "EVN_HTTP_PORT", String.valueOf(port),
                "EVN_DB_URL", postgres.jdbcUrl("billing_service"),
                "EVN_DB_USER", EmbeddedPostgresServer.USER,
                "EVN_DB_PASSWORD", "",
                "EVN_KAFKA_BOOTSTRAP", broker.bootstrapServers(),
                "EVN_JWT_PUBLIC_KEY_FILE", credentials.publicKeyFile().toString(),
                "EVN_DOCUMENT_DIR", folder.resolve("documents").toString()));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("service.log").toFile());
    Process process = builder.start();
    ServiceUnderLoad service =
        new ServiceUnderLoad(
            postgres,
            broker,
            process,
            port,
            Files.readString(credentials.tokens().resolve("portal.jwt")).strip());
    service.awaitReady(folder.resolve("service.log"));
    return service;
  }

  private void awaitReady(Path log) throws InterruptedException, IOException {
    for (int second = 0; second < START_SECONDS; second++) {
      if (!process.isAlive()) {
        close();
        throw new IllegalStateException("the service ended at its start: " + Files.readString(log));
      }
      if (isReady()) {
        return;
      }
      Thread.sleep(1_000);
    }
    close();
    throw new IllegalStateException("the service was not ready in time, see " + log);
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(2_000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  String token() {
    return token;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    broker.close();
    postgres.close();
  }
}
