package vn.evn.billing.tariff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How sure a number of the data is. */
public enum Confidence {
  /** Printed by an official page or by several independent copies. */
  HIGH,
  /** One weak source, or none but confirmed by arithmetic. */
  MEDIUM,
  /** No source. */
  LOW;

  /** Finds by the name that the data files use, in lower case. */
  public static Optional<Confidence> find(String name) {
    return Arrays.stream(values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
