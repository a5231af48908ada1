package vn.evn.simulator.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.problem.ProblemException;

/** Sends messages to portal-adapter, each with the bearer token that the file holds just then. */
@ApplicationScoped
public class AdapterClient {
  private static final int LONGEST_TEXT = 2000;

  private final ObjectMapper mapper;
  private final SimulatorSettings.Adapter settings;
  private final HttpClient http;

  @Inject
  AdapterClient(ObjectMapper mapper, SimulatorSettings settings) {
    this(mapper, settings.adapter());
  }

  AdapterClient(ObjectMapper mapper, SimulatorSettings.Adapter settings) {
    this.mapper = mapper;
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  /**
   * Sends a message and waits for the answer. Every HTTP status is an answer.
   *
   * @throws ProblemException 503 if there is no token; nothing was sent then
   */
  public Exchange post(String path, ObjectNode body) {
    return postLater(path, body).join();
  }

  /**
   * Sends a message; the future never fails.
   *
   * @throws ProblemException 503 if there is no token; nothing was sent then
   */
  public CompletableFuture<Exchange> postLater(String path, ObjectNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .timeout(settings.answerTimeout())
            .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
        .handle(this::exchange);
  }

  /** The longest that an answer may take. */
  public Duration patience() {
    return settings.connectTimeout().plus(settings.answerTimeout());
  }

  /** The token of the role portal, or 503 if the file is not there or empty. */
  String token() {
    try {
      String token = Files.readString(settings.tokenFile()).strip();
      if (!token.isEmpty()) {
        return token;
      }
    } catch (IOException e) {
      // Told below, the same as an empty file: the path of the file is nothing to show.
    }
    throw new ProblemException(
        503, "no-token", "There is no bearer token", "EVN_PORTAL_TOKEN_FILE is absent or empty");
  }

  private URI address(String path) {
    String base = settings.url().toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private Exchange exchange(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    if (response == null) {
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      return new Exchange(
          null, null, cause == null ? "no answer" : cause.getClass().getSimpleName());
    }
    return new Exchange(response.statusCode(), json(response.body()), null);
  }

  private JsonNode json(String body) {
    try {
      JsonNode read = mapper.readTree(body);
      return read.isMissingNode() ? TextNode.valueOf("") : read;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(body.substring(0, Math.min(LONGEST_TEXT, body.length())));
    }
  }
}
