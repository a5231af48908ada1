package vn.evn.request.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.ProblemException;

/** Calls that a client may repeat with the same key: they are carried out once. */
@ApplicationScoped
class IdempotentCalls {
  private static final int MAX_KEY = 200;

  private final IdempotencyKeys keys;
  private final ObjectMapper json;

  @Inject
  IdempotentCalls(IdempotencyKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** The key of a call, which is required. */
  static String checked(@Nullable String key) {
    if (key == null || key.isBlank() || key.length() > MAX_KEY) {
      throw ProblemException.unreadable(
          "The header Idempotency-Key is required, with 1 to " + MAX_KEY + " characters");
    }
    return key;
  }

  /**
   * Carries out a call in the present transaction, or gives the answer of the first call with this
   * key. Of two at once the second waits for the first; one that fails leaves the key free.
   *
   * @param scope what the call is about beside its body; empty if nothing
   * @param body of the call; the order of its members does not count
   * @param call gives the answer as JSON
   */
  String once(String client, String key, String scope, JsonNode body, Supplier<String> call) {
    String digest = digest(scope, body);
    Optional<IdempotencyKeys.Used> used = keys.take(client, key, digest);
    if (used.isPresent()) {
      if (!used.get().bodyDigest().equals(digest)) {
        throw ProblemException.unprocessable(
            "key-reused",
            "The Idempotency-Key was used for another body",
            "Use a new key for a new call");
      }
      return used.get().answer();
    }
    String answer = call.get();
    keys.answer(client, key, answer);
    return answer;
  }

  private String digest(String scope, JsonNode body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(scope.getBytes(StandardCharsets.UTF_8));
      digest.update(
          json.writer()
              .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writeValueAsBytes(json.treeToValue(body, Object.class)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JSON tree has a digest", e);
    }
  }
}
