package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls one API with the token of one role. */
public final class ApiClient {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final @Nullable String token;

  private ApiClient(URI base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  public static ApiClient withoutToken(URI base) {
    return new ApiClient(base, null);
  }

  /** A client with the token of a role, as the local stack wrote it. */
  public static ApiClient as(String role, Path tokens, URI base) {
    try {
      return new ApiClient(base, Files.readString(tokens.resolve(role + ".jwt")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("no token of role " + role, e);
    }
  }

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** A JSON object from plain values, maps and lists. */
  public static ObjectNode object(Map<String, ?> values) {
    return JSON.valueToTree(values);
  }

  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public Answer get(String path) {
    return call("GET", path, null, Map.of());
  }

  public Answer post(String path, JsonNode body) {
    return call("POST", path, body, Map.of());
  }

  public Answer post(String path, JsonNode body, Map<String, String> headers) {
    return call("POST", path, body, headers);
  }

  public Answer put(String path, JsonNode body) {
    return call("PUT", path, body, Map.of());
  }

  public Answer delete(String path) {
    return call("DELETE", path, null, Map.of());
  }

  static JsonNode parse(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (IOException e) {
      throw new DemonstrationFailure("not JSON: " + text);
    }
  }

  private Answer call(
      String method, String path, @Nullable JsonNode body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIME_LIMIT)
            .header("Accept", "application/json, application/problem+json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    String call = method + " " + base.resolve(path);
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(call, answer.statusCode(), parse(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(call + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemonstrationFailure(call + " was interrupted");
    }
  }
}
