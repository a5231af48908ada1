package vn.evn.portal.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalFields;

/** Calls the portal: one session, logged in again once when it is rejected. */
@ApplicationScoped
class PortalClient {
  private final PortalConfig config;
  private final ObjectMapper json;
  private final HttpClient http;
  private @Nullable String session;
  private long sessionEndsNanos;

  @Inject
  PortalClient(PortalConfig config, ObjectMapper json) {
    this.config = config;
    this.json = json;
    this.http = HttpClient.newBuilder().connectTimeout(config.sending().timeout()).build();
  }

  /** Sends a writing service; never throws for what the portal or the way to it does. */
  PortalAnswer send(String service, JsonNode data, boolean updating) {
    ObjectNode envelope = envelope(service);
    if (service.equals(ChangeReporter.SYNC)) {
      envelope.put("isUpdating", updating ? "True" : "False");
    }
    if (service.equals(ChangeReporter.STATE)) {
      envelope.put("type", "2");
    }
    envelope.set("data", data);
    return inSession(envelope);
  }

  /** Whether the portal knows a dossier. */
  PortalAnswer lookUp(String dossierCode) {
    ObjectNode envelope = envelope("TraCuuHoSo");
    envelope.put("mahoso", dossierCode);
    return inSession(envelope);
  }

  private ObjectNode envelope(String service) {
    ObjectNode envelope = json.createObjectNode();
    envelope.put("session", "");
    envelope.put("madonvi", config.agency());
    envelope.put("service", service);
    return envelope;
  }

  private PortalAnswer inSession(ObjectNode envelope) {
    for (int tries = 0; ; tries++) {
      String current;
      try {
        current = session(tries > 0);
      } catch (LoginFailed e) {
        return new PortalAnswer(
            PortalAnswer.Kind.FAILED, String.valueOf(e.getMessage()), MissingNode.getInstance());
      }
      envelope.put("session", current);
      PortalAnswer answer = call(config.paths().integration(), envelope);
      if (answer.kind() != PortalAnswer.Kind.SESSION_REJECTED || tries > 0) {
        return answer;
      }
    }
  }

  private synchronized String session(boolean anew) throws LoginFailed {
    String current = session;
    if (current != null && !anew && System.nanoTime() - sessionEndsNanos < 0) {
      return current;
    }
    ObjectNode login = json.createObjectNode();
    login.put("username", config.username());
    login.put("password", config.password());
    PortalAnswer answer = call(config.paths().login(), login);
    String given = new PortalFields(answer.body()).text("session");
    if (answer.kind() != PortalAnswer.Kind.SUCCESS || given.isEmpty()) {
      throw new LoginFailed("login: " + answer.kind());
    }
    session = given;
    sessionEndsNanos = System.nanoTime() + config.sending().sessionLife().toNanos();
    return given;
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
    } catch (ConnectException e) {
      return failed("no connection");
    } catch (IOException e) {
      // A time-out, or a connection cut while the answer was awaited: it may have been done.
      return new PortalAnswer(
          PortalAnswer.Kind.UNKNOWN, e.getClass().getSimpleName(), MissingNode.getInstance());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PortalAnswer(PortalAnswer.Kind.UNKNOWN, "interrupted", MissingNode.getInstance());
    }
  }

  private PortalAnswer understand(int status, String text) {
    JsonNode body;
    try {
      body = json.readTree(text);
    } catch (JsonProcessingException e) {
      return failed("HTTP " + status + ", not JSON");
    }
    if (body == null || !body.isObject()) {
      return failed("HTTP " + status + ", no object");
    }
    PortalFields fields = new PortalFields(body);
    String code = fields.text("error_code");
    String message = fields.text("message");
    String lower = message.toLowerCase(Locale.ROOT);
    if (code.equals("0") || code.equals("00")) {
      return new PortalAnswer(PortalAnswer.Kind.SUCCESS, message, body);
    }
    if (lower.contains(config.phrases().exists())) {
      return new PortalAnswer(PortalAnswer.Kind.EXISTS, message, body);
    }
    if (code.isEmpty() && lower.contains(config.phrases().success())) {
      return new PortalAnswer(PortalAnswer.Kind.SUCCESS, message, body);
    }
    if (lower.contains(config.phrases().session())) {
      return new PortalAnswer(PortalAnswer.Kind.SESSION_REJECTED, message, body);
    }
    if (status >= 500) {
      return failed("HTTP " + status);
    }
    return new PortalAnswer(PortalAnswer.Kind.REFUSED, message, body);
  }

  private static PortalAnswer failed(String why) {
    return new PortalAnswer(PortalAnswer.Kind.FAILED, why, MissingNode.getInstance());
  }

  /** No session could be had. */
  private static final class LoginFailed extends Exception {
    private static final long serialVersionUID = 1L;

    LoginFailed(String message) {
      super(message);
    }
  }
}
