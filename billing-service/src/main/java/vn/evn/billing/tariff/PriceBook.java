package vn.evn.billing.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The prices of one decision, in force from a day until the next decision. Immutable. */
public final class PriceBook {
  private final String file;
  private final String decision;
  private final LocalDate effectiveFrom;
  private final String source;
  private final List<PriceRow> rows;
  private final SortedMap<String, List<PriceTable>> tables;
  private final SortedSet<String> customerGroups;

  PriceBook(
      String file,
      String decision,
      LocalDate effectiveFrom,
      String source,
      List<PriceRow> rows,
      Map<String, List<PriceTable>> tables) {
    this.file = file;
    this.decision = decision;
    this.effectiveFrom = effectiveFrom;
    this.source = source;
    this.rows = List.copyOf(rows);
    this.tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    this.customerGroups = Collections.unmodifiableSortedSet(new TreeSet<>(tables.keySet()));
  }

  /**
   * The same prices under another name from another day, as if they had been set anew. Checks of
   * the laws use it: a change of prices that changes no price must cost nothing.
   */
  public PriceBook renamed(String otherDecision, LocalDate from) {
    return new PriceBook(file, otherDecision, from, source, rows, tables);
  }

  /** Name of the file it was read from. */
  public String file() {
    return file;
  }

  /** Name for addresses: the decision without accents and slashes, for example 648-QD-BCT. */
  public String id() {
    return decision.replace('Đ', 'D').replace('/', '-');
  }

  /** The decision as it is cited, for example 648/QĐ-BCT. */
  public String decision() {
    return decision;
  }

  /** First day on which the prices hold. */
  public LocalDate effectiveFrom() {
    return effectiveFrom;
  }

  /** The opening words of the file: decision, date and where the numbers come from. */
  public String source() {
    return source;
  }

  /** Every price with its own source and confidence, in the order of the file. */
  public List<PriceRow> rows() {
    return rows;
  }

  /** The groups that the decision prices, in upper case. */
  public SortedSet<String> customerGroups() {
    return customerGroups;
  }

  /** The tables of a group, by rising voltage; empty when the decision does not price it. */
  public List<PriceTable> tables(String customerGroup) {
    return tables.getOrDefault(customerGroup, List.of());
  }

  /** The table of a group for a supply voltage; absent when the decision does not price it. */
  public Optional<PriceTable> table(String customerGroup, BigDecimal supplyKv) {
    return tables(customerGroup).stream()
        .filter(table -> table.voltageLevel().covers(supplyKv))
        .findFirst();
  }

  @Override
  public String toString() {
    return decision + " from " + effectiveFrom;
  }
}
