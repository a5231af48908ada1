package vn.evn.portal.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Every fault of a message, in Vietnamese, each naming its field. */
final class Faults {
  private final List<Fault> all = new ArrayList<>();
  private final UnaryOperator<String> shown;

  /** Faults that name the fields as we do. */
  Faults() {
    this(UnaryOperator.identity());
  }

  /**
   * Faults that name the fields as somebody else does.
   *
   * @param shown the name to show for a name of ours
   */
  Faults(UnaryOperator<String> shown) {
    this.shown = shown;
  }

  /** A fault of a field of the portal's message. */
  record Fault(String field, String what) {}

  void add(String field, String what) {
    all.add(new Fault(field, what));
  }

  void missing(String field) {
    add(field, "bắt buộc phải có");
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<Fault> all() {
    return List.copyOf(all);
  }

  String message() {
    return all.stream()
        .map(fault -> shown.apply(fault.field()) + ": " + fault.what())
        .collect(Collectors.joining("; ", "Hồ sơ không hợp lệ: ", ""));
  }
}
