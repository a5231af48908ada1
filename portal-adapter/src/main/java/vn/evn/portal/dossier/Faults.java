package vn.evn.portal.dossier;

import java.util.ArrayList;
import java.util.List;

/** Every fault of a message, in Vietnamese, each naming its field. */
final class Faults {
  private final List<String> all = new ArrayList<>();

  void add(String field, String what) {
    all.add(field + ": " + what);
  }

  void missing(String field) {
    add(field, "bắt buộc phải có");
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  String message() {
    return "Hồ sơ không hợp lệ: " + String.join("; ", all);
  }
}
