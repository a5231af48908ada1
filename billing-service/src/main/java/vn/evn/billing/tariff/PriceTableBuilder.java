package vn.evn.billing.tariff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.money.Vnd;

/** Collects the rows of one group and voltage level and checks that they make one table. */
final class PriceTableBuilder {
  private final VoltageLevel voltageLevel;
  private final CustomerGroup group;
  private final TimesOfUse times;
  private final List<PriceTable.Block> blocks = new ArrayList<>();
  private final Map<String, Vnd> prices = new LinkedHashMap<>();
  private @Nullable CsvRow lastRow;
  private long nextBlockFrom;
  private boolean endless;

  PriceTableBuilder(VoltageLevel voltageLevel, CustomerGroup group, TimesOfUse times) {
    this.voltageLevel = voltageLevel;
    this.group = group;
    this.times = times;
  }

  VoltageLevel voltageLevel() {
    return voltageLevel;
  }

  void add(PriceRow row, CsvRow csvRow) {
    lastRow = csvRow;
    if (row.blockFromKwh() == null) {
      if (row.blockToKwh() != null) {
        throw csvRow.fault("tier_to_kwh is given without tier_from_kwh");
      }
      if (prices.put(row.timeOfUse(), new Vnd(row.priceVnd())) != null) {
        throw csvRow.fault("the same group, voltage and hours appear twice");
      }
    } else {
      addBlock(row.blockFromKwh(), row, csvRow);
    }
  }

  private void addBlock(long from, PriceRow row, CsvRow csvRow) {
    if (!row.timeOfUse().equals(TimeOfUse.ALL)) {
      throw csvRow.fault("blocks hold for all hours, was " + row.timeOfUse());
    }
    if (endless) {
      throw csvRow.fault("a block follows the one without an end");
    }
    if (from != nextBlockFrom) {
      String kind = from > nextBlockFrom ? "gap" : "overlap";
      throw csvRow.fault(
          kind + ": the block must start at " + nextBlockFrom + " kWh, starts at " + from);
    }
    if (!blocks.isEmpty() && blocks.get(blocks.size() - 1).price().amount() > row.priceVnd()) {
      throw csvRow.fault("the price falls below that of the block before");
    }
    blocks.add(
        new PriceTable.Block(blocks.size() + 1, width(from, row, csvRow), new Vnd(row.priceVnd())));
  }

  /** Published limits are 0-50, 51-100, …: the first block is as wide as its end. */
  private @Nullable Kwh width(long from, PriceRow row, CsvRow csvRow) {
    Long to = row.blockToKwh();
    if (to == null) {
      endless = true;
      return null;
    }
    if (to <= from) {
      throw csvRow.fault("the block ends before it starts");
    }
    nextBlockFrom = to + 1;
    return new Kwh(from == 0 ? to : to - from + 1);
  }

  PriceTable build() {
    if (!blocks.isEmpty()) {
      return blockTable();
    }
    Vnd single = prices.get(TimeOfUse.ALL);
    if (single != null && prices.size() == 1) {
      return new PriceTable.Single(voltageLevel, single);
    }
    if (!prices.keySet().equals(Set.copyOf(group.bands()))) {
      throw fault(
          "missing band: prices of "
              + group.code()
              + " at "
              + voltageLevel.code()
              + " must be one for all hours"
              + (group.hasBands() ? ", or those of " + group.bands() : "")
              + "; has "
              + prices.keySet());
    }
    return new PriceTable.Bands(voltageLevel, group.bands().stream().map(this::band).toList());
  }

  private PriceTable.Band band(String code) {
    Vnd price = prices.get(code);
    TimeOfUse hours = times.find(code).orElse(null);
    if (price == null || hours == null) {
      throw fault("missing band: no price for " + code);
    }
    return new PriceTable.Band(hours, price);
  }

  private PriceTable blockTable() {
    if (!prices.isEmpty()) {
      throw fault("a table has either blocks or hours, not both");
    }
    if (!endless) {
      throw fault("gap: the last block must have no end");
    }
    return new PriceTable.Blocks(voltageLevel, blocks);
  }

  InvalidDataFile fault(String reason) {
    return lastRow == null
        ? new InvalidDataFile(voltageLevel.code(), 0, reason)
        : lastRow.fault(reason);
  }
}
