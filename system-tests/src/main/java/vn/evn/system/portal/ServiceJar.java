package vn.evn.system.portal;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service as a process of its own, on 127.0.0.1. */
final class ServiceJar implements AutoCloseable {
  private static final int START_SECONDS = 120;

  private final String module;
  private final Process process;
  private final int port;
  private final Path log;

  private ServiceJar(String module, Process process, int port, Path log) {
    this.module = module;
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts a service.
   *
   * @param folder where its log goes
   */
  static ServiceJar start(String module, int port, Path folder, Map<String, String> settings)
      throws IOException {
    Path jar = Path.of(module, "target", "quarkus-app", "quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not built");
    }
    Path log = folder.resolve(module + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString()));
    builder.environment().putAll(settings);
    builder.environment().put("EVN_HTTP_PORT", String.valueOf(port));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new ServiceJar(module, builder.start(), port, log);
  }

  /** Waits until it says that it is ready. */
  void awaitReady() throws IOException, InterruptedException {
    for (int second = 0; second < START_SECONDS; second++) {
      if (!process.isAlive()) {
        throw new IllegalStateException(module + " ended at its start: " + Files.readString(log));
      }
      if (isReady()) {
        return;
      }
      Thread.sleep(1_000);
    }
    throw new IllegalStateException(module + " was not ready in time, see " + log);
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) address("/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(2_000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  int port() {
    return port;
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
  }
}
