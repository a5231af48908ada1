package vn.evn.request.lifecycle;

import java.util.List;

/** What was sent with an action does not do. */
public class InvalidCommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  InvalidCommandException(List<Fault> faults) {
    super("invalid command: " + faults);
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }

  /** A fault of one field, by JSON pointer into the body of the call. */
  public record Fault(String pointer, String detail) {}
}
