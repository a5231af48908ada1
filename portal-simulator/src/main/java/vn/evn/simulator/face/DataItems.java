package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of {@code data}, where a service takes an array.
 *
 * @param items empty if there are faults
 * @param faults empty if all items are objects and not too many
 */
record DataItems(List<ObjectNode> items, List<String> faults) {
  DataItems {
    items = List.copyOf(items);
    faults = List.copyOf(faults);
  }

  static DataItems of(ObjectNode envelope, int limit) {
    JsonNode data = envelope.path("data");
    if (!data.isArray() || data.isEmpty()) {
      return new DataItems(List.of(), List.of("data: phải là mảng có ít nhất một phần tử"));
    }
    if (data.size() > limit) {
      return new DataItems(List.of(), List.of("data: quá " + limit + " phần tử"));
    }
    List<ObjectNode> items = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      if (!(data.get(i) instanceof ObjectNode item)) {
        return new DataItems(List.of(), List.of("data[" + i + "]: phải là đối tượng"));
      }
      items.add(item);
    }
    return new DataItems(items, List.of());
  }
}
