package vn.evn.billing.calculation;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.tariff.TimeOfUse;

/** Checks the form and the size of the energy, whatever the customer group. */
final class UsageCheck {
  private final Faults faults;

  UsageCheck(Faults faults) {
    this.faults = faults;
  }

  /** Energy by register, under ALL for a single number; null when something is wrong. */
  @Nullable Map<TimeOfUse, Kwh> check(@Nullable Usage usage) {
    if (usage == null) {
      faults.add(
          "/usage", "is required: {\"kwh\": n} or {\"normal\": n, \"offPeak\": n, \"peak\": n}");
      return null;
    }
    if (usage.kwh() != null && usage.hasBands()) {
      faults.add("/usage", "has either kwh or normal, offPeak and peak, not both");
      return null;
    }
    return usage.hasBands() ? bands(usage) : single(usage);
  }

  private @Nullable Map<TimeOfUse, Kwh> single(Usage usage) {
    Kwh kwh = amount("/usage/kwh", usage.kwh());
    return kwh == null ? null : Map.of(TimeOfUse.ALL, kwh);
  }

  private @Nullable Map<TimeOfUse, Kwh> bands(Usage usage) {
    Kwh normal = amount("/usage/normal", usage.normal());
    Kwh offPeak = amount("/usage/offPeak", usage.offPeak());
    Kwh peak = amount("/usage/peak", usage.peak());
    if (normal == null || offPeak == null || peak == null) {
      return null;
    }
    if (!faults.unless(
        normal.plus(offPeak).plus(peak).value() <= Limits.KWH,
        "/usage",
        "must be at most " + Limits.KWH + " kWh in all")) {
      return null;
    }
    Map<TimeOfUse, Kwh> byHours = new EnumMap<>(TimeOfUse.class);
    byHours.put(TimeOfUse.NORMAL, normal);
    byHours.put(TimeOfUse.OFF_PEAK, offPeak);
    byHours.put(TimeOfUse.PEAK, peak);
    return byHours;
  }

  private @Nullable Kwh amount(String pointer, @Nullable Long value) {
    if (value == null) {
      faults.add(pointer, "is required");
      return null;
    }
    return faults.unless(
            value >= 0 && value <= Limits.KWH,
            pointer,
            "must be 0 to " + Limits.KWH + " kWh, was " + value)
        ? new Kwh(value)
        : null;
  }
}
