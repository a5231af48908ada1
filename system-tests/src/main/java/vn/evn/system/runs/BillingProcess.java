package vn.evn.system.runs;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.evn.local.token.LocalCredentials;

/** A packaged billing-service as a process of its own, on 127.0.0.1. */
public final class BillingProcess implements AutoCloseable {
  private static final int START_SECONDS = 120;
  private static final int LOOKS_PER_SECOND = 5;
  private static final Pattern LONG_FIELD = Pattern.compile("\"(\\w+)\":(-?\\d+)");

  private final Process process;
  private final Path log;
  private final int port;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  private BillingProcess(Process process, Path log, int port, String token) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.token = token;
  }

  /**
   * Starts one; ends when it is ready.
   *
   * @param jar quarkus-run.jar of the service
   * @param settings environment beside addresses and keys
   */
  public static BillingProcess start(
      Path jar,
      Path folder,
      LocalCredentials credentials,
      String databaseUrl,
      String databaseUser,
      String broker,
      List<String> jvm,
      Map<String, String> settings)
      throws IOException, InterruptedException {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not built");
    }
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("-jar");
    command.add(jar.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "EVN_HTTP_PORT",
                String.valueOf(port),
                "EVN_DB_URL",
                databaseUrl,
                "EVN_DB_USER",
                databaseUser,
                "EVN_DB_PASSWORD",
                "",
                "EVN_KAFKA_BOOTSTRAP",
                broker,
                "EVN_JWT_PUBLIC_KEY_FILE",
                credentials.publicKeyFile().toString(),
                "EVN_DOCUMENT_DIR",
                folder.resolve("documents").toString()));
    builder.environment().putAll(settings);
    Path log = Files.createTempFile(folder, "billing-", ".log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    BillingProcess service =
        new BillingProcess(
            builder.start(),
            log,
            port,
            Files.readString(credentials.tokens().resolve("billing-operator.jwt")).strip());
    service.awaitReady();
    return service;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException, IOException {
    for (int look = 0; look < START_SECONDS * LOOKS_PER_SECOND; look++) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the service ended: " + Files.readString(log));
      }
      if (isReady()) {
        return;
      }
      Thread.sleep(1_000 / LOOKS_PER_SECOND);
    }
    close();
    throw new IllegalStateException("the service is not ready: " + Files.readString(log));
  }

  private boolean isReady() {
    try {
      HttpURLConnection health =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
      health.setConnectTimeout(500);
      health.setReadTimeout(3_000);
      return health.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Answer of a call. */
  public record Answer(int status, String body) {
    /** A field of the answer that is a whole number; the first of that name. */
    public long number(String field) {
      Matcher fields = LONG_FIELD.matcher(body);
      while (fields.find()) {
        if (fields.group(1).equals(field)) {
          return Long.parseLong(fields.group(2));
        }
      }
      throw new IllegalStateException("no " + field + " in " + body);
    }

    /** A field of the answer that is a text. */
    public String text(String field) {
      Matcher found = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(body);
      if (!found.find()) {
        throw new IllegalStateException("no " + field + " in " + body);
      }
      return found.group(1);
    }
  }

  /** Sends a body and expects success. */
  public Answer post(String path, String body) throws IOException, InterruptedException {
    return success(
        call(path, "POST", "application/json", HttpRequest.BodyPublishers.ofString(body), false));
  }

  /** Sends a packed file and expects success. */
  public Answer send(String path, Path file) throws IOException, InterruptedException {
    return success(call(path, "POST", "text/csv", HttpRequest.BodyPublishers.ofFile(file), true));
  }

  /** Reads and expects success. */
  public Answer get(String path) throws IOException, InterruptedException {
    return success(
        call(path, "GET", "application/json", HttpRequest.BodyPublishers.noBody(), false));
  }

  private static Answer success(Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(answer.status() + ": " + answer.body());
    }
    return answer;
  }

  private Answer call(
      String path, String method, String type, HttpRequest.BodyPublisher body, boolean packed)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofMinutes(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, body);
    if (packed) {
      request.header("Content-Encoding", "gzip");
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  /** The most memory that the process has had, in MB; what the operating system counts. */
  public long mostMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IllegalStateException("no VmHWM");
  }

  /** Processor time that the process has used. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends the process as a crash would: without a word. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  /** Where it writes its log. */
  public Path log() {
    return log;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
