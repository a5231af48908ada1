package vn.evn.local.demonstration;

import java.io.PrintStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts what held and what did not, and names each that did not. */
final class Checks {
  private final PrintStream out;
  private int passed;
  private int failed;

  Checks(PrintStream out) {
    this.out = out;
  }

  void equal(String what, @Nullable Object expected, @Nullable Object found) {
    holds(what + ": expected " + expected + ", found " + found, Objects.equals(expected, found));
  }

  void holds(String what, boolean held) {
    if (held) {
      passed++;
    } else {
      failed++;
      out.println("  FAILED " + what);
    }
  }

  int passed() {
    return passed;
  }

  int failed() {
    return failed;
  }
}
