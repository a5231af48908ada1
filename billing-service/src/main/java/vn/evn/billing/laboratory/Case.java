package vn.evn.billing.laboratory;

import java.util.List;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.BillPlan;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.calculation.Usage;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceTable;

/**
 * Customers of one group and voltage in one month: the bills that a law is tried on.
 *
 * @param words the case in a few words
 * @param calculator prices and programmes of the case
 * @param input a bill of the case, of 0 kWh
 * @param group the customer group
 * @param book the price book in force
 * @param table its prices for the group and voltage
 * @param marks kWh around which something changes for one household, rising
 */
record Case(
    String words,
    BillCalculator calculator,
    BillInput input,
    CustomerGroup group,
    PriceBook book,
    PriceTable table,
    List<Long> marks) {
  Case {
    marks = List.copyOf(marks);
  }

  BillPlan plan() {
    return calculator.plan(input);
  }

  CalculatedBill bill(Usage usage) {
    return calculator.calculate(input.toBuilder().usage(usage).build());
  }

  Case with(BillCalculator other) {
    return new Case(words, other, input, group, book, table, marks);
  }

  boolean hasBlocks() {
    return table instanceof PriceTable.Blocks;
  }
}
