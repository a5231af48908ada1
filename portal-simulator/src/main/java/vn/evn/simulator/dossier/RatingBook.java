package vn.evn.simulator.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Totals of ratings as the agency told them last, one for each month, agency and procedure. Guarded
 * by the lock of {@link Dossiers}.
 */
final class RatingBook {
  private final Map<String, RatingPage.Item> byKey = new HashMap<>();
  private final NavigableMap<Long, RatingPage.Item> byPlace = new TreeMap<>();
  private long lastPlace;

  /** How many there would be with these. */
  int sizeWith(List<ObjectNode> items) {
    long more = items.stream().map(RatingBook::key).distinct().filter(k -> !has(k)).count();
    return byKey.size() + (int) more;
  }

  private boolean has(String key) {
    return byKey.containsKey(key);
  }

  void told(List<ObjectNode> items, OffsetDateTime at) {
    for (ObjectNode item : items) {
      RatingPage.Item kept = new RatingPage.Item(++lastPlace, at, item);
      byPlace.put(kept.place(), kept);
      RatingPage.Item before = byKey.put(key(item), kept);
      if (before != null) {
        byPlace.remove(before.place());
      }
    }
  }

  /** A page, what was told last first. */
  RatingPage page(long before, int size) {
    List<RatingPage.Item> items = new ArrayList<>();
    for (RatingPage.Item item : byPlace.headMap(before, false).descendingMap().values()) {
      if (items.size() == size) {
        return new RatingPage(items, Long.toString(items.get(size - 1).place()));
      }
      items.add(item);
    }
    return new RatingPage(items, null);
  }

  void clear() {
    byKey.clear();
    byPlace.clear();
  }

  private static String key(ObjectNode item) {
    return item.path("NgayTongHop").asText()
        + "|"
        + item.path("Madonvi").asText()
        + "|"
        + item.path("MaThuTuc").asText("");
  }
}
