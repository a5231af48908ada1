package vn.evn.billing.discount;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import vn.evn.billing.tariff.DataPlace;

/**
 * A discount programme: rules that stand on one legal basis.
 *
 * @param id stable name, for example COVID-R1
 * @param name title in Vietnamese
 * @param nameEn title in English
 * @param legalBasis the documents it stands on
 * @param citation the document that bills cite
 * @param source opening words of its file
 * @param rules its rules; never empty
 * @param examples bills worked out by hand
 * @param place the file it was read from
 */
public record Programme(
    String id,
    String name,
    String nameEn,
    String legalBasis,
    String citation,
    String source,
    List<DiscountRule> rules,
    List<WorkedExample> examples,
    DataPlace place) {
  /** Copies the rules. */
  public Programme {
    rules = List.copyOf(rules);
    examples = List.copyOf(examples);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("Programme " + id + " has no rule");
    }
  }

  /** The same programme with other rules. */
  public Programme withRules(List<DiscountRule> others) {
    return new Programme(id, name, nameEn, legalBasis, citation, source, others, examples, place);
  }

  /** First bill period of any of its rules. */
  public YearMonth billPeriodFrom() {
    return rules.stream()
        .map(rule -> rule.terms().billPeriodFrom())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Last bill period of any of its rules. */
  public YearMonth billPeriodTo() {
    return rules.stream()
        .map(rule -> rule.terms().billPeriodTo())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
