package vn.evn.portal.entry;

/** An issuer gives no answer at present. */
final class IssuerAway extends Exception {
  private static final long serialVersionUID = 1L;

  IssuerAway(String why) {
    super(why);
  }
}
