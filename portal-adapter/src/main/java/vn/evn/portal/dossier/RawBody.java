package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A message as it is kept: as received, without secrets and without the bytes of papers. */
final class RawBody {
  private static final Set<String> PAPERS = Set.of("base64", "tepdondangky");
  private static final Set<String> SECRETS = Set.of("session", "securitykey", "password");

  private RawBody() {}

  static JsonNode of(JsonNode message) {
    JsonNode copy = message.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> fields =
          object.properties().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      fields.forEach(
          (name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (SECRETS.contains(key)) {
              object.put(name, "(secret)");
            } else if (PAPERS.contains(key) && value.isTextual()) {
              object.put(name, "sha256 of the text: " + digest(value.asText()));
            } else {
              strip(value);
            }
          });
    } else {
      node.forEach(RawBody::strip);
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
