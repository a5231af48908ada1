package vn.evn.billing.calculation;

import java.util.List;

/** The input cannot be billed. Carries every fault that was found, not only the first. */
public final class InvalidBillInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldFault> faults;

  /**
   * Refuses an input.
   *
   * @param faults what is wrong, one entry per field and reason; never empty
   */
  public InvalidBillInput(List<FieldFault> faults) {
    super("The input cannot be billed: " + faults);
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("A refusal needs at least one fault");
    }
    this.faults = List.copyOf(faults);
  }

  /** Everything that is wrong with the input, in the order of the fields; never empty. */
  public List<FieldFault> faults() {
    return faults;
  }
}
