package vn.evn.billing.calculation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.evn.billing.discount.DiscountRule;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.discount.PriceRule;
import vn.evn.billing.discount.Programme;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.discount.RuleTerms;
import vn.evn.billing.tariff.CustomerGroups;
import vn.evn.billing.tariff.InvalidDataFile;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceBooks;
import vn.evn.billing.tariff.PriceTable;
import vn.evn.billing.tariff.TimeOfUse;

/** Refuses data files that are right one by one but do not fit together. */
final class DataAgreement {
  private final PriceBooks books;
  private final Programmes programmes;
  private final LegalRules rules;

  DataAgreement(PriceBooks books, Programmes programmes, LegalRules rules) {
    this.books = books;
    this.programmes = programmes;
    this.rules = rules;
  }

  void check() {
    books.all().forEach(this::checkBook);
    for (Programme programme : programmes.all()) {
      programme.rules().forEach(this::checkRule);
    }
    for (EligibilityKind kind : programmes.eligibilityKinds()) {
      String group = kind.customerGroup();
      if (group != null && !books.customerGroups().contains(group)) {
        throw new InvalidDataFile(
            "programmes/eligibility-kinds.json", 0, kind.code() + ": " + unknown(group));
      }
    }
  }

  private void checkBook(PriceBook book) {
    CustomerGroups groups = rules.customerGroups();
    int flatBlock = rules.householdRules().blockOfUndeclaredTenants();
    for (String code : book.customerGroups()) {
      if (groups.find(code).isEmpty()) {
        throw new InvalidDataFile(book.file(), 0, "customer-groups.csv does not know " + code);
      }
      for (PriceTable table : book.tables(code)) {
        if (table instanceof PriceTable.Blocks blocks && blocks.block(flatBlock).isEmpty()) {
          throw new InvalidDataFile(book.file(), 0, code + " has no block " + flatBlock);
        }
      }
    }
  }

  private void checkRule(DiscountRule rule) {
    if (rule instanceof PriceRule priceRule) {
      RuleTerms terms = rule.terms();
      priceRule.customerGroups().forEach(code -> requireGroup(terms, code));
      List<PriceBook> inForce = booksOf(terms);
      requireEveryPriceSomewhere(priceRule, inForce);
      if (rule instanceof PriceRule.PriceOfAnotherGroup another) {
        requireGroup(terms, another.priceOf());
        inForce.forEach(book -> requirePricesOfOtherGroup(another, book));
      }
    }
  }

  private void requireGroup(RuleTerms terms, String code) {
    if (!books.customerGroups().contains(code)) {
      throw terms.place().fault(terms.id() + ": " + unknown(code));
    }
  }

  private static String unknown(String group) {
    return "no price book knows the customer group " + group;
  }

  /** The books that can price a bill of the rule's periods; a bill covers fewer than 400 days. */
  private List<PriceBook> booksOf(RuleTerms terms) {
    LocalDate first = terms.billPeriodFrom().atDay(1).minusDays(Limits.DAYS);
    LocalDate last = terms.billPeriodTo().atEndOfMonth();
    return books.all().stream()
        .filter(book -> !book.effectiveFrom().isAfter(last))
        .filter(book -> books.lastDayOf(book).map(lastDay -> !lastDay.isBefore(first)).orElse(true))
        .toList();
  }

  /** A price that no book has can only be a misprint, and would silently lower nothing. */
  private static void requireEveryPriceSomewhere(PriceRule rule, List<PriceBook> inForce) {
    Set<String> had =
        inForce.stream()
            .flatMap(book -> rule.customerGroups().stream().flatMap(g -> book.tables(g).stream()))
            .flatMap(table -> prices(table).stream())
            .collect(Collectors.toSet());
    for (String price : rule.prices()) {
      if (!had.contains(price)) {
        throw rule.terms()
            .place()
            .fault(
                rule.terms().id()
                    + ": no price book in force has the price "
                    + price
                    + " for its customer groups");
      }
    }
  }

  private static Set<String> prices(PriceTable table) {
    if (table instanceof PriceTable.Blocks blocks) {
      return blocks.blocks().stream()
          .map(block -> "BLOCK_" + block.number())
          .collect(Collectors.toSet());
    }
    if (table instanceof PriceTable.Bands bands) {
      return bands.bands().stream().map(b -> b.hours().code()).collect(Collectors.toSet());
    }
    return Set.of(TimeOfUse.ALL);
  }

  /** Wherever the own group has a price that is replaced, the other group must have one too. */
  private static void requirePricesOfOtherGroup(
      PriceRule.PriceOfAnotherGroup rule, PriceBook book) {
    List<PriceTable> others = book.tables(rule.priceOf());
    for (String group : rule.customerGroups()) {
      for (PriceTable own : book.tables(group)) {
        for (String price : prices(own)) {
          boolean priced =
              !others.isEmpty()
                  && others.get(0).voltageLevel().fromKv().compareTo(own.voltageLevel().fromKv())
                      <= 0
                  && others.stream()
                      .filter(other -> other.voltageLevel().overlaps(own.voltageLevel()))
                      .allMatch(other -> other.priceIn(price).isPresent());
          if (rule.prices().contains(price) && !priced) {
            throw rule.terms()
                .place()
                .fault(
                    rule.terms().id()
                        + ": missing band: "
                        + book.decision()
                        + " has no price "
                        + price
                        + " of "
                        + rule.priceOf()
                        + " at every voltage of "
                        + group);
          }
        }
      }
    }
  }
}
