package vn.evn.billing.calculation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.money.Vnd;
import vn.evn.billing.tariff.HouseholdRules;
import vn.evn.billing.tariff.PriceTable;
import vn.evn.billing.tariff.TimeOfUse;

/** Spreads the energy of a bill over the prices in force, before any programme. */
final class EnergyPricing {
  private final CheckedBill bill;
  private final HouseholdRules householdRules;

  EnergyPricing(CheckedBill bill, HouseholdRules householdRules) {
    this.bill = bill;
    this.householdRules = householdRules;
  }

  /** Lines of every purpose and run of days, own purpose first, oldest prices first. */
  List<PricedEnergy> price() {
    List<PricedEnergy> lines = new ArrayList<>();
    for (EnergyPart part : bill.parts()) {
      List<EnergyPart> shares = part.overDays(bill.periods());
      for (int i = 0; i < shares.size(); i++) {
        lines.addAll(lines(shares.get(i), bill.periods().get(i)));
      }
    }
    return lines.isEmpty() ? lineOfNothing() : lines;
  }

  private List<PricedEnergy> lines(EnergyPart part, PricePeriod period) {
    PriceTable table = table(part, period);
    if (table instanceof PriceTable.Blocks blocks) {
      return bill.undeclaredTenants()
          ? withoutEmpty(List.of(flat(blocks, part, period)))
          : withoutEmpty(blockLines(blocks, part, period));
    }
    return withoutEmpty(hourLines(table, part, period));
  }

  private PriceTable table(EnergyPart part, PricePeriod period) {
    return period
        .book()
        .table(part.group().code(), bill.supplyKv())
        .orElseThrow(() -> new IllegalStateException("Not priced: " + part + " in " + period));
  }

  private List<PricedEnergy> blockLines(
      PriceTable.Blocks table, EnergyPart part, PricePeriod period) {
    List<PricedEnergy> lines = new ArrayList<>();
    BlockQuota quota = bill.quotaOf(period);
    Kwh left = part.in(TimeOfUse.ALL);
    for (PriceTable.Block block : table.blocks()) {
      Kwh width = block.width();
      Kwh filled = width == null ? left : left.atMost(quota.of(width));
      lines.add(blockLine(LineLabel.ofBlock(block.number()), block, filled, part, period));
      left = left.minus(filled);
    }
    return lines;
  }

  private PricedEnergy flat(PriceTable.Blocks table, EnergyPart part, PricePeriod period) {
    int number = householdRules.blockOfUndeclaredTenants();
    PriceTable.Block block =
        table
            .block(number)
            .orElseThrow(() -> new IllegalStateException(period + " has no block " + number));
    return blockLine(
        LineLabel.ofUndeclaredTenants(number), block, part.in(TimeOfUse.ALL), part, period);
  }

  private static PricedEnergy blockLine(
      LineLabel label, PriceTable.Block block, Kwh energy, EnergyPart part, PricePeriod period) {
    return new PricedEnergy(
        part.part(),
        part.group(),
        period.book(),
        label,
        "BLOCK_" + block.number(),
        TimeOfUse.ALL,
        block.price(),
        energy);
  }

  /** A meter that does not tell hours apart pays the normal-hours price of a group with bands. */
  private static List<PricedEnergy> hourLines(
      PriceTable table, EnergyPart part, PricePeriod period) {
    List<PricedEnergy> lines = new ArrayList<>();
    for (TimeOfUse register : TimeOfUse.values()) {
      if (part.byHours().containsKey(register)) {
        Optional<Vnd> own = table.priceIn(register);
        TimeOfUse hours = own.isPresent() ? register : TimeOfUse.NORMAL;
        Vnd price =
            own.or(() -> table.priceIn(TimeOfUse.NORMAL))
                .orElseThrow(() -> new IllegalStateException(table + " has no price " + register));
        lines.add(
            new PricedEnergy(
                part.part(),
                part.group(),
                period.book(),
                LineLabel.ofHours(hours, part.group()),
                hours.name(),
                hours,
                price,
                part.in(register)));
      }
    }
    return lines;
  }

  private static List<PricedEnergy> withoutEmpty(List<PricedEnergy> lines) {
    return lines.stream().filter(line -> !line.energy().isZero()).toList();
  }

  /**
   * A bill of 0 kWh still shows one line, at the first price of the newest book, unless its group
   * has hours: bands without energy have no line.
   */
  private List<PricedEnergy> lineOfNothing() {
    EnergyPart own = bill.parts().get(0);
    PricePeriod newest = bill.periods().get(bill.periods().size() - 1);
    PriceTable table = table(own, newest);
    if (table instanceof PriceTable.Bands) {
      return List.of();
    }
    EnergyPart nothing = EnergyPart.ofTotal(own.part(), own.group(), Kwh.ZERO);
    if (table instanceof PriceTable.Blocks blocks) {
      return bill.undeclaredTenants()
          ? List.of(flat(blocks, nothing, newest))
          : blockLines(blocks, nothing, newest).subList(0, 1);
    }
    return hourLines(table, nothing, newest);
  }
}
