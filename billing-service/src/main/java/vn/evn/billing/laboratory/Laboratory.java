package vn.evn.billing.laboratory;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.discount.Programme;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.InvalidDataFile;
import vn.evn.billing.tariff.PriceBook;

/**
 * The main class behind {@code ./run laboratory [file...]}: loads what is built in together with
 * the files, which runs their worked examples, and holds each price book and programme against the
 * laws.
 */
public final class Laboratory {
  private static final int BROKEN_LAW = 1;
  private static final int REFUSED_FILE = 2;

  private final PrintStream out;

  Laboratory(PrintStream out) {
    this.out = out;
  }

  /** Ends with 0 when every law holds, 1 when one is broken, 2 when a file is refused. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Laboratory(out).run(Arrays.stream(arguments).map(Path::of).toList()));
  }

  int run(List<Path> files) {
    BillCalculator calculator;
    try {
      calculator =
          BillCalculator.load(files.isEmpty() ? DataSource.BUILT_IN : DataSource.withFiles(files));
    } catch (InvalidDataFile e) {
      out.println("REFUSED  " + e.getMessage());
      return REFUSED_FILE;
    }
    List<String> names = files.stream().map(file -> String.valueOf(file.getFileName())).toList();
    Cases cases = new Cases(calculator);
    int broken = 0;
    for (PriceBook book : calculator.priceBooks().all()) {
      if (chosen(names, book.file())) {
        broken += hold("price book " + book.decision() + " (" + book.file() + ")", cases.of(book));
      }
    }
    for (Programme programme : calculator.programmes().all()) {
      if (chosen(names, programme.place().file())) {
        broken +=
            hold(
                "programme " + programme.id() + " (" + programme.place().file() + ")",
                cases.of(programme));
      }
    }
    out.println(broken == 0 ? "every law holds" : broken + " broken");
    return broken == 0 ? 0 : BROKEN_LAW;
  }

  /**
   * Files that add lists (groups, voltages) are used; books and programmes are held to the laws.
   */
  private static boolean chosen(List<String> names, String file) {
    return names.isEmpty() || names.contains(file.substring(file.lastIndexOf('/') + 1));
  }

  private int hold(String title, List<Case> cases) {
    out.println(title + ", " + cases.size() + " cases");
    int broken = 0;
    for (Law law : Laws.ALL) {
      Check check = new Check();
      cases.forEach(subject -> law.hold(subject, check));
      Optional<String> counterexample = check.counterexample();
      out.printf(
          Locale.ROOT,
          "  %s  %-50s %,10d checks%n",
          counterexample.isPresent() ? "FAIL" : "pass",
          law.name(),
          check.looked());
      counterexample.ifPresent(words -> out.println("        " + words));
      broken += counterexample.isPresent() ? 1 : 0;
    }
    return broken;
  }
}
