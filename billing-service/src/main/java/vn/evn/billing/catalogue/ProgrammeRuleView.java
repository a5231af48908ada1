package vn.evn.billing.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.BillRule;
import vn.evn.billing.discount.DiscountRule;
import vn.evn.billing.discount.PriceRule;
import vn.evn.billing.discount.RuleTerms;

/** One rule of a discount programme. */
@Schema(name = "ProgrammeRule", description = "One rule of a discount programme")
public record ProgrammeRuleView(
    String id,
    @Schema(description = "PRICE (acts on the price of a kWh) or BILL (on the sum before VAT)")
        String level,
    @Schema(description = "The rule in a sentence") String description,
    @Schema(description = "First bill period, included", examples = "2020-05")
        String billPeriodFrom,
    @Schema(description = "Last bill period, included", examples = "2020-07") String billPeriodTo,
    @Schema(
            description = "What the customer must be entitled to; null when the group decides",
            nullable = true)
        @Nullable String eligibility,
    @Schema(description = "Groups whose prices it lowers; empty for a rule on the bill")
        List<String> customerGroups,
    @Schema(description = "Prices on which it acts: BLOCK_n, NORMAL, OFF_PEAK, PEAK, ALL")
        List<String> prices,
    @Schema(description = "Per cent taken off; null when another price is charged", nullable = true)
        @Nullable BigDecimal percent,
    @Schema(description = "Group whose price is charged in place of the own", nullable = true)
        @Nullable String priceOf,
    @Schema(description = "Holds for bills above this many kWh", nullable = true)
        @Nullable Long aboveKwh,
    @Schema(description = "Holds for bills up to this many kWh", nullable = true)
        @Nullable Long upToKwh,
    @Schema(description = "What the sources leave open about it", nullable = true)
        @Nullable String openPoint,
    @Schema(description = "The document that bills cite") String citation,
    @Schema(description = "Where the rule was found") List<String> evidence,
    @Schema(description = "How sure the rule is: HIGH, MEDIUM or LOW") String confidence) {
  static ProgrammeRuleView of(DiscountRule rule) {
    if (rule instanceof BillRule bill) {
      return view(bill.terms(), "BILL", Set.of(), Set.of(), bill.percent().value(), null, bill);
    }
    PriceRule price = (PriceRule) rule;
    return view(
        price.terms(),
        "PRICE",
        price.customerGroups(),
        price.prices(),
        price instanceof PriceRule.PercentOfPrice percent ? percent.percent().value() : null,
        price instanceof PriceRule.PriceOfAnotherGroup other ? other.priceOf() : null,
        null);
  }

  private static ProgrammeRuleView view(
      RuleTerms terms,
      String level,
      Set<String> customerGroups,
      Set<String> prices,
      @Nullable BigDecimal percent,
      @Nullable String priceOf,
      @Nullable BillRule bill) {
    return new ProgrammeRuleView(
        terms.id(),
        level,
        terms.description(),
        terms.billPeriodFrom().toString(),
        terms.billPeriodTo().toString(),
        terms.eligibility(),
        customerGroups.stream().sorted().toList(),
        prices.stream().sorted().toList(),
        percent,
        priceOf,
        bill == null ? null : bill.aboveKwh(),
        bill == null ? null : bill.upToKwh(),
        bill == null ? null : bill.openPoint(),
        terms.citation(),
        terms.evidence(),
        terms.confidence().name());
  }
}
