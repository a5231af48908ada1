package vn.evn.billing.reading;

import java.util.List;
import vn.evn.platform.problem.FieldError;

/** A reading that cannot be of this service point, with every fault. */
public final class ReadingRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> faults;

  ReadingRefused(List<FieldError> faults) {
    super("the reading is not valid: " + faults);
    this.faults = List.copyOf(faults);
  }

  public List<FieldError> faults() {
    return faults;
  }
}
