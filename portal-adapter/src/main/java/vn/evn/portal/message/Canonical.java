package vn.evn.portal.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The content of a message without what may differ between two sendings of the same. */
public final class Canonical {
  private static final Set<String> ENVELOPE = Set.of("isupdating", "session");

  private Canonical() {}

  /**
   * SHA-256 over the content: names in lower case and sorted, numbers as texts, absent, null and
   * empty alike.
   */
  public static String digest(JsonNode message) {
    byte[] text = canonical(message).toString().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static JsonNode canonical(JsonNode node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties()
          .forEach(
              field -> {
                String name = field.getKey().toLowerCase(Locale.ROOT);
                JsonNode value = canonical(field.getValue());
                if (!ENVELOPE.contains(name) && !isEmpty(value)) {
                  sorted.put(name, value);
                }
              });
      ObjectNode object = make.objectNode();
      object.setAll(sorted);
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = make.arrayNode();
      node.forEach(item -> array.add(canonical(item)));
      return array;
    }
    return node.isNull() ? make.textNode("") : make.textNode(node.asText().strip());
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isTextual() ? value.asText().isEmpty() : value.isEmpty();
  }
}
