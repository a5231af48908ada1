package vn.evn.billing.reading;

/** The readings do not tell what was used in a month. */
public final class NoConsumption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;

  NoConsumption(String name, String reason) {
    super(reason);
    this.name = name;
  }

  /** Stable name of the reason, such as closing-reading-missing. */
  public String name() {
    return name;
  }

  /** The reason as a sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
