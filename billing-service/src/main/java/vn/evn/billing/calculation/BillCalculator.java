package vn.evn.billing.calculation;

import java.math.RoundingMode;
import java.util.List;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.money.Percent;
import vn.evn.billing.money.Vnd;
import vn.evn.billing.tariff.PriceBooks;

/** Computes one bill. Immutable and safe for use by many threads. */
public final class BillCalculator {
  private final PriceBooks priceBooks;
  private final Programmes programmes;
  private final LegalRules rules;
  private final Programmes noProgrammes;

  /**
   * A calculator on given prices, programmes and rules.
   *
   * @throws vn.evn.billing.tariff.InvalidDataFile if they do not fit together
   */
  public BillCalculator(PriceBooks priceBooks, Programmes programmes, LegalRules rules) {
    new DataAgreement(priceBooks, programmes, rules).check();
    this.priceBooks = priceBooks;
    this.programmes = programmes;
    this.rules = rules;
    this.noProgrammes = programmes.withoutRules();
  }

  /**
   * A calculator on everything that lies on the class path.
   *
   * @throws vn.evn.billing.tariff.InvalidDataFile if a file breaks a rule of its kind
   */
  public static BillCalculator load() {
    return new BillCalculator(PriceBooks.load(), Programmes.load(), LegalRules.load());
  }

  /** The price books it computes with. */
  public PriceBooks priceBooks() {
    return priceBooks;
  }

  /** The programmes it computes with. */
  public Programmes programmes() {
    return programmes;
  }

  /** The rules it computes with besides prices and programmes. */
  public LegalRules rules() {
    return rules;
  }

  /** The same calculator with other programmes: a what-if. */
  public BillCalculator withProgrammes(Programmes others) {
    return new BillCalculator(priceBooks, others, rules);
  }

  /**
   * Computes a bill. Prices and widths are those of the law; percentages, tax, shares of energy and
   * widths of blocks are rounded half up, and nothing else is rounded.
   *
   * @throws InvalidBillInput if anything is wrong with the input, with every fault
   */
  public CalculatedBill calculate(BillInput input) {
    CheckedBill bill = new InputCheck(input, priceBooks, programmes, rules).check();
    List<PricedEnergy> priced = new EnergyPricing(bill, rules.householdRules()).price();
    BillAssembly.Sum due = new BillAssembly(bill, programmes, rules).sum(priced);
    Vnd without = new BillAssembly(bill, noProgrammes, rules).sum(priced).preTax();
    Percent vat = bill.vatRate().percent();
    Vnd tax = vat.of(due.preTax(), RoundingMode.HALF_UP);
    return new CalculatedBill(
        due.lines(),
        due.adjustments(),
        due.energy().amount(),
        due.reactive().amount(),
        due.discount().amount(),
        due.preTax().amount(),
        vat.value(),
        tax.amount(),
        due.preTax().plus(tax).amount(),
        without.amount(),
        without.minus(due.preTax()).amount());
  }
}
