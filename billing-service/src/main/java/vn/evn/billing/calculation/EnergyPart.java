package vn.evn.billing.calculation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.TimeOfUse;

/**
 * The energy of one purpose on the meter.
 *
 * @param part which purpose; null when the meter has one
 * @param group group whose prices it pays
 * @param byHours energy per hours; under ALL when the meter does not tell hours apart
 */
record EnergyPart(@Nullable BillPart part, CustomerGroup group, Map<TimeOfUse, Kwh> byHours) {
  static EnergyPart ofTotal(@Nullable BillPart part, CustomerGroup group, Kwh total) {
    return new EnergyPart(part, group, Map.of(TimeOfUse.ALL, total));
  }

  /** Energy of given hours; none when the meter has no such register. */
  Kwh in(TimeOfUse hours) {
    return byHours.getOrDefault(hours, Kwh.ZERO);
  }

  /**
   * Shares the energy out over runs of days. Up to the end of each run the energy is the total
   * times the days so far, half up; with two runs the older is rounded half up and the newer has
   * the rest. Rounding the sum so far, not each run, keeps every run at 0 or more.
   *
   * @return one entry per run, in order, summing to this part
   */
  List<EnergyPart> overDays(List<PricePeriod> periods) {
    long allDays = periods.stream().mapToLong(PricePeriod::days).sum();
    long daysBefore = 0;
    List<EnergyPart> shares = new ArrayList<>();
    for (PricePeriod period : periods) {
      long daysAfter = daysBefore + period.days();
      Map<TimeOfUse, Kwh> share = new EnumMap<>(TimeOfUse.class);
      for (Map.Entry<TimeOfUse, Kwh> entry : byHours.entrySet()) {
        Kwh before = Rounding.share(entry.getValue(), daysBefore, allDays);
        Kwh after = Rounding.share(entry.getValue(), daysAfter, allDays);
        share.put(entry.getKey(), after.minus(before));
      }
      shares.add(new EnergyPart(part, group, share));
      daysBefore = daysAfter;
    }
    return shares;
  }
}
