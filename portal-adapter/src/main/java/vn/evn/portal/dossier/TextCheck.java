package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.evn.portal.message.PortalFields;

/**
 * Holds the texts of a message against what can be kept: none is cut in silence, and none holds a
 * character that no database text can.
 */
final class TextCheck {
  /** Most characters of one text; the portal's own longest limit of a text is half of it. */
  private static final int LONGEST = 4_000;

  /** Most characters of a message without its papers, so that its event passes the broker. */
  private static final int LONGEST_OF_ALL = 200_000;

  private static final Set<String> PAPERS = Set.of("base64", "tepdondangky");

  private TextCheck() {}

  static void check(PortalFields message, Faults faults) {
    long all = 0;
    for (Map.Entry<String, JsonNode> field : message.properties()) {
      all += check(field.getKey(), field.getValue(), faults);
    }
    if (all > LONGEST_OF_ALL) {
      faults.add("Nội dung", "các trường (không kể tệp) vượt quá " + LONGEST_OF_ALL + " ký tự");
    }
  }

  private static long check(String name, JsonNode value, Faults faults) {
    if (value.isObject()) {
      long sum = 0;
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        sum += check(name + "." + field.getKey(), field.getValue(), faults);
      }
      return sum;
    }
    if (value.isArray()) {
      long sum = 0;
      for (int i = 0; i < value.size(); i++) {
        sum += check(name + "[" + i + "]", value.get(i), faults);
      }
      return sum;
    }
    if (PAPERS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
      return 0;
    }
    String text = value.asText();
    if (text.indexOf('\0') >= 0) {
      faults.add(name, "chứa ký tự không hợp lệ");
    } else if (text.codePointCount(0, text.length()) > LONGEST) {
      faults.add(name, "không quá " + LONGEST + " ký tự");
    }
    return text.length();
  }
}
