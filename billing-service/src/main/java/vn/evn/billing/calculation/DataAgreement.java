package vn.evn.billing.calculation;

import vn.evn.billing.discount.DiscountRule;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.discount.PriceRule;
import vn.evn.billing.discount.Programme;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.tariff.CustomerGroups;
import vn.evn.billing.tariff.InvalidDataFile;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceBooks;
import vn.evn.billing.tariff.PriceTable;

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
      if (kind.customerGroup() != null) {
        requireGroup("eligibility " + kind.code(), kind.customerGroup());
      }
    }
  }

  private void checkBook(PriceBook book) {
    CustomerGroups groups = rules.customerGroups();
    int flatBlock = rules.householdRules().blockOfUndeclaredTenants();
    for (String code : book.customerGroups()) {
      if (groups.find(code).isEmpty()) {
        throw new InvalidDataFile(book.id(), 0, "customer-groups.csv does not know " + code);
      }
      for (PriceTable table : book.tables(code)) {
        if (table instanceof PriceTable.Blocks blocks && blocks.block(flatBlock).isEmpty()) {
          throw new InvalidDataFile(book.id(), 0, code + " has no block " + flatBlock);
        }
      }
    }
  }

  private void checkRule(DiscountRule rule) {
    String id = rule.terms().id();
    if (rule instanceof PriceRule priceRule) {
      priceRule.customerGroups().forEach(code -> requireGroup(id, code));
      if (rule instanceof PriceRule.PriceOfAnotherGroup another) {
        requireGroup(id, another.priceOf());
      }
    }
  }

  private void requireGroup(String user, String code) {
    if (!books.customerGroups().contains(code)) {
      throw new InvalidDataFile(user, 0, "no price book knows the customer group " + code);
    }
  }
}
