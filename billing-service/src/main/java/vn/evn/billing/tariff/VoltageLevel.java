package vn.evn.billing.tariff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A range of supply voltages that share a price. Which side of a border belongs to it differs from
 * decision to decision ("from 22 kV", "up to 1 kV"), so both ends say it.
 *
 * @param code name in the price books, for example 22to110kV
 * @param fromKv lowest voltage in kV
 * @param fromIncluded whether {@code fromKv} itself belongs to the range
 * @param toKv highest voltage in kV; null when there is none
 * @param toIncluded whether {@code toKv} itself belongs to the range
 */
public record VoltageLevel(
    String code,
    BigDecimal fromKv,
    boolean fromIncluded,
    @Nullable BigDecimal toKv,
    boolean toIncluded) {
  /** Checks that the range is not empty. */
  public VoltageLevel {
    if (toKv != null && toKv.compareTo(fromKv) <= 0) {
      throw new IllegalArgumentException("Voltage level " + code + " is empty");
    }
  }

  /** Whether a supply voltage lies in the range. */
  public boolean covers(BigDecimal supplyKv) {
    int low = supplyKv.compareTo(fromKv);
    int high = toKv == null ? -1 : supplyKv.compareTo(toKv);
    return (low > 0 || (low == 0 && fromIncluded)) && (high < 0 || (high == 0 && toIncluded));
  }

  /** Whether the next range starts exactly where this one ends, the border in one of the two. */
  boolean endsWhereStarts(VoltageLevel next) {
    return toKv != null && toKv.compareTo(next.fromKv) == 0 && toIncluded != next.fromIncluded;
  }

  /** Whether some supply voltage lies in both ranges. */
  public boolean overlaps(VoltageLevel other) {
    return !endsBelow(other) && !other.endsBelow(this);
  }

  private boolean endsBelow(VoltageLevel other) {
    if (toKv == null) {
      return false;
    }
    int border = toKv.compareTo(other.fromKv);
    return border < 0 || (border == 0 && !(toIncluded && other.fromIncluded));
  }
}
