package vn.evn.local.generator;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The main class behind {@code ./run generate}. */
public final class GeneratorMain {
  private static final String USAGE =
      """
      ./run generate FOLDER [customers=100000] [seed=1] [from=2020-03] [to=2020-05] [group=all]

      Makes up customers and readings and writes them as files that billing-service imports:
        points-N.csv.gz            POST /api/v1/service-points/imports
        readings-YYYY-MM-N.csv.gz  POST /api/v1/readings/imports
      each with Content-Type: text/csv and Content-Encoding: gzip, at most 1,000,000 lines a file.
      The same seed makes the same files. Names and numbers are fictitious.""";

  private static final long LINES_OF_FILE = 1_000_000;

  private GeneratorMain() {}

  /** Writes one file. */
  private interface Lines {
    void write(Writer out, long first, long end) throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0 || arguments[0].startsWith("-")) {
      System.out.println(USAGE);
      return;
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    long customers = Long.parseLong(value(arguments, "customers", "100000"));
    long seed = Long.parseLong(value(arguments, "seed", "1"));
    YearMonth from = YearMonth.parse(value(arguments, "from", "2020-03"));
    YearMonth to = YearMonth.parse(value(arguments, "to", "2020-05"));
    String group = value(arguments, "group", "all");
    CustomerGenerator generator = new CustomerGenerator(seed, group.equals("all") ? null : group);
    files(
        folder,
        "points",
        customers,
        (out, first, end) -> {
          generator.pointsHead(out);
          for (long i = first; i < end; i++) {
            generator.point(generator.customer(i), out);
          }
        });
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      YearMonth of = month;
      files(
          folder,
          "readings-" + month,
          customers,
          (out, first, end) -> {
            generator.readingsHead(out);
            for (long i = first; i < end; i++) {
              generator.reading(generator.customer(i), of, out);
            }
          });
    }
  }

  private static void files(Path folder, String name, long customers, Lines lines)
      throws IOException {
    for (long first = 0, file = 1; first < customers; first += LINES_OF_FILE, file++) {
      Path path = folder.resolve(name + "-" + file + ".csv.gz");
      try (Writer out =
          new OutputStreamWriter(
              new GZIPOutputStream(Files.newOutputStream(path), 1 << 16), StandardCharsets.UTF_8)) {
        lines.write(out, first, Math.min(customers, first + LINES_OF_FILE));
      }
      System.out.println(path);
    }
  }

  private static String value(String[] arguments, String name, String otherwise) {
    @Nullable String found = null;
    for (String argument : arguments) {
      if (argument.startsWith(name + "=")) {
        found = argument.substring(name.length() + 1);
      }
    }
    return found == null ? otherwise : found;
  }
}
