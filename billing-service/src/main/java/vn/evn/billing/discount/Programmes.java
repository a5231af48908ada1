package vn.evn.billing.discount;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.evn.billing.money.Kwh;

/** All discount programmes, and the choice of the rules that act on one bill. Immutable. */
public final class Programmes {
  private final List<Programme> programmes;
  private final List<EligibilityKind> eligibilityKinds;

  Programmes(List<Programme> programmes, List<EligibilityKind> eligibilityKinds) {
    this.programmes = List.copyOf(programmes);
    this.eligibilityKinds = List.copyOf(eligibilityKinds);
  }

  /**
   * Reads every programme on the class path.
   *
   * @throws vn.evn.billing.tariff.InvalidDataFile if a file breaks a rule of programmes
   */
  public static Programmes load() {
    return ProgrammeFiles.load();
  }

  /** The same kinds of eligibility, but no programme: what a bill would be without any. */
  public Programmes withoutRules() {
    return new Programmes(List.of(), eligibilityKinds);
  }

  /**
   * The other reading of a bill rule whose sources leave open whether price rules act beside it: it
   * then acts alone.
   *
   * @throws IllegalArgumentException if there is no such rule, or nothing is open about it
   */
  public Programmes withBillRuleAlone(String ruleId) {
    if (billRules().noneMatch(r -> r.terms().id().equals(ruleId) && r.openPoint() != null)) {
      throw new IllegalArgumentException("No bill rule with an open point is named " + ruleId);
    }
    return new Programmes(
        programmes.stream().map(programme -> withBillRuleAlone(programme, ruleId)).toList(),
        eligibilityKinds);
  }

  private static Programme withBillRuleAlone(Programme programme, String ruleId) {
    List<DiscountRule> rules =
        programme.rules().stream()
            .map(
                rule ->
                    rule instanceof BillRule bill && bill.terms().id().equals(ruleId)
                        ? bill.alone()
                        : rule)
            .toList();
    return new Programme(
        programme.id(),
        programme.name(),
        programme.nameEn(),
        programme.legalBasis(),
        programme.citation(),
        programme.source(),
        rules);
  }

  /** Every programme, in the order of the index. */
  public List<Programme> all() {
    return programmes;
  }

  /** The programme of an id, for example COVID-R1. */
  public Optional<Programme> find(String id) {
    return programmes.stream().filter(programme -> programme.id().equals(id)).findFirst();
  }

  /** Everything a customer can be entitled to. */
  public List<EligibilityKind> eligibilityKinds() {
    return eligibilityKinds;
  }

  /** The kind of eligibility of a code. */
  public Optional<EligibilityKind> eligibilityKind(String code) {
    return eligibilityKinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
  }

  /**
   * The one price rule for a group on a bill. A rule that needs an eligibility beats the group's
   * own rule; among equals the earlier in the files wins.
   */
  public Optional<PriceRule> priceRule(
      String customerGroup, Set<String> eligibilities, YearMonth billPeriod) {
    List<PriceRule> rules =
        rules()
            .filter(PriceRule.class::isInstance)
            .map(PriceRule.class::cast)
            .filter(rule -> rule.customerGroups().contains(customerGroup))
            .filter(actsFor(eligibilities, billPeriod))
            .toList();
    return rules.stream()
        .filter(rule -> rule.terms().eligibility() != null)
        .findFirst()
        .or(() -> rules.stream().findFirst());
  }

  /** The one bill rule on a bill: the highest percentage, among equals the earlier in the files. */
  public Optional<BillRule> billRule(Set<String> eligibilities, YearMonth billPeriod, Kwh total) {
    return billRules()
        .filter(actsFor(eligibilities, billPeriod))
        .filter(rule -> rule.holdsFor(total))
        .sorted(Comparator.comparing((BillRule rule) -> rule.percent().value()).reversed())
        .findFirst();
  }

  private static Predicate<DiscountRule> actsFor(Set<String> eligibilities, YearMonth billPeriod) {
    return rule -> {
      String needed = rule.terms().eligibility();
      return rule.terms().holdIn(billPeriod) && (needed == null || eligibilities.contains(needed));
    };
  }

  private Stream<BillRule> billRules() {
    return rules().filter(BillRule.class::isInstance).map(BillRule.class::cast);
  }

  private Stream<DiscountRule> rules() {
    return programmes.stream().flatMap(programme -> programme.rules().stream());
  }
}
