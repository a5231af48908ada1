package vn.evn.billing.calculation;

import java.util.List;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.tariff.PriceBooks;

/** Computes one bill. Immutable and safe for use by many threads. */
public final class BillCalculator {
  private final PriceBooks priceBooks;
  private final Programmes programmes;

  /** A calculator on given prices and programmes. */
  public BillCalculator(PriceBooks priceBooks, Programmes programmes) {
    this.priceBooks = priceBooks;
    this.programmes = programmes;
  }

  /** A calculator on everything that lies on the class path. */
  public static BillCalculator load() {
    return new BillCalculator(PriceBooks.load(), Programmes.load());
  }

  /** The price books it computes with. */
  public PriceBooks priceBooks() {
    return priceBooks;
  }

  /** The programmes it computes with. */
  public Programmes programmes() {
    return programmes;
  }

  /**
   * Computes a bill.
   *
   * @throws InvalidBillInput if anything is wrong with the input, with every fault
   */
  public CalculatedBill calculate(BillInput input) {
    throw new InvalidBillInput(
        List.of(new FieldFault("/billPeriod", "cannot be priced: " + input.billPeriod())));
  }
}
