package vn.evn.platform.problem;

/** A body turned out to be larger than allowed while it was read; it had announced no size. */
class BodyTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BodyTooLarge(long limitBytes) {
    super("the body has more than " + limitBytes + " bytes");
  }
}
