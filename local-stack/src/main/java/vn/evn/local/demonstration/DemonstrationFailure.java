package vn.evn.local.demonstration;

/** A call that the demonstration cannot go on without did not do what it should. */
class DemonstrationFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemonstrationFailure(String message) {
    super(message);
  }
}
