package vn.evn.platform.inbox;

import java.time.Duration;

/** Waits longer from time to time, up to a limit. */
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private Duration pause = FIRST_PAUSE;

  /**
   * Waits.
   *
   * @throws IllegalStateException if the thread was interrupted
   */
  void await() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the events were carried out", e);
    }
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }
}
