package vn.evn.billing.discount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.PriceRule.PercentOfPrice;
import vn.evn.billing.discount.PriceRule.PriceOfAnotherGroup;
import vn.evn.billing.tariff.Confidence;

/** Reads one programme. A rule that another rule refers to must stand before it. */
final class ProgrammeReader {
  private final JsonField root;
  private final Set<String> eligibilityCodes;
  private final Map<String, PercentOfPrice> percentRules = new HashMap<>();

  ProgrammeReader(JsonField root, Set<String> eligibilityCodes) {
    this.root = root;
    this.eligibilityCodes = Set.copyOf(eligibilityCodes);
  }

  Programme programme() {
    root.refuseOthers(
        "source", "id", "name", "nameEn", "legalBasis", "citation", "rules", "examples");
    List<DiscountRule> rules = new ArrayList<>();
    root.children("rules").forEach(field -> rules.add(rule(field)));
    return new Programme(
        root.text("id"),
        root.text("name"),
        root.text("nameEn"),
        root.text("legalBasis"),
        root.text("citation"),
        root.text("source"),
        rules,
        ExampleReader.examples(root),
        root.dataPlace());
  }

  private DiscountRule rule(JsonField field) {
    field.refuseOthers(
        "id",
        "kind",
        "description",
        "billPeriodFrom",
        "billPeriodTo",
        "customerGroups",
        "eligibility",
        "prices",
        "percent",
        "priceOf",
        "afterRule",
        "aboveKwh",
        "upToKwh",
        "withPriceRules",
        "openPoint",
        "evidence",
        "confidence");
    String kind = field.text("kind");
    return switch (kind) {
      case "PERCENT_OF_PRICE" -> percentOfPrice(field);
      case "PRICE_OF_ANOTHER_GROUP" -> priceOfAnotherGroup(field);
      case "PERCENT_OF_BILL" -> percentOfBill(field);
      default -> throw field.fault("kind", "is unknown: " + kind);
    };
  }

  private PercentOfPrice percentOfPrice(JsonField field) {
    PercentOfPrice rule =
        new PercentOfPrice(
            terms(field), field.texts("customerGroups"), prices(field), field.percent("percent"));
    percentRules.put(rule.terms().id(), rule);
    return rule;
  }

  private PriceOfAnotherGroup priceOfAnotherGroup(JsonField field) {
    String priceOf = field.text("priceOf");
    return new PriceOfAnotherGroup(
        terms(field),
        field.texts("customerGroups"),
        prices(field),
        priceOf,
        field.optionalText("afterRule").map(id -> afterRule(field, id, priceOf)).orElse(null));
  }

  private PercentOfPrice afterRule(JsonField field, String id, String priceOf) {
    PercentOfPrice rule = percentRules.get(id);
    if (rule == null || !rule.customerGroups().contains(priceOf)) {
      throw field.fault(
          "afterRule", "must name an earlier PERCENT_OF_PRICE rule on " + priceOf + ", was " + id);
    }
    return rule;
  }

  private BillRule percentOfBill(JsonField field) {
    RuleTerms terms = terms(field);
    if (terms.eligibility() == null) {
      throw field.fault("eligibility", "must be given: a rule on the bill is never for everyone");
    }
    @Nullable Long above = field.optionalWhole("aboveKwh").orElse(null);
    @Nullable Long upTo = field.optionalWhole("upToKwh").orElse(null);
    if (above != null && upTo != null && upTo <= above) {
      throw field.fault("upToKwh", "must be above aboveKwh");
    }
    return new BillRule(
        terms,
        field.percent("percent"),
        above,
        upTo,
        field.flag("withPriceRules", true),
        field.optionalText("openPoint").orElse(null));
  }

  private RuleTerms terms(JsonField field) {
    Optional<String> eligibility = field.optionalText("eligibility");
    if (eligibility.isPresent() && !eligibilityCodes.contains(eligibility.get())) {
      throw field.fault("eligibility", "is unknown: " + eligibility.get());
    }
    try {
      return new RuleTerms(
          field.text("id"),
          field.text("description"),
          field.month("billPeriodFrom"),
          field.month("billPeriodTo"),
          eligibility.orElse(null),
          root.text("citation"),
          List.copyOf(field.texts("evidence")),
          confidence(field),
          field.dataPlace());
    } catch (IllegalArgumentException e) {
      throw field.fault("billPeriodTo", String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> prices(JsonField field) {
    Set<String> prices = field.texts("prices");
    for (String price : prices) {
      if (!price.matches("BLOCK_[1-9]\\d?|NORMAL|OFF_PEAK|PEAK|ALL")) {
        throw field.fault("prices", "must be BLOCK_n, NORMAL, OFF_PEAK, PEAK or ALL, was " + price);
      }
    }
    return prices;
  }

  private static Confidence confidence(JsonField field) {
    String text = field.text("confidence");
    return Confidence.find(text)
        .orElseThrow(() -> field.fault("confidence", "is unknown: " + text));
  }
}
