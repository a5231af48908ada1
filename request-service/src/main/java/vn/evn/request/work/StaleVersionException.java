package vn.evn.request.work;

import vn.evn.contracts.request.RequestSnapshot;

/** Somebody else changed the request meanwhile. */
class StaleVersionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RequestSnapshot present;

  StaleVersionException(RequestSnapshot present) {
    super("request " + present.code() + " has version " + present.version());
    this.present = present;
  }

  /** The request as it is now. */
  RequestSnapshot present() {
    return present;
  }
}
