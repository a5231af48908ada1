package vn.evn.local.demonstration;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what flows through the topics to arrive. */
public final class Waiting {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Waiting() {}

  /**
   * Reads again and again until the value is as wished or the time is over.
   *
   * @return the last value read, as wished or not: the caller checks it
   */
  public static <T> T until(Duration limit, Supplier<T> read, Predicate<T> wished) {
    long end = System.nanoTime() + limit.toNanos();
    T value = read.get();
    while (!wished.test(value) && System.nanoTime() < end) {
      pause();
      value = read.get();
    }
    return value;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemonstrationFailure("interrupted while waiting");
    }
  }
}
