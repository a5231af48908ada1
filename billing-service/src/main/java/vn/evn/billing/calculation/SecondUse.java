package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.TimeOfUse;

/**
 * A second purpose on the meter that can be priced.
 *
 * @param group group whose normal-hours price it pays
 * @param share share of all kWh, 0 to 1
 */
record SecondUse(CustomerGroup group, BigDecimal share) {
  /**
   * The energy by purpose. The second purpose has its share, half up; the contract's own purpose
   * has the rest with full blocks. A residential contract below the limit of its group is all
   * residential.
   *
   * @param byHours energy by register
   */
  static List<EnergyPart> parts(
      CustomerGroup own, Map<TimeOfUse, Kwh> byHours, @Nullable SecondUse second) {
    Kwh total = byHours.getOrDefault(TimeOfUse.ALL, Kwh.ZERO);
    Long apartFrom = own.otherUseFromKwh();
    if (second == null || (apartFrom != null && total.value() < apartFrom)) {
      return List.of(new EnergyPart(null, own, byHours));
    }
    Kwh other = Rounding.share(total, second.share());
    BillPart ownPart = own.residential() ? BillPart.RESIDENTIAL : BillPart.MAIN;
    return List.of(
        EnergyPart.ofTotal(ownPart, own, total.minus(other)),
        EnergyPart.ofTotal(BillPart.OTHER, second.group(), other));
  }
}
