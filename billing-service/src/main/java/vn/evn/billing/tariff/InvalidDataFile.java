package vn.evn.billing.tariff;

/** A data file breaks a rule of its kind. The service does not start with it. */
public final class InvalidDataFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String reason;

  /**
   * Refuses a file.
   *
   * @param file name of the file on the class path
   * @param line line that breaks the rule, from 1; 0 when the file as a whole does
   * @param reason the rule and what broke it
   */
  public InvalidDataFile(String file, int line, String reason) {
    super(file + (line > 0 ? ", line " + line : "") + ": " + reason);
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  /** Name of the file on the class path. */
  public String file() {
    return file;
  }

  /** Line that breaks the rule, from 1; 0 when the file as a whole does. */
  public int line() {
    return line;
  }

  /** The rule and what broke it. */
  public String reason() {
    return reason;
  }
}
