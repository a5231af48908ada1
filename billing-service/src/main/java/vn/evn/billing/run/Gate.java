package vn.evn.billing.run;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.DataFile;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.InvalidDataFile;

/**
 * Says which bills are held for a person before they are issued. The rules are data.
 *
 * @param changePercent a bill that differs by more from the one before is held; null: none is
 * @param zero whether a bill of nothing is held
 * @param negative whether a bill below nothing is held
 * @param first whether the first bill of a point is held
 * @param estimated whether a bill that rests on an estimated reading is held
 */
public record Gate(
    @Nullable Integer changePercent,
    boolean zero,
    boolean negative,
    boolean first,
    boolean estimated) {
  private static final String FILE = "gate/bill-gate.properties";

  /**
   * Reads the rules.
   *
   * @throws InvalidDataFile if a value is no percentage or no truth
   */
  public static Gate load(DataSource source) {
    DataFile file = source.file(FILE);
    Properties rules = new Properties();
    try {
      rules.load(new StringReader(file.text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String percent = rules.getProperty("change-percent", "").strip();
    if (!percent.matches("\\d{0,6}")) {
      throw new InvalidDataFile(file.name(), 0, "change-percent must be a whole number");
    }
    return new Gate(
        percent.isEmpty() ? null : Integer.valueOf(percent),
        flag(file, rules, "hold-zero"),
        flag(file, rules, "hold-negative"),
        flag(file, rules, "hold-first"),
        // A file from before estimates were known does not have it.
        rules.containsKey("hold-estimated") && flag(file, rules, "hold-estimated"));
  }

  private static boolean flag(DataFile file, Properties rules, String name) {
    String value = rules.getProperty(name, "").strip();
    if (!value.equals("true") && !value.equals("false")) {
      throw new InvalidDataFile(file.name(), 0, name + " must be true or false");
    }
    return value.equals("true");
  }

  /**
   * Why a bill is held; empty if it is not.
   *
   * @param onEstimate whether it rests on an estimated reading
   * @param previousVnd total of the month before; null without a bill
   */
  List<String> reasons(long totalVnd, boolean onEstimate, @Nullable Long previousVnd) {
    boolean guessed = estimated && onEstimate;
    if (previousVnd != null && totalVnd > 0 && !guessed && !isFar(totalVnd, previousVnd)) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>(2);
    if (previousVnd == null) {
      add(reasons, first, "FIRST_BILL");
    } else if (isFar(totalVnd, previousVnd)) {
      reasons.add(totalVnd > previousVnd ? "MUCH_MORE" : "MUCH_LESS");
    }
    add(reasons, zero && totalVnd == 0, "ZERO");
    add(reasons, negative && totalVnd < 0, "NEGATIVE");
    add(reasons, guessed, "ESTIMATED");
    return reasons;
  }

  private boolean isFar(long totalVnd, long previousVnd) {
    return changePercent != null
        && Math.abs(totalVnd - previousVnd) * 100 > Math.abs(previousVnd) * changePercent;
  }

  private static void add(List<String> reasons, boolean held, String reason) {
    if (held) {
      reasons.add(reason);
    }
  }
}
