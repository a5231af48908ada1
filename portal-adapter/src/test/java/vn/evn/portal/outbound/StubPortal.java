package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
    /** It is done, but answered as if it had been there before. */
    EXISTS_AFTER_SUCCESS,
    /** The session is thrown away. */
    SESSION_OVER,
    SUCCESS_IN_WORDS_ALONE
  }

  /** A call as it came. */
  record Call(String service, String dossier, JsonNode body) {}

  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
  private static final Map<String, ObjectNode> KNOWN = new ConcurrentHashMap<>();
  private static final Map<String, List<JsonNode>> STEPS = new ConcurrentHashMap<>();
  private static final Map<String, List<JsonNode>> STATES = new ConcurrentHashMap<>();
  private static final AtomicInteger RECEIVED = new AtomicInteger();
  private static volatile boolean away;
  private static volatile @Nullable Random random;
  private static final Map<String, List<Trouble>> TROUBLES = new ConcurrentHashMap<>();
  private static final List<JsonNode> LISTED = new CopyOnWriteArrayList<>();
  private static final List<JsonNode> PROCEDURES = new CopyOnWriteArrayList<>();
  private static final AtomicInteger LOGINS = new AtomicInteger();
  private static final AtomicInteger SESSION = new AtomicInteger();
  private static final List<Trouble> WHILE_READING =
      List.of(Trouble.HTML_ERROR_PAGE, Trouble.SESSION_OVER, Trouble.CUT_AFTER_SUCCESS);
  private static final List<Trouble> WHILE_WRITING =
      List.of(
          Trouble.CUT_AFTER_SUCCESS,
          Trouble.HTML_ERROR_PAGE,
          Trouble.CODE_AS_TEXT,
          Trouble.SUCCESS_IN_WORDS_ALONE,
          Trouble.EXISTS_AFTER_SUCCESS,
          Trouble.SESSION_OVER);
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
    server.createContext("/mapi/share", this::integration);
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
        "evn.portal.sending.refusals",
        "4",
        "evn.portal.sending.refusal-back-off",
        "PT0.2S",
        "evn.portal.sending.failures-to-open",
        "6",
        "evn.portal.sending.open-for",
        "PT1S");
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
    KNOWN.put(dossier, Messages.JSON.createObjectNode());
  }

  /** The portal forgets a dossier with all its steps. */
  static void forgets(String dossier) {
    KNOWN.remove(dossier);
    STEPS.remove(dossier);
  }

  /** The portal knows a field of a dossier differently. */
  static void changes(String dossier, String field, String value) {
    KNOWN.computeIfPresent(dossier, (code, told) -> told.deepCopy().put(field, value));
  }

  /** A dossier was handed in on the portal on a day (yyyyMMdd), whether it was pushed or not. */
  static void lists(String dossier, String day) {
    LISTED.add(
        Messages.JSON
            .createObjectNode()
            .put("MaHoSo", dossier)
            .put("TrangThaiHoSo", "1")
            .put("day", day));
  }

  /** A procedure of the portal's catalogue; it takes the place of one of the same code. */
  static void hasProcedure(String code, String name, String isPublic) {
    PROCEDURES.removeIf(item -> item.path("MATTHC").asText().equals(code));
    PROCEDURES.add(
        Messages.JSON
            .createObjectNode()
            .put("MATTHC", code)
            .put("TENTTHC", name)
            .put("TRANGTHAI", isPublic));
  }

  /** The dossier as the portal was told last; a missing node if it does not know it. */
  static JsonNode dossier(String code) {
    ObjectNode known = KNOWN.get(code);
    return known == null ? MissingNode.getInstance() : known;
  }

  static List<JsonNode> steps(String code) {
    return STEPS.getOrDefault(code, List.of());
  }

  static List<JsonNode> states(String code) {
    return STATES.getOrDefault(code, List.of());
  }

  /** Nothing but error pages of the bus until it is back. */
  static void away(boolean isAway) {
    away = isAway;
  }

  /** Lets three calls in ten go wrong, in ways drawn from a seed; null ends it. */
  static void misbehave(@Nullable Long seed) {
    random = seed == null ? null : new Random(seed);
  }

  /** Calls that arrived, logins too, whatever came of them. */
  static int received() {
    return RECEIVED.get();
  }

  /** The calls of a service that were carried out, in order. */
  static List<Call> callsOf(String service) {
    return CALLS.stream().filter(call -> call.service().equals(service)).toList();
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
    RECEIVED.incrementAndGet();
    if (away) {
      send(exchange, 502, "text/html", "<html><body>Bad gateway</body></html>");
      return;
    }
    JsonNode body = Messages.JSON.readTree(exchange.getRequestBody());
    if (!body.path("username").asText().equals("test")) {
      answer(exchange, "{\"error_code\": -1, \"message\": \"sai tài khoản\"}");
      return;
    }
    LOGINS.incrementAndGet();
    answer(exchange, "{\"error_code\": 0, \"session\": \"s-" + SESSION.get() + "\"}");
  }

  private void integration(HttpExchange exchange) throws IOException {
    RECEIVED.incrementAndGet();
    if (away) {
      send(exchange, 502, "text/html", "<html><body>Bad gateway</body></html>");
      return;
    }
    JsonNode body = Messages.JSON.readTree(exchange.getRequestBody());
    String service = body.path("service").asText();
    String dossier = dossierOf(body);
    if (!body.path("session").asText().equals("s-" + SESSION.get())) {
      answer(exchange, "{\"error_code\": \"-1\", \"message\": \"Phiên làm việc đã hết hạn\"}");
      return;
    }
    Trouble trouble = next(service, dossier);
    if (trouble == Trouble.SESSION_OVER) {
      expireSessions();
      answer(exchange, "{\"error_code\": \"-1\", \"message\": \"Phiên làm việc đã hết hạn\"}");
      return;
    }
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
    if (trouble == Trouble.EXISTS_AFTER_SUCCESS) {
      reply = "{\"error_code\": -1, \"message\": \"Hồ sơ đã tồn tại\"}";
    }
    if (trouble == Trouble.CODE_AS_TEXT) {
      reply = "{\"error_code\": \"00\"}";
    }
    if (trouble == Trouble.SUCCESS_IN_WORDS_ALONE) {
      reply = "{\"message\": \"Đồng bộ Thành công\"}";
    }
    answer(exchange, reply);
  }

  private static @Nullable Trouble next(String service, String dossier) {
    Random drawn = random;
    if (drawn != null) {
      List<Trouble> possible = service.equals("TraCuuHoSo") ? WHILE_READING : WHILE_WRITING;
      synchronized (drawn) {
        return drawn.nextInt(10) < 3 ? possible.get(drawn.nextInt(possible.size())) : null;
      }
    }
    List<Trouble> troubles = TROUBLES.getOrDefault(dossier, List.of());
    return troubles.isEmpty() || service.equals("TraCuuHoSo") ? null : troubles.remove(0);
  }

  /** One message after the other, each wholly or not at all. */
  private static synchronized String carryOut(String service, String dossier, JsonNode body) {
    String refusal = refusalOf(service, body);
    CALLS.add(new Call(service, dossier, body));
    if (refusal != null) {
      return "{\"error_code\": -1, \"message\": \"" + refusal + "\"}";
    }
    switch (service) {
      case "TraCuuHoSo" -> {
        ObjectNode reply = Messages.JSON.createObjectNode().put("error_code", 0);
        ArrayNode result = reply.putArray("result");
        if (KNOWN.containsKey(dossier)) {
          result
              .addObject()
              .put("MaHoSo", dossier)
              .put("TrangThaiHoSo", dossier(dossier).path("TrangThaiHoSo").asText())
              .put("NgayHenTra", dossier(dossier).path("NgayHenTra").asText())
              .set("DanhSachTienDo", Messages.JSON.valueToTree(steps(dossier)));
        }
        return reply.toString();
      }
      case "DanhSachHoSo" -> {
        String day = body.path("ngayNhan1").asText().substring(0, 8);
        List<JsonNode> those =
            LISTED.stream().filter(item -> item.path("day").asText().equals(day)).toList();
        return found(those);
      }
      case "LayDanhSachTTHC" -> {
        return found(List.copyOf(PROCEDURES));
      }
      case "LayThuTuc" -> {
        return found(
            PROCEDURES.stream()
                .filter(item -> item.path("MATTHC").equals(body.path("maTTHC")))
                .toList());
      }
      case "DongBoHoSoMC" ->
          body.path("data")
              .forEach(told -> KNOWN.put(told.path("MaHoSo").asText(), (ObjectNode) told));
      case "CapNhatTienDoHoSoMC" ->
          body.path("data").forEach(step -> keep(STEPS, step.path("MaHoSo").asText(), step));
      case "DongBoTrangThaiHoSo" -> keep(STATES, dossier, body.path("data"));
      default -> {
        // Totals of ratings: the call itself is kept.
      }
    }
    return "{\"error_code\": 0, \"message\": \"\"}";
  }

  private static String found(List<JsonNode> result) {
    ObjectNode reply = Messages.JSON.createObjectNode().put("error_code", "0");
    reply.set("result", Messages.JSON.valueToTree(result));
    return reply.toString();
  }

  private static void keep(Map<String, List<JsonNode>> kept, String dossier, JsonNode told) {
    kept.computeIfAbsent(dossier, code -> new CopyOnWriteArrayList<>()).add(told);
  }

  private static @Nullable String refusalOf(String service, JsonNode body) {
    boolean creating = body.path("isUpdating").asText().equals("False");
    for (JsonNode item : body.path("data")) {
      boolean known = KNOWN.containsKey(item.path("MaHoSo").asText());
      if (service.equals("DongBoHoSoMC") && known && creating) {
        return "Hồ sơ đã tồn tại";
      }
      boolean replacing = service.equals("DongBoHoSoMC") && !creating;
      if (!known && (replacing || service.equals("CapNhatTienDoHoSoMC"))) {
        return "Hồ sơ không tồn tại";
      }
    }
    return null;
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
