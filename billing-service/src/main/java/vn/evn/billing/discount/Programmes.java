package vn.evn.billing.discount;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.evn.billing.tariff.DataSource;

/** All discount programmes, and the choice of the rules that act on one bill. Immutable. */
public final class Programmes {
  private final List<Programme> programmes;
  private final List<EligibilityKind> eligibilityKinds;
  private final List<PriceRule> priceRules;
  private final List<BillRule> billRules;

  Programmes(List<Programme> programmes, List<EligibilityKind> eligibilityKinds) {
    this.programmes = List.copyOf(programmes);
    this.eligibilityKinds = List.copyOf(eligibilityKinds);
    this.priceRules = rulesOf(programmes, PriceRule.class);
    this.billRules = rulesOf(programmes, BillRule.class);
  }

  /** Reads every programme that is built in. */
  public static Programmes load() {
    return load(DataSource.BUILT_IN);
  }

  /**
   * Reads every programme of a source of data. Their examples are not computed here.
   *
   * @throws vn.evn.billing.tariff.InvalidDataFile if a file breaks a rule of programmes
   */
  public static Programmes load(DataSource source) {
    return ProgrammeFiles.load(source);
  }

  /** The same kinds of eligibility, but these programmes alone. */
  public Programmes only(List<Programme> chosen) {
    return new Programmes(chosen, eligibilityKinds);
  }

  /** The same kinds of eligibility, but no programme: what a bill would be without any. */
  public Programmes withoutRules() {
    return only(List.of());
  }

  /**
   * The other reading of a bill rule whose sources leave open whether price rules act beside it: it
   * then acts alone.
   *
   * @throws IllegalArgumentException if there is no such rule, or nothing is open about it
   */
  public Programmes withBillRuleAlone(String ruleId) {
    if (billRules.stream().noneMatch(r -> r.terms().id().equals(ruleId) && r.openPoint() != null)) {
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
    return programme.withRules(rules);
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
    PriceRule own = null;
    for (PriceRule rule : priceRules) {
      if (rule.customerGroups().contains(customerGroup)
          && actsFor(rule, eligibilities, billPeriod)) {
        if (rule.terms().eligibility() != null) {
          return Optional.of(rule);
        }
        own = own == null ? rule : own;
      }
    }
    return Optional.ofNullable(own);
  }

  /**
   * The bill rules that may act on a bill, the first of them that holds for its energy being the
   * one that does: the highest percentage first, among equals the earlier in the files.
   */
  public List<BillRule> billRules(Set<String> eligibilities, YearMonth billPeriod) {
    return billRules.stream()
        .filter(rule -> actsFor(rule, eligibilities, billPeriod))
        .sorted(Comparator.comparing((BillRule rule) -> rule.percent().value()).reversed())
        .toList();
  }

  private static boolean actsFor(
      DiscountRule rule, Set<String> eligibilities, YearMonth billPeriod) {
    String needed = rule.terms().eligibility();
    return rule.terms().holdIn(billPeriod) && (needed == null || eligibilities.contains(needed));
  }

  private static <T extends DiscountRule> List<T> rulesOf(
      List<Programme> programmes, Class<T> kind) {
    return programmes.stream()
        .flatMap(programme -> programme.rules().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
