package vn.evn.portal.paper;

/** A paper that will not be had by trying again; the message is for the officer. */
final class PaperRefused extends Exception {
  private static final long serialVersionUID = 1L;

  PaperRefused(String why) {
    super(why);
  }
}
