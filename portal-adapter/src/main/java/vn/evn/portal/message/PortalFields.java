package vn.evn.portal.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON object of the portal: names in any letter case, values as texts or numbers. */
public final class PortalFields {
  private final JsonNode object;

  public PortalFields(JsonNode object) {
    this.object = object;
  }

  /** The value of a name in any letter case; a missing node if there is none or it is null. */
  public JsonNode node(String name) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().equalsIgnoreCase(name) && !field.getValue().isNull()) {
        return field.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  /** The value as text without blanks around it; empty if there is none. */
  public String text(String name) {
    JsonNode value = node(name);
    return value.isValueNode() ? value.asText().strip() : "";
  }

  /** The object of a name; one without fields if there is none. */
  public PortalFields fields(String name) {
    return new PortalFields(node(name));
  }

  /** The objects of a name: an array of them, or a single one. */
  public List<PortalFields> list(String name) {
    JsonNode value = node(name);
    List<PortalFields> list = new ArrayList<>();
    if (value.isObject()) {
      list.add(new PortalFields(value));
    } else if (value.isArray()) {
      value.forEach(item -> list.add(new PortalFields(item)));
    }
    return list;
  }

  public boolean has(String name) {
    JsonNode value = node(name);
    return !value.isMissingNode()
        && !(value.isValueNode() && value.asText().isBlank())
        && !(value.isContainerNode() && value.isEmpty());
  }

  /** True for {@code "True"}, {@code "1"} and their like. */
  public boolean isTrue(String name) {
    String value = text(name);
    return value.equalsIgnoreCase("true") || value.equals("1");
  }

  /** The fields as they are. */
  public Set<Map.Entry<String, JsonNode>> properties() {
    return object.properties();
  }

  public boolean isObject() {
    return object.isObject();
  }
}
