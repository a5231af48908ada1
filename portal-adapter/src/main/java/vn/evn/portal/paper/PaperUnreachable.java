package vn.evn.portal.paper;

/** A try that failed; the next may succeed. */
final class PaperUnreachable extends Exception {
  private static final long serialVersionUID = 1L;

  PaperUnreachable(String why) {
    super(why);
  }
}
