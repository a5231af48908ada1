package vn.evn.simulator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands where portal-adapter would: notes every push and answers as it was told to. */
public final class AgencyStub implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Push> pushes = new CopyOnWriteArrayList<>();
  private volatile Answer answer = Answer.STORED;

  /** What a push brought. */
  public record Push(String path, @Nullable String authorization, JsonNode body) {}

  /** What is answered. */
  public record Answer(int status, String body) {
    public static final Answer STORED =
        new Answer(200, "{\"error_code\": 0, \"message\": \"Đã ghi nhận\"}");
  }

  public AgencyStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void answerWith(int status, String body) {
    answer = new Answer(status, body);
  }

  public void beginAnew() {
    pushes.clear();
    answer = Answer.STORED;
  }

  public List<Push> pushes() {
    return List.copyOf(pushes);
  }

  public Push lastPush() {
    return pushes.get(pushes.size() - 1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      pushes.add(
          new Push(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              MAPPER.readTree(exchange.getRequestBody())));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
