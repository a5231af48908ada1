package vn.evn.billing.calculation;

import org.jspecify.annotations.Nullable;

/**
 * The energy of the bill, in whole kWh: either one number, or three bands by time of use. The form
 * and the limits are checked by {@link BillCalculator}, which names every fault.
 *
 * @param kwh all energy of the period; null when the bands are given
 * @param normal energy of the normal hours; null when {@code kwh} is given
 * @param offPeak energy of the off-peak hours; null when {@code kwh} is given
 * @param peak energy of the peak hours; null when {@code kwh} is given
 */
public record Usage(
    @Nullable Long kwh, @Nullable Long normal, @Nullable Long offPeak, @Nullable Long peak) {
  /** One number for the whole period. */
  public static Usage of(long kwh) {
    return new Usage(kwh, null, null, null);
  }

  /** Three registers: normal, off-peak and peak hours. */
  public static Usage ofBands(long normal, long offPeak, long peak) {
    return new Usage(null, normal, offPeak, peak);
  }

  boolean hasBands() {
    return normal != null || offPeak != null || peak != null;
  }
}
