package vn.evn.simulator.fault;

import java.util.Arrays;
import java.util.Optional;

/** Ways of misbehaving that were seen on the real portal and the buses before it. */
public enum Fault {
  /** Done, and answered only after a while. */
  SLOW("slow", true),
  /** Done, and the connection is cut without an answer. */
  DROP_AFTER_SUCCESS("drop-after-success", true),
  /** Done, and answered as an error that says "đã tồn tại", as after an attempt that was lost. */
  DUPLICATE("duplicate", false),
  /** Not done: the session is thrown away and the call refused. */
  EXPIRED_SESSION("expired-session", false),
  /** Done, and error_code is a text. */
  ERROR_CODE_AS_STRING("error-code-as-string", true),
  /** Done, and the answer has no error_code, only a text that says "thành công". */
  TEXT_ONLY_SUCCESS("text-only-success", true),
  /** Not done: an error page in HTML, with HTTP 200 as some proxies send it. */
  HTML_ERROR_PAGE("html-error-page", true),
  /** Not done: HTTP 500 with an empty body. */
  HTTP_500("http-500", true),
  /** Of a push: it leaves only after a while, and so behind later ones. */
  OUT_OF_ORDER("out-of-order", false),
  /** Of a push, and of the answer to QUERY: afternoon hours are written as those of the morning. */
  TWELVE_HOUR_TIMES("twelve-hour-times", false);

  private final String label;
  private final boolean possibleAtLogin;

  Fault(String label, boolean possibleAtLogin) {
    this.label = label;
    this.possibleAtLogin = possibleAtLogin;
  }

  /** Name in the API. */
  public String label() {
    return label;
  }

  /** Whether the login can misbehave so too. */
  public boolean isPossibleAtLogin() {
    return possibleAtLogin;
  }

  /** Whether a push of the portal can go wrong so. */
  public boolean isPossibleAtPush() {
    return this == DUPLICATE || this == OUT_OF_ORDER || this == TWELVE_HOUR_TIMES;
  }

  /** Whether a call of the agency can be answered so. */
  public boolean isPossibleAtCall() {
    return this != OUT_OF_ORDER && this != TWELVE_HOUR_TIMES;
  }

  static Optional<Fault> of(String label) {
    return Arrays.stream(values()).filter(fault -> fault.label.equals(label)).findFirst();
  }
}
