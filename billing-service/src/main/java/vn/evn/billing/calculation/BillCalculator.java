package vn.evn.billing.calculation;

import java.util.List;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.PriceBooks;

/** Computes one bill. Immutable and safe for use by many threads. */
public final class BillCalculator {
  private final PriceBooks priceBooks;
  private final Programmes programmes;
  private final LegalRules rules;

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
  }

  /** A calculator on everything that is built in. */
  public static BillCalculator load() {
    return load(DataSource.BUILT_IN);
  }

  /**
   * A calculator on everything of a source of data, once the worked examples of every programme
   * have come out as they stand there.
   *
   * @throws vn.evn.billing.tariff.InvalidDataFile if a file breaks a rule of its kind
   */
  public static BillCalculator load(DataSource source) {
    BillCalculator calculator =
        new BillCalculator(
            PriceBooks.load(source), Programmes.load(source), LegalRules.load(source));
    new WorkedExamples(calculator).check();
    return calculator;
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

  /** The same calculator with other price books. */
  public BillCalculator withPriceBooks(PriceBooks others) {
    return new BillCalculator(others, programmes, rules);
  }

  /**
   * Computes a bill. Prices and widths are those of the law; percentages, tax, shares of energy and
   * widths of blocks are rounded half up, and nothing else is rounded.
   *
   * @throws InvalidBillInput if anything is wrong with the input, with every fault
   */
  public CalculatedBill calculate(BillInput input) {
    return calculate(check(input));
  }

  /**
   * What all bills share that differ from this one in energy and households alone: the way to
   * compute many.
   *
   * @throws InvalidBillInput if anything is wrong with the input, with every fault
   */
  public BillPlan plan(BillInput input) {
    return BillPlan.of(check(input), programmes, rules);
  }

  /**
   * Explains why two bills differ.
   *
   * @throws InvalidBillInput if anything is wrong with one of the inputs
   */
  public BillComparison compare(BillInput before, BillInput after) {
    return new Comparer(this, check(before), check(after)).compare();
  }

  /** Everything that is wrong with an input; empty when a bill can be computed from it. */
  public List<FieldFault> faultsOf(BillInput input) {
    try {
      check(input);
      return List.of();
    } catch (InvalidBillInput e) {
      return e.faults();
    }
  }

  CheckedBill check(BillInput input) {
    return new InputCheck(input, priceBooks, programmes, rules).check();
  }

  CalculatedBill calculate(CheckedBill bill) {
    SecondUse second = bill.contract().secondUse();
    return BillPlan.of(bill, programmes, rules)
        .bill(
            bill.energy(),
            bill.quota(),
            second == null ? null : second.share(),
            bill.powerFactor());
  }
}
