package vn.evn.portal.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.message.PortalTime;

/** Asks the payment platform (messages 1.0.6; wire contract, 5.3). */
@ApplicationScoped
class Platform {
  private static final String VERSION = "1.0.6";
  private static final int MOST_BYTES = 30 * 1024 * 1024;
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private static final List<String> INIT_ORDER =
      List.of(
          "LoaiBanTin",
          "PhienBan",
          "MaDoiTac",
          "MaThamChieu",
          "SoTien",
          "LoaiHinhThanhToan",
          "MaKenhThanhToan",
          "MaThietBi",
          "NgonNgu",
          "MaTienTe",
          "MaNganHang",
          "ThongTinGiaoDich",
          "ThoiGianGD",
          "Ip");

  private static final List<String> QUERY_ORDER =
      List.of("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD");

  private final PlatformConfig config;
  private final PortalConfig portal;
  private final ObjectMapper json;
  private final Clock clock;
  private final HttpClient http;

  @Inject
  Platform(PlatformConfig config, PortalConfig portal, ObjectMapper json, Clock clock) {
    this.config = config;
    this.portal = portal;
    this.json = json;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(config.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Whatever the platform answers that is of no use; the attempt stays as it is. */
  static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String why) {
      super(why);
    }
  }

  /**
   * What the platform says of an attempt.
   *
   * @param state TrangThaiGD: 1 paid, 3 pending, 4 failed; anything else is not known
   * @param fields the answer, from which a payment is read
   */
  record State(String state, PortalFields fields) {}

  /**
   * The message that begins a payment (example 09).
   *
   * @param amountVnd whole VND, from the fee
   * @param dossier code of the dossier, for the text that the bank shows
   */
  ObjectNode init(String reference, long amountVnd, String dossier, ObjectNode receipt) {
    ObjectNode message = json.createObjectNode();
    message.put("LoaiBanTin", "INIT");
    message.put("PhienBan", VERSION);
    message.put("MaDoiTac", portal.payment().partner());
    message.put("MaThamChieu", reference);
    message.put("SoTien", String.valueOf(amountVnd));
    message.put("LoaiHinhThanhToan", "PAY");
    message.put("MaKenhThanhToan", "1");
    message.put("MaThietBi", "1");
    message.put("NgonNgu", "vi-VN");
    message.put("MaTienTe", "VND");
    message.put("MaNganHang", "PAYMENT");
    message.put("ThongTinGiaoDich", "THANH TOAN HO SO " + dossier);
    message.put("ThoiGianGD", PortalTime.format(OffsetDateTime.now(clock)));
    message.put("Ip", config.ip());
    message.set("ThongTinBienLai", receipt);
    return signed(message, INIT_ORDER);
  }

  /**
   * Begins a payment; where it is made.
   *
   * @throws NoAnswer if the platform gives no address; the attempt may be under way nevertheless
   */
  String payUrl(ObjectNode init) throws NoAnswer {
    PortalFields answer = new PortalFields(read(send(config.initPath(), init)));
    if (!List.of("0", "00").contains(answer.text("error_code"))) {
      throw new NoAnswer("error_code " + answer.text("error_code"));
    }
    String url = new PortalFields(message(answer)).text("UrlThanhToan");
    if (!url.matches("https?://[!-~]{1,2000}")) {
      throw new NoAnswer("no UrlThanhToan");
    }
    return url;
  }

  /** Asks what became of an attempt. */
  State query(String reference) throws NoAnswer {
    PortalFields answer =
        new PortalFields(read(send(config.queryPath(), question("QUERY", reference))));
    PortalFields fields = answer.has("TrangThaiGD") ? answer : new PortalFields(message(answer));
    if (!fields.text("MaThamChieu").equals(reference)) {
      throw new NoAnswer("the answer is not about this reference");
    }
    return new State(fields.text("TrangThaiGD"), fields);
  }

  /** Fetches the receipt, a PDF; it comes as such or in base64 within JSON. */
  byte[] bill(String reference) throws NoAnswer {
    byte[] bytes = send(config.billPath(), question("GET_BILL", reference));
    if (isPdf(bytes)) {
      return bytes;
    }
    PortalFields answer = new PortalFields(read(bytes));
    return pdfIn(answer.node("message"))
        .or(() -> pdfIn(message(answer)))
        .orElseThrow(() -> new NoAnswer("no PDF"));
  }

  private Optional<byte[]> pdfIn(JsonNode node) {
    if (node.isTextual()) {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(node.textValue());
        return isPdf(bytes) ? Optional.of(bytes) : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    for (JsonNode child : node) {
      Optional<byte[]> found = pdfIn(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isPdf(byte[] bytes) {
    return bytes.length > PDF.length
        && java.util.Arrays.equals(bytes, 0, PDF.length, PDF, 0, PDF.length);
  }

  private ObjectNode question(String kind, String reference) {
    ObjectNode message = json.createObjectNode();
    message.put("LoaiBanTin", kind);
    message.put("PhienBan", VERSION);
    message.put("MaDoiTac", portal.payment().partner());
    message.put("MaThamChieu", reference);
    message.put("ThoiGianGD", PortalTime.format(OffsetDateTime.now(clock)));
    return signed(message, QUERY_ORDER);
  }

  private ObjectNode signed(ObjectNode message, List<String> order) {
    List<String> values = order.stream().map(field -> message.path(field).asText()).toList();
    return message.put("MaXacThuc", Checksum.of(values, portal.payment().secret()));
  }

  /** The message of an answer: an object, or the text of one. */
  private JsonNode message(PortalFields answer) {
    JsonNode message = answer.node("message");
    if (!message.isTextual()) {
      return message;
    }
    try {
      return json.readTree(message.textValue());
    } catch (JsonProcessingException e) {
      return json.missingNode();
    }
  }

  private JsonNode read(byte[] body) throws NoAnswer {
    try {
      JsonNode answer = json.readTree(body);
      if (answer != null && answer.isObject()) {
        return answer;
      }
      throw new NoAnswer("no JSON object");
    } catch (IOException e) {
      throw new NoAnswer("no JSON object");
    }
  }

  private byte[] send(String path, ObjectNode message) throws NoAnswer {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.url() + path))
            .timeout(config.timeout())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/pdf")
            .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
    config.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new NoAnswer("HTTP " + response.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new NoAnswer("too large");
        }
        return bytes;
      }
    } catch (IOException e) {
      throw new NoAnswer(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted");
    }
  }
}
