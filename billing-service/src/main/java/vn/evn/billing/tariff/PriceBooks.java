package vn.evn.billing.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All price books, by day of force. A book holds until the day before the next one starts. */
public final class PriceBooks {
  private static final String FOLDER = "price-books";

  private final List<PriceBook> books;
  private final SortedSet<String> customerGroups;

  private PriceBooks(List<PriceBook> books) {
    this.books = books.stream().sorted(Comparator.comparing(PriceBook::effectiveFrom)).toList();
    SortedSet<String> groups = new TreeSet<>();
    this.books.forEach(book -> groups.addAll(book.customerGroups()));
    this.customerGroups = Collections.unmodifiableSortedSet(groups);
  }

  /** Reads every price book that is built in. */
  public static PriceBooks load() {
    return load(DataSource.BUILT_IN);
  }

  /**
   * Reads every price book of a source of data.
   *
   * @throws InvalidDataFile if a file breaks a rule of price books
   */
  public static PriceBooks load(DataSource source) {
    return read(source.allIn(FOLDER), TariffLists.load(source));
  }

  static PriceBooks read(List<DataFile> files, TariffLists lists) {
    return new PriceBooks(new PriceBookReader(lists).readAll(files));
  }

  /** One of these books alone, as if there were no other. */
  public PriceBooks only(PriceBook book) {
    return new PriceBooks(List.of(book));
  }

  /** These books and one more; a book of the same first day is replaced. */
  public PriceBooks with(PriceBook book) {
    List<PriceBook> all = new ArrayList<>(books);
    all.removeIf(known -> known.effectiveFrom().equals(book.effectiveFrom()));
    all.add(book);
    return new PriceBooks(all);
  }

  /** Every book, oldest first. */
  public List<PriceBook> all() {
    return books;
  }

  /** The book of an id, for example 648-QD-BCT. */
  public Optional<PriceBook> find(String id) {
    return books.stream().filter(book -> book.id().equals(id)).findFirst();
  }

  /** The book in force on a day; absent before the first one. */
  public Optional<PriceBook> inForceOn(LocalDate day) {
    return books.stream()
        .filter(book -> !book.effectiveFrom().isAfter(day))
        .reduce((older, newer) -> newer);
  }

  /** Last day on which a book holds; absent for the newest. */
  public Optional<LocalDate> lastDayOf(PriceBook book) {
    return books.stream()
        .map(PriceBook::effectiveFrom)
        .filter(from -> from.isAfter(book.effectiveFrom()))
        .findFirst()
        .map(next -> next.minusDays(1));
  }

  /** First day that any book covers. */
  public LocalDate firstDay() {
    return books.get(0).effectiveFrom();
  }

  /** Every group that any book prices, in upper case. */
  public SortedSet<String> customerGroups() {
    return customerGroups;
  }
}
