package vn.evn.billing.discount;

/** A reason to charge less: on the price of a kWh or on the whole bill. */
public sealed interface DiscountRule permits PriceRule, BillRule {
  /** Name, period, eligibility and legal ground. */
  RuleTerms terms();
}
