package vn.evn.system.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Customers that are drawn together.
 *
 * @param customers how many there are in the country
 * @param eligibility what they are entitled to; empty for nothing
 * @param use class of the distributions that their use is drawn from
 * @param plannedBillionVnd what was published for them and those below without a figure; empty for
 *     none
 */
record Stratum(
    String name,
    long customers,
    String customerGroup,
    String eligibility,
    String use,
    String plannedBillionVnd) {
  private static final String FILE = "/article/assumptions.csv";

  /** The strata of the file. */
  static List<Stratum> all() {
    try (InputStream in = Stratum.class.getResourceAsStream(FILE)) {
      return new BufferedReader(
              new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(Stratum::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stratum of(String line) {
    String[] cells = line.split(",", 7);
    return new Stratum(cells[0], Long.parseLong(cells[1]), cells[2], cells[3], cells[4], cells[5]);
  }
}
