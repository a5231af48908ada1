package vn.evn.billing.calculation;

import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Ratio;

/**
 * How the energy of one purpose and one price book falls on lines of the bill.
 *
 * @param first the first of its lines among those of the bill
 * @param widths kWh of each block for one household in a full month, the last without end; null
 *     when lines go by register
 * @param lineOfRegister line of each register, counted from {@code first}; -1 where the table has
 *     no price for it; one entry for blocks
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the plan; compared by nobody
record PlannedTable(int first, long @Nullable [] widths, int[] lineOfRegister) {

  /**
   * Fills the blocks one after the other. Each width is rounded by itself, half up ("làm tròn số
   * học", EVNCPC's method for price changes), so that parts of a month may differ from it by 1 kWh.
   */
  static void fillBlocks(
      long[] widths, int first, long kwh, long numerator, long denominator, long[] quantities) {
    long left = kwh;
    int last = widths.length - 1;
    for (int block = 0; block < last && left > 0; block++) {
      long filled = Math.min(left, Ratio.halfUp(widths[block], numerator, denominator));
      quantities[first + block] = filled;
      left -= filled;
    }
    quantities[first + last] = left;
  }

  void fillRegister(int register, long kwh, long[] quantities) {
    if (kwh != 0) {
      int line = register < lineOfRegister.length ? lineOfRegister[register] : -1;
      if (line < 0) {
        throw new IllegalStateException("There is no price for register " + register);
      }
      quantities[first + line] += kwh;
    }
  }
}
