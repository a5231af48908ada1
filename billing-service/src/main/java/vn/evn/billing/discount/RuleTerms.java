package vn.evn.billing.discount;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.Confidence;
import vn.evn.billing.tariff.DataPlace;

/**
 * What every discount rule has: its name, when and for whom it holds, and on what ground.
 *
 * @param id stable name, for example COVID-R1-RESIDENTIAL
 * @param description the rule in a sentence
 * @param billPeriodFrom first bill period, included
 * @param billPeriodTo last bill period, included
 * @param eligibility what the customer must be entitled to; null when the group alone decides
 * @param citation the document that bills cite, for example 2698/BCT-ĐTĐL
 * @param evidence where the rule was found
 * @param confidence how sure the rule is
 * @param place where it stands in its file
 */
public record RuleTerms(
    String id,
    String description,
    YearMonth billPeriodFrom,
    YearMonth billPeriodTo,
    @Nullable String eligibility,
    String citation,
    List<String> evidence,
    Confidence confidence,
    DataPlace place) {
  /** Checks the periods and copies the evidence. */
  public RuleTerms {
    if (billPeriodTo.isBefore(billPeriodFrom)) {
      throw new IllegalArgumentException(id + " ends before it starts");
    }
    evidence = List.copyOf(evidence);
  }

  boolean holdIn(YearMonth billPeriod) {
    return !billPeriod.isBefore(billPeriodFrom) && !billPeriod.isAfter(billPeriodTo);
  }
}
