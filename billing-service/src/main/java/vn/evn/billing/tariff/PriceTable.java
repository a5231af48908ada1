package vn.evn.billing.tariff;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.money.Vnd;

/** The prices of one customer group at one voltage level. Each kind is one record. */
public sealed interface PriceTable {
  /** Supply voltages the table holds for. */
  VoltageLevel voltageLevel();

  /** The price of energy in given hours, VND per kWh before VAT; absent when there is none. */
  Optional<Vnd> priceIn(TimeOfUse hours);

  /**
   * A price that rises with consumption: each block is filled before the next one starts.
   *
   * @param blocks from 0 kWh upwards; never empty; the last has no width
   */
  record Blocks(VoltageLevel voltageLevel, List<Block> blocks) implements PriceTable {
    public Blocks {
      blocks = List.copyOf(blocks);
    }

    @Override
    public Optional<Vnd> priceIn(TimeOfUse hours) {
      return Optional.empty();
    }

    /** The block of a number, from 1. */
    public Optional<Block> block(int number) {
      return blocks.stream().filter(block -> block.number() == number).findFirst();
    }
  }

  /**
   * A slice of one household's consumption in a month.
   *
   * @param number from 1
   * @param width kWh of the block; null for the last, which has no end
   * @param price VND per kWh before VAT
   */
  record Block(int number, @Nullable Kwh width, Vnd price) {}

  /** Three prices by time of use, VND per kWh before VAT. */
  record Bands(VoltageLevel voltageLevel, Vnd normal, Vnd offPeak, Vnd peak) implements PriceTable {
    @Override
    public Optional<Vnd> priceIn(TimeOfUse hours) {
      return switch (hours) {
        case NORMAL -> Optional.of(normal);
        case OFF_PEAK -> Optional.of(offPeak);
        case PEAK -> Optional.of(peak);
        case ALL -> Optional.empty();
      };
    }
  }

  /** One price for every hour, VND per kWh before VAT. */
  record Single(VoltageLevel voltageLevel, Vnd price) implements PriceTable {
    @Override
    public Optional<Vnd> priceIn(TimeOfUse hours) {
      return hours == TimeOfUse.ALL ? Optional.of(price) : Optional.empty();
    }
  }
}
