package vn.evn.request.lifecycle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to a request; the names in the API are lower case with hyphens. */
public enum RequestAction {
  ACCEPT,
  REFUSE,
  START_STEP,
  COMPLETE_STEP,
  REQUEST_SUPPLEMENT,
  RECEIVE_SUPPLEMENT,
  REQUEST_PAYMENT,
  CONFIRM_PAYMENT,
  WITHDRAW,
  STOP,
  REOPEN,
  COMPLETE,
  RETURN_RESULT,
  EXTEND,
  HAND_OVER,
  CORRECT,
  NOTE;

  /** The name in the API, for example {@code start-step}. */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The action of a name of the API. */
  public static Optional<RequestAction> ofApiName(String name) {
    return Arrays.stream(values()).filter(action -> action.apiName().equals(name)).findFirst();
  }
}
