package vn.evn.request.lifecycle;

import vn.evn.contracts.request.RequestState;

/** An action is not legal in the present state of a request. */
public class IllegalMoveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RequestAction action;
  private final RequestState state;

  IllegalMoveException(RequestAction action, RequestState state, String detail) {
    super(action.apiName() + " is not possible in state " + state + ": " + detail);
    this.action = action;
    this.state = state;
  }

  public RequestAction action() {
    return action;
  }

  public RequestState state() {
    return state;
  }
}
