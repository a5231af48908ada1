package vn.evn.billing.bill;

/** A bill cannot be computed from what is recorded at present. */
public final class NotBillable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;

  public NotBillable(String name, String reason) {
    super(reason);
    this.name = name;
  }

  /** Stable name of the reason. */
  public String name() {
    return name;
  }

  /** The reason as a sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
