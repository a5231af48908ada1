package vn.evn.billing.calculation;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an input, so that the sender learns everything at once. */
final class Faults {
  private final List<FieldFault> faults = new ArrayList<>();

  void add(String pointer, String detail) {
    faults.add(new FieldFault(pointer, detail));
  }

  /** Adds the fault unless the rule holds; tells whether it holds. */
  boolean unless(boolean holds, String pointer, String detail) {
    if (!holds) {
      add(pointer, detail);
    }
    return holds;
  }

  InvalidBillInput refusal() {
    return new InvalidBillInput(faults);
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }
}
