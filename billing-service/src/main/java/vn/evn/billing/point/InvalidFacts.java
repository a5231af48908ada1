package vn.evn.billing.point;

import java.util.List;
import vn.evn.platform.problem.FieldError;

/** Facts from which no bill could be computed, with every fault. */
public final class InvalidFacts extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> faults;

  InvalidFacts(List<FieldError> faults) {
    super("the facts are not valid: " + faults);
    this.faults = List.copyOf(faults);
  }

  /** What is wrong; pointers start at the facts. */
  public List<FieldError> faults() {
    return faults;
  }
}
