package vn.evn.local.demonstration;

/** A call that the demonstration cannot go on without did not do what it should. */
public class DemonstrationFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with the call, its status and its answer. */
  public DemonstrationFailure(String message) {
    super(message);
  }
}
