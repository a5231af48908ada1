package vn.evn.billing.tariff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The hours a price holds for. */
public enum TimeOfUse {
  /** Normal hours; also the price of a customer without a meter for three bands. */
  NORMAL,
  /** Off-peak hours. */
  OFF_PEAK,
  /** Peak hours. */
  PEAK,
  /** Every hour: the group has no bands. */
  ALL;

  static Optional<TimeOfUse> find(String name) {
    return Arrays.stream(values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
