package vn.evn.billing.tariff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A range of supply voltages that share a price.
 *
 * @param code name in the price books, for example 22to110kV
 * @param fromKv lowest voltage in kV, included
 * @param belowKv highest voltage in kV, excluded; null when there is none
 */
public record VoltageLevel(String code, BigDecimal fromKv, @Nullable BigDecimal belowKv) {
  /** Checks that the range is not empty. */
  public VoltageLevel {
    if (belowKv != null && belowKv.compareTo(fromKv) <= 0) {
      throw new IllegalArgumentException("Voltage level " + code + " is empty");
    }
  }

  /** Whether a supply voltage lies in the range. */
  public boolean covers(BigDecimal supplyKv) {
    return supplyKv.compareTo(fromKv) >= 0 && (belowKv == null || supplyKv.compareTo(belowKv) < 0);
  }

  /** Whether the next range starts exactly where this one ends. */
  boolean endsWhereStarts(VoltageLevel next) {
    return belowKv != null && belowKv.compareTo(next.fromKv) == 0;
  }
}
