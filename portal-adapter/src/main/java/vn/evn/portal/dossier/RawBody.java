package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import vn.evn.platform.text.StorableText;
import vn.evn.portal.message.FieldNames;

/**
 * A message as it is kept: as received, without secrets, without the bytes of papers and without
 * what no database text holds.
 */
final class RawBody {
  private static final Set<String> PAPERS = Set.of("base64", "tepdondangky");
  private static final Set<String> SECRETS = Set.of("session", "securitykey", "password");

  private RawBody() {}

  static JsonNode of(JsonNode message, FieldNames names) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (message.isObject()) {
      ObjectNode object = make.objectNode();
      message
          .properties()
          .forEach(
              field ->
                  object.set(
                      StorableText.of(field.getKey()),
                      kept(field.getKey(), field.getValue(), names)));
      return object;
    }
    if (message.isArray()) {
      ArrayNode array = make.arrayNode(message.size());
      message.forEach(item -> array.add(of(item, names)));
      return array;
    }
    // The tree is changed and not its text: there the signs of an escape may be a text themselves.
    return message.isTextual() ? make.textNode(StorableText.of(message.textValue())) : message;
  }

  private static JsonNode kept(String name, JsonNode value, FieldNames names) {
    String key = names.ourNameOf(name).toLowerCase(Locale.ROOT);
    if (SECRETS.contains(key)) {
      return JsonNodeFactory.instance.textNode("(secret)");
    }
    if (PAPERS.contains(key) && value.isTextual()) {
      return JsonNodeFactory.instance.textNode("sha256 of the text: " + digest(value.textValue()));
    }
    return of(value, names);
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
