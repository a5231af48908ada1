package vn.evn.local.launch;

/** The stack cannot run; the message says why and what to do. */
class LaunchFailure extends Exception {
  private static final long serialVersionUID = 1L;

  LaunchFailure(String message) {
    super(message);
  }
}
