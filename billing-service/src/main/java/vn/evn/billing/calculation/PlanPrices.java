package vn.evn.billing.calculation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.PriceRule;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.money.Vnd;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceTable;
import vn.evn.billing.tariff.TimeOfUse;
import vn.evn.billing.tariff.TimesOfUse;

/** Looks up the prices of a plan: which lines there may be, and what a kWh of each costs. */
final class PlanPrices {
  private final CheckedBill bill;
  private final Programmes programmes;
  private final LegalRules rules;

  PlanPrices(CheckedBill bill, Programmes programmes, LegalRules rules) {
    this.bill = bill;
    this.programmes = programmes;
    this.rules = rules;
  }

  /** The lines when the meter serves one purpose. */
  PlannedLines whole() {
    List<LinePrice> lines = new ArrayList<>();
    PlannedTable[] own = tables(bill.contract().group(), null, lines);
    return new PlannedLines(lines, own, new PlannedTable[0], lineOfNothing(own));
  }

  /** The lines when two purposes are priced apart; null when there is one. */
  @Nullable PlannedLines shared() {
    SecondUse second = bill.contract().secondUse();
    if (second == null) {
      return null;
    }
    CustomerGroup group = bill.contract().group();
    List<LinePrice> lines = new ArrayList<>();
    BillPart part = group.residential() ? BillPart.RESIDENTIAL : BillPart.MAIN;
    PlannedTable[] own = tables(group, part, lines);
    PlannedTable[] other = tables(second.group(), BillPart.OTHER, lines);
    return new PlannedLines(lines, own, other, lineOfNothing(own));
  }

  /**
   * A bill of 0 kWh still shows one line, at the first price of the newest book, unless its group
   * has hours: bands without energy have no line.
   */
  private int lineOfNothing(PlannedTable[] own) {
    PricePeriod newest = bill.periods().get(bill.periods().size() - 1);
    return table(bill.contract().group(), newest.book()) instanceof PriceTable.Bands
        ? -1
        : own[own.length - 1].first();
  }

  private PlannedTable[] tables(
      CustomerGroup group, @Nullable BillPart part, List<LinePrice> lines) {
    return bill.periods().stream()
        .map(period -> table(group, part, period.book(), lines))
        .toArray(PlannedTable[]::new);
  }

  private PlannedTable table(
      CustomerGroup group, @Nullable BillPart part, PriceBook book, List<LinePrice> lines) {
    int first = lines.size();
    PriceTable table = table(group, book);
    if (table instanceof PriceTable.Blocks blocks) {
      return blocks(blocks, first, group, part, book, lines);
    }
    int[] lineOfRegister = new int[rules.timesOfUse().all().size() + 1];
    Arrays.fill(lineOfRegister, -1);
    if (table instanceof PriceTable.Bands bands) {
      for (PriceTable.Band band : bands.bands()) {
        TimeOfUse hours = band.hours();
        int line = lines.size() - first;
        lineOfRegister[register(hours.code())] = line;
        // A meter that does not tell hours apart pays the normal-hours price.
        if (hours.code().equals(TimeOfUse.NORMAL)) {
          lineOfRegister[0] = line;
        }
        lines.add(
            line(hours.code(), hours.nameVi(), hours.nameEn(), hours.code(), band.price())
                .of(group, part, book));
      }
    } else {
      Vnd price = table.priceIn(TimeOfUse.ALL).orElseThrow();
      lineOfRegister[0] = 0;
      lines.add(
          line(group.singlePriceLine(), group.nameVi(), group.nameEn(), TimeOfUse.ALL, price)
              .of(group, part, book));
    }
    return new PlannedTable(first, null, lineOfRegister);
  }

  private int register(String hours) {
    TimesOfUse times = rules.timesOfUse();
    return times.indexOf(hours) + 1;
  }

  private PlannedTable blocks(
      PriceTable.Blocks table,
      int first,
      CustomerGroup group,
      @Nullable BillPart part,
      PriceBook book,
      List<LinePrice> lines) {
    if (bill.contract().undeclaredTenants()) {
      int number = rules.householdRules().blockOfUndeclaredTenants();
      Vnd price = table.block(number).map(PriceTable.Block::price).orElseThrow();
      String name = "BLOCK_" + number;
      lines.add(
          line(
                  name + "_FLAT",
                  "Bậc " + number + ", chưa kê khai nhân khẩu",
                  "Block " + number + ", tenants not declared",
                  name,
                  price)
              .of(group, part, book));
      return new PlannedTable(first, null, new int[] {0});
    }
    for (PriceTable.Block block : table.blocks()) {
      int number = block.number();
      String name = "BLOCK_" + number;
      lines.add(
          line(name, "Bậc " + number, "Block " + number, name, block.price())
              .of(group, part, book));
    }
    long[] widths =
        table.blocks().stream()
            .map(PriceTable.Block::width)
            .mapToLong(PlanPrices::orEndless)
            .toArray();
    return new PlannedTable(first, widths, new int[] {-1});
  }

  private static long orEndless(@Nullable Kwh width) {
    return width == null ? Long.MAX_VALUE : width.value();
  }

  private PriceTable table(CustomerGroup group, PriceBook book) {
    return book.table(group.code(), bill.contract().supplyKv())
        .orElseThrow(() -> new IllegalStateException(book + " does not price " + group.code()));
  }

  private Draft line(String code, String label, String labelEn, String price, Vnd base) {
    return new Draft(code, label, labelEn, price, base);
  }

  /**
   * A line before programmes.
   *
   * @param price name of the price for rules: BLOCK_n, the code of a time of use, or ALL
   */
  private final class Draft {
    private final String code;
    private final String label;
    private final String labelEn;
    private final String price;
    private final Vnd base;

    Draft(String code, String label, String labelEn, String price, Vnd base) {
      this.code = code;
      this.label = label;
      this.labelEn = labelEn;
      this.price = price;
      this.base = base;
    }

    LinePrice of(CustomerGroup group, @Nullable BillPart part, PriceBook book) {
      CheckedBill.Claim claim = bill.claim();
      Optional<PriceRule> rule =
          programmes.priceRule(group.code(), claim.eligibilities(), claim.billPeriod());
      Vnd lowered =
          rule.flatMap(r -> r.lowered(price, base, other -> otherPrice(other, book))).orElse(null);
      String decision = book.decision();
      return new LinePrice(
          code,
          label,
          labelEn,
          part,
          decision,
          base.amount(),
          lowered == null ? base.amount() : lowered.amount(),
          lowered == null ? null : rule.orElseThrow(),
          lowered == null ? decision : rule.orElseThrow().terms().citation() + "; " + decision);
    }

    private Vnd otherPrice(String group, PriceBook book) {
      return book.table(group, bill.contract().supplyKv())
          .flatMap(table -> table.priceIn(price))
          .orElseThrow(
              () ->
                  new IllegalStateException(book + " has no price of " + group + " for " + price));
    }
  }
}
