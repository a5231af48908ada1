package vn.evn.billing.calculation;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.CustomerGroups;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceBooks;
import vn.evn.billing.tariff.PriceTable;

/** Checks that the price books in force know a customer group and price it at a voltage. */
final class GroupCheck {
  private final Faults faults;
  private final CustomerGroups groups;
  private final PriceBooks books;
  private final List<PriceBook> inForce;

  /**
   * A check against the books of a bill.
   *
   * @param inForce the books of the bill's days; all books when the days are not known
   */
  GroupCheck(Faults faults, CustomerGroups groups, PriceBooks books, List<PriceBook> inForce) {
    this.faults = faults;
    this.groups = groups;
    this.books = books;
    this.inForce = inForce;
  }

  /** The group of a code; null when something is wrong with it. */
  @Nullable CustomerGroup check(String pointer, @Nullable String code) {
    if (code == null || code.isBlank()) {
      faults.add(pointer, "is required");
      return null;
    }
    Optional<CustomerGroup> group =
        groups.find(code).filter(known -> books.customerGroups().contains(known.code()));
    if (group.isEmpty()) {
      faults.add(pointer, "is unknown; the groups are " + names(booksInForce()));
      return null;
    }
    return pricedByAll(pointer, group.get()) ? group.get() : null;
  }

  private boolean pricedByAll(String pointer, CustomerGroup group) {
    for (PriceBook book : inForce) {
      if (!book.customerGroups().contains(group.code())) {
        faults.add(
            pointer,
            group.code()
                + " is not priced by "
                + book.decision()
                + "; its groups are "
                + names(List.of(book)));
        return false;
      }
    }
    return true;
  }

  private List<PriceBook> booksInForce() {
    return inForce.isEmpty() ? books.all() : inForce;
  }

  private static String names(List<PriceBook> books) {
    return books.stream()
        .flatMap(book -> book.customerGroups().stream())
        .distinct()
        .sorted()
        .collect(joining(", "));
  }

  /** Whether every book in force prices the group at the supply voltage. */
  boolean pricedAt(String pointer, CustomerGroup group, BigDecimal supplyKv) {
    for (PriceBook book : inForce) {
      if (book.table(group.code(), supplyKv).isEmpty()) {
        List<String> levels =
            book.tables(group.code()).stream().map(table -> table.voltageLevel().code()).toList();
        faults.add(
            pointer,
            group.code()
                + " has no price at "
                + supplyKv.toPlainString()
                + " kV; "
                + book.decision()
                + " has "
                + String.join(", ", levels));
        return false;
      }
    }
    return true;
  }

  boolean hasBlocks(CustomerGroup group) {
    return all(group, PriceTable.Blocks.class::isInstance);
  }

  boolean hasBands(CustomerGroup group) {
    return all(group, PriceTable.Bands.class::isInstance);
  }

  private boolean all(CustomerGroup group, Predicate<PriceTable> kind) {
    return booksInForce().stream()
        .flatMap(book -> book.tables(group.code()).stream())
        .allMatch(kind);
  }
}
