package vn.evn.request.work;

import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.lifecycle.IllegalMoveException;

/** An action is not legal now; carries the request as it is. */
class IllegalActionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RequestSnapshot present;

  IllegalActionException(IllegalMoveException cause, RequestSnapshot present) {
    super(cause.getMessage(), cause);
    this.present = present;
  }

  RequestSnapshot present() {
    return present;
  }
}
