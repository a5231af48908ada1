package vn.evn.simulator.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.evn.simulator.wire.PortalTime;

/** Times as a sender writes them that takes hours of twelve for hours of the day. */
public final class TwelveHours {
  private TwelveHours() {}

  /** A copy in which 15 o'clock is 03, and midnight 12. */
  public static ObjectNode in(ObjectNode body) {
    ObjectNode copy = body.deepCopy();
    rewrite(copy);
    return copy;
  }

  private static void rewrite(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        if (field.getValue().isTextual() && PortalTime.isValid(field.getValue().textValue())) {
          field.setValue(object.textNode(rewritten(field.getValue().textValue())));
        } else {
          rewrite(field.getValue());
        }
      }
    } else {
      node.forEach(TwelveHours::rewrite);
    }
  }

  private static String rewritten(String time) {
    int hour = Integer.parseInt(time.substring(8, 10)) % 12;
    return time.substring(0, 8) + "%02d".formatted(hour == 0 ? 12 : hour) + time.substring(10);
  }
}
