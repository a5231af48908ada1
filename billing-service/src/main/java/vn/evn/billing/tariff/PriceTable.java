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

  /**
   * The price of energy in given hours, VND per kWh before VAT; absent when there is none.
   *
   * @param hours code of a time of use, or ALL
   */
  Optional<Vnd> priceIn(String hours);

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
    public Optional<Vnd> priceIn(String hours) {
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

  /**
   * Prices by time of use.
   *
   * @param bands in the order of the bill; never empty; one of them is the normal hours
   */
  record Bands(VoltageLevel voltageLevel, List<Band> bands) implements PriceTable {
    public Bands {
      bands = List.copyOf(bands);
    }

    @Override
    public Optional<Vnd> priceIn(String hours) {
      return bands.stream()
          .filter(band -> band.hours().code().equals(hours))
          .map(Band::price)
          .findFirst();
    }
  }

  /** The price of some hours, VND per kWh before VAT. */
  record Band(TimeOfUse hours, Vnd price) {}

  /** One price for every hour, VND per kWh before VAT. */
  record Single(VoltageLevel voltageLevel, Vnd price) implements PriceTable {
    @Override
    public Optional<Vnd> priceIn(String hours) {
      return hours.equals(TimeOfUse.ALL) ? Optional.of(price) : Optional.empty();
    }
  }
}
