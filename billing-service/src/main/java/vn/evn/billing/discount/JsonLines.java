package vn.evn.billing.discount;

import java.util.Map;

/**
 * On which line of a JSON file a place stands, for messages.
 *
 * @param byPlace lines from 1, by JSON pointer
 */
record JsonLines(Map<String, Integer> byPlace) {
  /** Copies the lines. */
  JsonLines {
    byPlace = Map.copyOf(byPlace);
  }

  /** The line of a place, or of the nearest thing around it that the file has. */
  int of(String place) {
    String around = place;
    while (!byPlace.containsKey(around) && !around.isEmpty()) {
      around = around.substring(0, around.lastIndexOf('/'));
    }
    return byPlace.getOrDefault(around, 0);
  }
}
