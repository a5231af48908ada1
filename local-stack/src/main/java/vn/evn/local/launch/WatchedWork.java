package vn.evn.local.launch;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;

/** Work in a thread of its own, broken off as soon as a child of the stack has ended. */
final class WatchedWork {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration TIME_TO_BREAK_OFF = Duration.ofSeconds(2);

  /** A service notices a dead server before the launcher does; the dead one is to be named. */
  private static final Duration TIME_TO_FIND_THE_CAUSE = Duration.ofSeconds(2);

  private final FutureTask<Integer> result;
  private final Thread thread;
  private final StartWatch.Check allRun;

  /**
   * Prepares the work.
   *
   * @param work what to do; ends soon after its thread is interrupted; gives 0 for success
   * @param allRun fails if a child has ended by itself
   */
  WatchedWork(String name, IntSupplier work, StartWatch.Check allRun) {
    this.result = new FutureTask<>(work::getAsInt);
    this.thread = new Thread(result, name);
    this.thread.setDaemon(true);
    this.allRun = allRun;
  }

  /**
   * Does the work.
   *
   * @return what the work gave
   * @throws LaunchFailure if a child has ended while the work went on
   * @throws IllegalStateException with the cause if the work threw
   */
  int run() throws LaunchFailure, InterruptedException {
    thread.start();
    try {
      while (thread.isAlive()) {
        allRun.check();
        thread.join(LOOK_AGAIN.toMillis());
      }
      int found = result.get();
      if (found != 0) {
        findTheCause();
      }
      return found;
    } catch (ExecutionException e) {
      throw new IllegalStateException(thread.getName() + " broke off", e.getCause());
    } finally {
      breakOff();
    }
  }

  private void findTheCause() throws LaunchFailure, InterruptedException {
    long end = System.nanoTime() + TIME_TO_FIND_THE_CAUSE.toNanos();
    while (System.nanoTime() < end) {
      allRun.check();
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  private void breakOff() throws InterruptedException {
    thread.interrupt();
    thread.join(TIME_TO_BREAK_OFF.toMillis());
  }
}
