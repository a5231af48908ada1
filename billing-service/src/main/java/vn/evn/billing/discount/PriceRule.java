package vn.evn.billing.discount;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Percent;
import vn.evn.billing.money.Vnd;

/**
 * A rule on the price of a kWh. It acts on lines of the bill one by one; where it does not act the
 * price stays. Each kind is one record.
 */
public sealed interface PriceRule extends DiscountRule {
  /** Groups whose prices it lowers, in upper case. */
  Set<String> customerGroups();

  /** Prices on which it acts: BLOCK_n, NORMAL, OFF_PEAK, PEAK or ALL. */
  Set<String> prices();

  /** Finds the price of the same hours in another group, at the customer's real supply voltage. */
  @FunctionalInterface
  interface OtherPrices {
    /**
     * The price of the same hours in another group.
     *
     * @param customerGroup group in upper case
     * @return VND per kWh before VAT, without any programme
     */
    Vnd sameHoursIn(String customerGroup);
  }

  /**
   * The price that the rule makes of a price.
   *
   * @param price name of the price: BLOCK_n, NORMAL, OFF_PEAK, PEAK or ALL
   * @param base VND per kWh before VAT in the customer's own group, without any programme
   * @param others prices of other groups
   * @return whole VND per kWh before VAT; absent when the rule does not act on this price
   */
  Optional<Vnd> lowered(String price, Vnd base, OtherPrices others);

  /**
   * A percentage off the price, each price rounded half up to whole VND: the published reduced
   * prices of round 1 come out only so.
   *
   * @param percent what is taken off
   */
  record PercentOfPrice(
      RuleTerms terms, Set<String> customerGroups, Set<String> prices, Percent percent)
      implements PriceRule {
    public PercentOfPrice {
      customerGroups = Set.copyOf(customerGroups);
      prices = Set.copyOf(prices);
    }

    @Override
    public Optional<Vnd> lowered(String price, Vnd base, OtherPrices others) {
      return prices.contains(price) ? Optional.of(percent.off(base)) : Optional.empty();
    }
  }

  /**
   * The price of another group in place of the own one, at the customer's real supply voltage.
   *
   * @param priceOf group whose price is charged
   * @param afterRule rule that lowers the other group's price first; null when it stays as it is
   */
  record PriceOfAnotherGroup(
      RuleTerms terms,
      Set<String> customerGroups,
      Set<String> prices,
      String priceOf,
      @Nullable PercentOfPrice afterRule)
      implements PriceRule {
    public PriceOfAnotherGroup {
      customerGroups = Set.copyOf(customerGroups);
      prices = Set.copyOf(prices);
    }

    @Override
    public Optional<Vnd> lowered(String price, Vnd base, OtherPrices others) {
      if (!prices.contains(price)) {
        return Optional.empty();
      }
      Vnd other = others.sameHoursIn(priceOf);
      return Optional.of(
          afterRule == null ? other : afterRule.lowered(price, other, others).orElse(other));
    }
  }
}
