package vn.evn.billing.run;

import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.Registers;

/**
 * A reading as a run needs it.
 *
 * @param epochDay its business day
 * @param periodic whether it is a PERIODIC one, neither the first nor the last of a meter
 * @param estimated whether nobody read the meter
 */
record PointReading(
    int epochDay,
    String meterNumber,
    boolean periodic,
    @Nullable Long kwh,
    @Nullable Long normal,
    @Nullable Long offPeak,
    @Nullable Long peak,
    boolean estimated) {
  /** What was used since an earlier reading of the same meter; null if they do not fit. */
  @Nullable Registers since(PointReading before) {
    if (kwh != null && before.kwh != null) {
      return kwh >= before.kwh ? new Registers(kwh - before.kwh, null, null, null) : null;
    }
    if (normal == null
        || offPeak == null
        || peak == null
        || before.normal == null
        || before.offPeak == null
        || before.peak == null
        || normal < before.normal
        || offPeak < before.offPeak
        || peak < before.peak) {
      return null;
    }
    return new Registers(
        null, normal - before.normal, offPeak - before.offPeak, peak - before.peak);
  }
}
