package vn.evn.billing.discount;

import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Percent;

/**
 * A percentage off the whole bill before VAT.
 *
 * @param percent what is taken off, up to 100
 * @param aboveKwh the rule holds only for bills above this total, excluded; null without limit
 * @param upToKwh the rule holds only for bills up to this total, included; null without limit
 * @param withPriceRules whether price rules act on the same bill; where the sources leave it open,
 *     {@code openPoint} says so
 * @param openPoint what the sources leave open about the rule; null when nothing is
 */
public record BillRule(
    RuleTerms terms,
    Percent percent,
    @Nullable Long aboveKwh,
    @Nullable Long upToKwh,
    boolean withPriceRules,
    @Nullable String openPoint)
    implements DiscountRule {
  /** Whether it holds for a bill of so many kWh. */
  public boolean holdsFor(long totalKwh) {
    return (aboveKwh == null || totalKwh > aboveKwh) && (upToKwh == null || totalKwh <= upToKwh);
  }

  BillRule alone() {
    return new BillRule(terms, percent, aboveKwh, upToKwh, false, openPoint);
  }
}
