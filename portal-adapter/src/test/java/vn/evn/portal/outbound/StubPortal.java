package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vn.evn.portal.Messages;

/**
 * A portal for the tests: remembers what it was told, creates a dossier once, and misbehaves per
 * dossier as a test asks.
 */
@SuppressWarnings("NullAway.Init")
public final class StubPortal implements QuarkusTestResourceLifecycleManager {
  /** What goes wrong with the next call for a dossier. */
  enum Trouble {
    /** It is done, but the connection is cut before the answer. */
    CUT_AFTER_SUCCESS,
    /** It is done, but the answer comes after the time limit. */
    LATE_AFTER_SUCCESS,
    HTML_ERROR_PAGE,
    REFUSAL,
    CODE_AS_TEXT,
    SUCCESS_IN_WORDS_ALONE
  }

  /** A call as it came. */
  record Call(String service, String dossier, JsonNode body) {}

  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
  private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
  private static final Map<String, List<Trouble>> TROUBLES = new ConcurrentHashMap<>();
  private static final AtomicInteger LOGINS = new AtomicInteger();
  private static final AtomicInteger SESSION = new AtomicInteger();
  private static final Duration LATE = Duration.ofMillis(2_500);

  private HttpServer server;
  private ExecutorService threads;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/mapi/login", this::login);
    server.createContext("/mapi/integration", this::integration);
    server.start();
    return Map.of(
        "evn.portal.url",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "evn.portal.sending.timeout",
        "PT2S",
        "evn.portal.sending.first-back-off",
        "PT0.2S",
        "evn.portal.sending.longest-back-off",
        "PT1S",
        "evn.portal.sending.attempts",
        "4");
  }

  @Override
  public void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Lets the next calls for a dossier go wrong, in this order. */
  static void trouble(String dossier, Trouble... troubles) {
    TROUBLES.put(dossier, new CopyOnWriteArrayList<>(troubles));
  }

  /** The portal knows the dossier, whoever told it. */
  static void knows(String dossier) {
    KNOWN.add(dossier);
  }

  static void expireSessions() {
    SESSION.incrementAndGet();
  }

  static int logins() {
    return LOGINS.get();
  }

  /** The calls about a dossier that were carried out, in order; look-ups are among them. */
  static List<Call> callsFor(String dossier) {
    return CALLS.stream().filter(call -> call.dossier().equals(dossier)).toList();
  }

  private void login(HttpExchange exchange) throws IOException {
    JsonNode body = Messages.JSON.readTree(exchange.getRequestBody());
    if (!body.path("username").asText().equals("test")) {
      answer(exchange, "{\"error_code\": -1, \"message\": \"sai tài khoản\"}");
      return;
    }
    LOGINS.incrementAndGet();
    answer(exchange, "{\"error_code\": 0, \"session\": \"s-" + SESSION.get() + "\"}");
  }

  private void integration(HttpExchange exchange) throws IOException {
    JsonNode body = Messages.JSON.readTree(exchange.getRequestBody());
    String service = body.path("service").asText();
    String dossier = dossierOf(body);
    if (!body.path("session").asText().equals("s-" + SESSION.get())) {
      answer(exchange, "{\"error_code\": \"-1\", \"message\": \"Phiên làm việc đã hết hạn\"}");
      return;
    }
    List<Trouble> troubles = TROUBLES.getOrDefault(dossier, List.of());
    Trouble trouble =
        troubles.isEmpty() || service.equals("TraCuuHoSo") ? null : troubles.remove(0);
    if (trouble == Trouble.HTML_ERROR_PAGE) {
      send(exchange, 502, "text/html", "<html><body>Bad gateway</body></html>");
      return;
    }
    if (trouble == Trouble.REFUSAL) {
      answer(exchange, "{\"error_code\": -1, \"message\": \"Dữ liệu không hợp lệ\"}");
      return;
    }
    String reply = carryOut(service, dossier, body);
    if (trouble == Trouble.CUT_AFTER_SUCCESS) {
      exchange.close();
      return;
    }
    if (trouble == Trouble.LATE_AFTER_SUCCESS) {
      hold(LATE);
    }
    if (trouble == Trouble.CODE_AS_TEXT) {
      reply = "{\"error_code\": \"00\"}";
    }
    if (trouble == Trouble.SUCCESS_IN_WORDS_ALONE) {
      reply = "{\"message\": \"Đồng bộ Thành công\"}";
    }
    answer(exchange, reply);
  }

  private static String carryOut(String service, String dossier, JsonNode body) {
    CALLS.add(new Call(service, dossier, body));
    if (service.equals("TraCuuHoSo")) {
      ObjectNode reply = Messages.JSON.createObjectNode().put("error_code", 0);
      if (KNOWN.contains(dossier)) {
        reply.putArray("result").addObject().put("MAHOSO", dossier);
      } else {
        reply.putArray("result");
      }
      return reply.toString();
    }
    if (service.equals("DongBoHoSoMC")) {
      boolean updating = body.path("isUpdating").asText().equals("True");
      if (!KNOWN.add(dossier) && !updating) {
        return "{\"error_code\": -1, \"message\": \"Hồ sơ đã tồn tại\"}";
      }
    }
    return "{\"error_code\": 0, \"message\": \"\"}";
  }

  private static String dossierOf(JsonNode body) {
    JsonNode data = body.path("data");
    JsonNode first = data.isArray() ? data.path(0) : data;
    String code = first.path("MaHoSo").asText();
    return code.isEmpty() ? body.path("mahoso").asText() : code;
  }

  private static void hold(Duration time) {
    try {
      new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    send(exchange, 200, "application/json", body);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
