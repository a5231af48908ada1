package vn.evn.portal.entry;

/** What an issuer says is not to be believed, or names nobody who could apply. */
final class SignOnRefused extends Exception {
  private static final long serialVersionUID = 1L;

  SignOnRefused(String why) {
    super(why);
  }
}
