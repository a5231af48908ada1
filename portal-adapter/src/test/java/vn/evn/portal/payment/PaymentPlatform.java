package vn.evn.portal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A real payment platform on a port of its own, which says what a test wants. */
public class PaymentPlatform implements QuarkusTestResourceLifecycleManager {
  static final byte[] RECEIPT = "%PDF-1.4 bien lai vi du".getBytes(StandardCharsets.UTF_8);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<JsonNode> INITS = new CopyOnWriteArrayList<>();
  private static final List<JsonNode> QUESTIONS = new CopyOnWriteArrayList<>();
  private static final Map<String, ObjectNode> ANSWERS = new ConcurrentHashMap<>();
  private static volatile boolean away;
  private static volatile boolean rawReceipt;
  private static @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.createContext("/payment/init", call -> answer(call, INITS, PaymentPlatform::begun));
      started.createContext(
          "/payment/query", call -> answer(call, QUESTIONS, PaymentPlatform::state));
      started.createContext("/payment/bill", call -> answer(call, QUESTIONS, asked -> receipt()));
      started.start();
      server = started;
      return Map.of("EVN_PAYMENT_URL", "http://127.0.0.1:" + started.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    Objects.requireNonNull(server).stop(0);
  }

  static List<JsonNode> inits() {
    return List.copyOf(INITS);
  }

  static List<JsonNode> questions() {
    return List.copyOf(QUESTIONS);
  }

  static void isAway(boolean now) {
    away = now;
  }

  static void sendsReceiptsRaw(boolean now) {
    rawReceipt = now;
  }

  /** What QUERY says of a reference. */
  static void says(String reference, String state, String amount, String transaction) {
    ObjectNode answer = JSON.createObjectNode().put("error_code", 0);
    answer
        .putObject("message")
        .put("MaThamChieu", reference)
        .put("TrangThaiGD", state)
        .put("SoTien", amount)
        .put("MaTienTe", "VND")
        .put("MaGiaoDich", transaction)
        .put("ThoiGianGD", "20261119091742");
    ANSWERS.put(reference, answer);
  }

  private interface Reply {
    byte[] to(JsonNode message) throws IOException;
  }

  private static void answer(HttpExchange call, List<JsonNode> kept, Reply reply)
      throws IOException {
    try (call) {
      JsonNode message = JSON.readTree(call.getRequestBody().readAllBytes());
      kept.add(message);
      byte[] body = away ? new byte[0] : reply.to(message);
      call.sendResponseHeaders(away ? 503 : 200, body.length == 0 ? -1 : body.length);
      call.getResponseBody().write(body);
    }
  }

  private static byte[] begun(JsonNode init) throws IOException {
    String url = "https://thanhtoan.vidu.example/" + init.path("MaThamChieu").asText();
    String text = JSON.createObjectNode().put("UrlThanhToan", url).toString();
    return JSON.writeValueAsBytes(Map.of("error_code", "0", "message", text));
  }

  private static byte[] state(JsonNode question) throws IOException {
    ObjectNode answer = ANSWERS.get(question.path("MaThamChieu").asText());
    return answer == null
        ? JSON.writeValueAsBytes(Map.of("error_code", "-1", "message", "Không có"))
        : JSON.writeValueAsBytes(answer);
  }

  private static byte[] receipt() throws IOException {
    return rawReceipt
        ? RECEIPT
        : JSON.writeValueAsBytes(
            Map.of(
                "error_code",
                "0",
                "message",
                Map.of("TenTep", "a.pdf", "Base64", Base64.getEncoder().encodeToString(RECEIPT))));
  }
}
