package vn.evn.portal.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalFields;

/** Calls the portal: one session of all copies, logged in again once when it is rejected. */
@ApplicationScoped
class PortalClient {
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final PortalConfig config;
  private final ObjectMapper json;
  private final PortalSessions sessions;
  private final HttpClient http;
  private final UUID owner = UUID.randomUUID();
  private volatile @Nullable Held held;

  @Inject
  PortalClient(PortalConfig config, ObjectMapper json, PortalSessions sessions) {
    this.config = config;
    this.json = json;
    this.sessions = sessions;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.sending().connectTimeout())
            .build();
  }

  /**
   * The session as this copy knows it.
   *
   * @param endsNanos end of its time by the clock of this machine
   */
  private record Held(String session, long endsNanos) {}

  /** Sends a writing service; never throws for what the portal or the way to it does. */
  PortalAnswer send(String service, JsonNode data, boolean updating) {
    ObjectNode envelope = envelope(service);
    if (service.equals(PortalServices.SYNC)) {
      envelope.put("isUpdating", updating ? "True" : "False");
    }
    if (service.equals(PortalServices.STATE)) {
      envelope.put("type", "2");
    }
    envelope.set("data", data);
    return inSession(config.paths().integration(), envelope);
  }

  /** Whether the portal knows a dossier. */
  PortalAnswer lookUp(String dossierCode) {
    return read(false, PortalServices.LOOK_UP, Map.of("mahoso", dossierCode));
  }

  /**
   * Asks a reading service.
   *
   * @param shared whether it is a service of the share endpoint
   * @param arguments further fields of the envelope
   */
  PortalAnswer read(boolean shared, String service, Map<String, String> arguments) {
    ObjectNode envelope = envelope(service);
    arguments.forEach(envelope::put);
    return inSession(shared ? config.paths().share() : config.paths().integration(), envelope);
  }

  private ObjectNode envelope(String service) {
    ObjectNode envelope = json.createObjectNode();
    envelope.put("session", "");
    envelope.put("madonvi", config.agency());
    envelope.put("service", service);
    return envelope;
  }

  private PortalAnswer inSession(String path, ObjectNode envelope) {
    String rejected = null;
    while (true) {
      String session;
      try {
        session = session(rejected);
      } catch (LoginFailed e) {
        return e.answer;
      }
      envelope.put("session", session);
      PortalAnswer answer = call(path, envelope);
      if (answer.kind() != PortalAnswer.Kind.SESSION_REJECTED || rejected != null) {
        return answer;
      }
      rejected = session;
    }
  }

  /** The session of all copies; logs in if there is none, or waits for the copy that does. */
  private String session(@Nullable String rejected) throws LoginFailed {
    Held mine = held;
    if (mine != null
        && System.nanoTime() - mine.endsNanos() < 0
        && !mine.session().equals(rejected)) {
      return mine.session();
    }
    long end = System.nanoTime() + config.sending().timeout().multipliedBy(2).toNanos();
    do {
      String known = sessions.current(rejected).orElse(null);
      if (known != null) {
        // Its end stands in the database; here it is trusted for a short time alone.
        held = new Held(known, System.nanoTime() + config.sending().timeout().toNanos());
        return known;
      }
      if (sessions.begin(owner, config.sending().timeout().multipliedBy(2), rejected)) {
        return logIn();
      }
      pause();
    } while (System.nanoTime() - end < 0);
    throw new LoginFailed(PortalAnswer.lost("another copy's login takes too long", false));
  }

  private String logIn() throws LoginFailed {
    ObjectNode login = json.createObjectNode();
    login.put("username", config.username());
    login.put("password", config.password());
    PortalAnswer answer = call(config.paths().login(), login);
    String given = new PortalFields(answer.body()).text("session");
    if (!answer.isSuccess() || given.isEmpty()) {
      sessions.failed(owner);
      throw new LoginFailed(
          answer.kind() == PortalAnswer.Kind.BUS_ERROR
              ? PortalAnswer.lost("login: " + answer.text(), false)
              : PortalAnswer.told(
                  PortalAnswer.Kind.PORTAL_ERROR, "login: " + answer.kind(), answer.body()));
    }
    sessions.opened(owner, given, config.sending().sessionLife());
    held = new Held(given, System.nanoTime() + config.sending().timeout().toNanos());
    return given;
  }

  private static void pause() throws LoginFailed {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoginFailed(PortalAnswer.lost("interrupted", false));
    }
  }

  private PortalAnswer call(String path, JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.url() + path))
            .timeout(config.sending().timeout())
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Charset", "utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
    if (!config.destinationCode().equals("-")) {
      request.header("dstcode", config.destinationCode());
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return understand(answer.statusCode(), answer.body());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return PortalAnswer.lost("no connection", false);
    } catch (IOException e) {
      // A time-out, or a connection cut while the answer was awaited: it may have been done.
      return PortalAnswer.lost(e.getClass().getSimpleName(), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PortalAnswer.lost("interrupted", true);
    }
  }

  private PortalAnswer understand(int status, String text) {
    JsonNode body;
    try {
      body = json.readTree(text);
    } catch (JsonProcessingException e) {
      return PortalAnswer.lost("HTTP " + status + ", not JSON", true);
    }
    if (body == null || !body.isObject()) {
      return PortalAnswer.lost("HTTP " + status + ", no object", true);
    }
    PortalFields fields = new PortalFields(body);
    String code = fields.text("error_code");
    String message = fields.text("message");
    return PortalAnswer.told(kindOf(status, code, message.toLowerCase(Locale.ROOT)), message, body);
  }

  private PortalAnswer.Kind kindOf(int status, String code, String lowerMessage) {
    if (code.equals("0") || code.equals("00")) {
      return PortalAnswer.Kind.SUCCESS;
    }
    if (lowerMessage.contains(config.phrases().exists())) {
      return PortalAnswer.Kind.EXISTS;
    }
    if (code.isEmpty() && lowerMessage.contains(config.phrases().success())) {
      return PortalAnswer.Kind.SUCCESS;
    }
    if (lowerMessage.contains(config.phrases().session())) {
      return PortalAnswer.Kind.SESSION_REJECTED;
    }
    if (lowerMessage.contains(config.phrases().missing())) {
      return PortalAnswer.Kind.MISSING;
    }
    return status < 500 && config.sending().refusalCodes().contains(code)
        ? PortalAnswer.Kind.REFUSED
        : PortalAnswer.Kind.PORTAL_ERROR;
  }

  /** No session could be had. */
  private static final class LoginFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient PortalAnswer answer;

    LoginFailed(PortalAnswer answer) {
      super(answer.text());
      this.answer = answer;
    }
  }
}
