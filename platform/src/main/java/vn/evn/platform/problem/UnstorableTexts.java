package vn.evn.platform.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.evn.platform.text.StorableText;

/** Finds the texts of a JSON body that cannot be kept; see {@link StorableText}. */
final class UnstorableTexts {
  private static final String DETAIL = "holds a character that no text has a use for";

  private UnstorableTexts() {}

  /** Where they are, by JSON pointer; nothing for a body that is not JSON. */
  static List<FieldError> in(byte[] body, ObjectMapper json) {
    List<FieldError> faults = new ArrayList<>();
    if (mayHoldOne(body)) {
      try {
        collect(json.readTree(body), "", faults);
      } catch (IOException e) {
        // Whoever reads the body says so better.
        return List.of();
      }
    }
    return faults;
  }

  /**
   * A quick look, since hardly any body does. In JSON a NUL has to be escaped; half a pair may be
   * escaped or stand there as three bytes that are no proper UTF-8.
   */
  private static boolean mayHoldOne(byte[] body) {
    for (int i = 0; i + 1 < body.length; i++) {
      boolean escape = body[i] == '\\' && body[i + 1] == 'u' && i + 5 < body.length;
      if (escape && (isZero(body, i + 2) || isHalf(body, i + 2))) {
        return true;
      }
      if ((body[i] & 0xff) == 0xed && (body[i + 1] & 0xff) >= 0xa0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isZero(byte[] body, int at) {
    return body[at] == '0' && body[at + 1] == '0' && body[at + 2] == '0' && body[at + 3] == '0';
  }

  private static boolean isHalf(byte[] body, int at) {
    return (body[at] == 'd' || body[at] == 'D') && Character.digit(body[at + 1], 16) >= 8;
  }

  private static void collect(JsonNode node, String pointer, List<FieldError> faults) {
    if (node.isTextual() && !StorableText.isStorable(node.textValue())) {
      faults.add(new FieldError(pointer, DETAIL));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = StorableText.of(field.getKey());
      String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      if (!name.equals(field.getKey())) {
        faults.add(new FieldError(below, "the name " + DETAIL));
      }
      collect(field.getValue(), below, faults);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), pointer + "/" + i, faults);
      }
    }
  }
}
