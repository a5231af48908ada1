package vn.evn.billing.calculation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Ratio;
import vn.evn.billing.tariff.CustomerGroup;

/** Checks a second purpose on the meter. */
final class SecondUseCheck {
  private final Faults faults;
  private final NumberCheck numbers;
  private final GroupCheck groups;

  SecondUseCheck(Faults faults, NumberCheck numbers, GroupCheck groups) {
    this.faults = faults;
    this.numbers = numbers;
    this.groups = groups;
  }

  /** The second purpose; null when there is none, or something is wrong with it. */
  @Nullable SecondUse check(BillInput input, BigDecimal supplyKv) {
    OtherUse otherUse = input.otherUse();
    if (otherUse == null) {
      return null;
    }
    Usage usage = input.usage();
    faults.unless(
        usage == null || !usage.hasBands(),
        "/otherUse",
        "shares out one number of kWh, not three bands: give usage.kwh");
    CustomerGroup group = group(otherUse.customerGroup(), supplyKv);
    BigDecimal share = share(otherUse.share());
    return group == null || share == null ? null : new SecondUse(group, Ratio.of(share));
  }

  private @Nullable CustomerGroup group(@Nullable String code, BigDecimal supplyKv) {
    String pointer = "/otherUse/customerGroup";
    CustomerGroup group = groups.check(pointer, code);
    if (group == null
        || !faults.unless(
            !groups.hasBlocks(group), pointer, group.code() + " has blocks, not one price")
        || !groups.pricedAt(pointer, group, supplyKv)) {
      return null;
    }
    return group;
  }

  private @Nullable BigDecimal share(@Nullable BigDecimal share) {
    String pointer = "/otherUse/share";
    if (share == null) {
      faults.add(pointer, "is required");
      return null;
    }
    return numbers.fraction(pointer, share);
  }
}
