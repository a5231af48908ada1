package vn.evn.local.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waits for children to become ready and says how it goes. */
final class StartWatch {
  private static final Duration TIME_TO_START = Duration.ofSeconds(120);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration SAY_AGAIN = Duration.ofSeconds(5);

  private final Check allRun;
  private final PrintStream out;

  /**
   * A watch.
   *
   * @param allRun fails if a child has ended by itself
   */
  StartWatch(Check allRun, PrintStream out) {
    this.allRun = allRun;
    this.out = out;
  }

  /** Whether all children of the stack still run. */
  interface Check {
    void check() throws LaunchFailure, InterruptedException;
  }

  /** Whether a child can be used. */
  interface Question {
    boolean ask() throws InterruptedException;
  }

  /**
   * Waits until every question is answered with yes.
   *
   * @throws LaunchFailure if a child of the stack ends, or the time is over
   */
  void await(Map<ChildProcess, Question> questions) throws LaunchFailure, InterruptedException {
    Map<ChildProcess, Question> open = new LinkedHashMap<>(questions);
    long begun = System.nanoTime();
    long said = begun;
    while (!open.isEmpty()) {
      allRun.check();
      long now = System.nanoTime();
      Duration passed = Duration.ofNanos(now - begun);
      for (ChildProcess child : List.copyOf(open.keySet())) {
        Question question = open.get(child);
        if (question != null && question.ask()) {
          open.remove(child);
          out.println(child.name() + " is ready after " + seconds(passed));
          said = now;
        }
      }
      if (passed.compareTo(TIME_TO_START) > 0) {
        throw new LaunchFailure("Not ready after " + seconds(passed) + ": " + names(open));
      }
      if (!open.isEmpty()) {
        if (now - said > SAY_AGAIN.toNanos()) {
          said = now;
          out.println("waiting for " + names(open) + " (" + seconds(passed) + ")");
        }
        Thread.sleep(LOOK_AGAIN.toMillis());
      }
    }
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + "." + time.toMillisPart() / 100 + " s";
  }

  private static String names(Map<ChildProcess, Question> children) {
    return String.join(", ", children.keySet().stream().map(ChildProcess::name).toList());
  }
}
