package vn.evn.request.tracking;

import java.time.Duration;

/** A caller has to wait. It does not tell whether what was asked for exists. */
public class TooManyTries extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  TooManyTries(Duration retryAfter) {
    super("wait " + retryAfter);
    this.retryAfter = retryAfter;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
