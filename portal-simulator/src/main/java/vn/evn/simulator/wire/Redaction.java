package vn.evn.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/**
 * Takes out of a message what must not be kept: the bytes of documents, which would swell the
 * journal, and sessions and passwords, which are secrets.
 */
public final class Redaction {
  private static final Set<String> SECRETS = Set.of("session", "username", "password");
  private static final Set<String> BYTES =
      Set.of("base64", "tepdondangky", "filethongbaothue", "dulieuteptindinhkem");

  private Redaction() {}

  /** A copy without secrets, with the size in place of document bytes. */
  public static JsonNode of(JsonNode message) {
    if (message instanceof ObjectNode object) {
      return ofObject(object);
    }
    if (message instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> copy.add(of(item)));
      return copy;
    }
    return message;
  }

  /** A copy of an object without secrets, with the size in place of document bytes. */
  public static ObjectNode ofObject(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (var field : object.properties()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      JsonNode value = field.getValue();
      if (SECRETS.contains(name)) {
        continue;
      }
      if (BYTES.contains(name) && value.isTextual()) {
        copy.put(field.getKey(), "(" + value.textValue().length() + " characters taken out)");
      } else {
        copy.set(field.getKey(), of(value));
      }
    }
    return copy;
  }
}
