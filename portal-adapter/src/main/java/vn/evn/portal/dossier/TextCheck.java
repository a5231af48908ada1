package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.evn.platform.text.StorableText;
import vn.evn.portal.message.PortalFields;

/**
 * Holds the texts of a message, names of fields among them, against what can be kept: none is cut
 * in silence, and none holds a character that no database text can.
 */
final class TextCheck {
  /** Most characters of one text; the portal's own longest limit of a text is half of it. */
  private static final int LONGEST = 4_000;

  /** Most characters of the name of a field; the longest that is known has 30. */
  private static final int LONGEST_NAME = 200;

  /**
   * Most characters of a message without its papers, written as JSON. request-service takes an
   * application of 200,000, of which the references to 30 papers and its own names need a part.
   */
  private static final int LONGEST_OF_ALL = 150_000;

  private static final Set<String> PAPERS = Set.of("base64", "tepdondangky");

  private TextCheck() {}

  static void check(PortalFields message, Faults faults) {
    if (checkFields("", message.properties(), faults) > LONGEST_OF_ALL) {
      faults.add("Nội dung", "các trường (không kể tệp) vượt quá " + LONGEST_OF_ALL + " ký tự");
    }
  }

  private static long checkFields(
      String path, Set<Map.Entry<String, JsonNode>> fields, Faults faults) {
    long all = 0;
    Set<String> seen = new HashSet<>();
    for (Map.Entry<String, JsonNode> field : fields) {
      String name = field.getKey();
      String shown = path + StorableText.start(StorableText.of(name), LONGEST_NAME);
      if (!StorableText.isStorable(name) || name.length() > LONGEST_NAME) {
        faults.add(shown, "tên trường không hợp lệ hoặc quá " + LONGEST_NAME + " ký tự");
      }
      // Names are read in any letter case: which of two would be meant, nobody knows.
      String folded = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
      if (!field.getValue().isNull() && !seen.add(folded)) {
        faults.add(shown, "có hai lần trong cùng một đối tượng");
      }
      boolean paper = PAPERS.contains(name.toLowerCase(Locale.ROOT)) && !isContainer(field);
      all += name.length() + (paper ? 0 : check(shown, field.getValue(), faults));
    }
    return all;
  }

  private static boolean isContainer(Map.Entry<String, JsonNode> field) {
    return field.getValue().isContainerNode();
  }

  /** Checks a value; returns its length as JSON. */
  private static long check(String path, JsonNode value, Faults faults) {
    if (value.isObject()) {
      return checkFields(path + ".", value.properties(), faults);
    }
    if (value.isArray()) {
      long all = 0;
      for (int i = 0; i < value.size(); i++) {
        all += 1 + check(path + "[" + i + "]", value.get(i), faults);
      }
      return all;
    }
    String text = value.asText();
    if (!StorableText.isStorable(text)) {
      faults.add(path, "chứa ký tự không hợp lệ");
    } else if (text.codePointCount(0, text.length()) > LONGEST) {
      faults.add(path, "không quá " + LONGEST + " ký tự");
    }
    return TextNode.valueOf(text).toString().length();
  }
}
