package vn.evn.local.conformance;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import vn.evn.local.demonstration.DemonstrationFailure;

/** The scenarios that were played: what was expected, and what was seen. */
final class Report {
  static final String BROKE_OFF = "broke off: ";

  private final PrintStream out;
  private final List<Line> lines = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  /** One scenario. */
  private record Line(String direction, String scenario, String expectation, String seen) {
    boolean isPassed() {
      return expectation.equals(seen);
    }
  }

  /**
   * Plays a scenario.
   *
   * @param direction {@code in} for portal → us, {@code out} for us → portal
   * @param expectation what is to be seen, word for word
   * @param play plays it and tells what was seen
   */
  void play(String direction, String scenario, String expectation, Supplier<String> play) {
    String seen = attempt(play);
    Line line = new Line(direction, scenario, expectation, seen);
    lines.add(line);
    out.println((line.isPassed() ? "pass  " : "FAIL  ") + direction + "  " + scenario);
    out.println("        expected: " + expectation);
    out.println("        seen:     " + seen);
  }

  /** What a part of a scenario came to, or why it broke off. */
  static String attempt(Supplier<String> part) {
    try {
      return part.get();
    } catch (DemonstrationFailure e) {
      return BROKE_OFF + e.getMessage();
    } catch (UncheckedIOException e) {
      return BROKE_OFF + e.getMessage() + ": " + e.getCause();
    }
  }

  /** Prints the totals; 0 if every scenario passed, else 1. */
  int total() {
    long failed = lines.stream().filter(line -> !line.isPassed()).count();
    out.println();
    for (String direction : List.of("in", "out")) {
      List<Line> these = lines.stream().filter(l -> l.direction().equals(direction)).toList();
      long passed = these.stream().filter(Line::isPassed).count();
      out.printf("%-4s %d of %d scenarios passed%n", direction, passed, these.size());
    }
    lines.stream()
        .filter(line -> !line.isPassed())
        .forEach(line -> out.println("FAILED: " + line.direction() + "  " + line.scenario()));
    out.println("conformance: " + (lines.size() - failed) + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }
}
