package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a {@link BillInput} by name; a field that is not set stays absent. */
public final class BillInputBuilder {
  private @Nullable YearMonth billPeriod;
  private @Nullable String customerGroup;
  private @Nullable BigDecimal supplyVoltageKv;
  private @Nullable Usage usage;
  private @Nullable Integer households;
  private @Nullable Integer persons;
  private @Nullable Boolean tenantsDeclared;
  private @Nullable LocalDate readingFrom;
  private @Nullable LocalDate readingTo;
  private @Nullable Boolean partialPeriod;
  private @Nullable LocalDate taxPointDate;
  private @Nullable BigDecimal powerFactor;
  private @Nullable OtherUse otherUse;
  private Set<String> eligibilities = Set.of();

  BillInputBuilder() {}

  public BillInputBuilder billPeriod(@Nullable YearMonth value) {
    this.billPeriod = value;
    return this;
  }

  public BillInputBuilder customerGroup(@Nullable String value) {
    this.customerGroup = value;
    return this;
  }

  public BillInputBuilder supplyVoltageKv(@Nullable BigDecimal value) {
    this.supplyVoltageKv = value;
    return this;
  }

  public BillInputBuilder usage(@Nullable Usage value) {
    this.usage = value;
    return this;
  }

  public BillInputBuilder households(@Nullable Integer value) {
    this.households = value;
    return this;
  }

  public BillInputBuilder persons(@Nullable Integer value) {
    this.persons = value;
    return this;
  }

  public BillInputBuilder tenantsDeclared(@Nullable Boolean value) {
    this.tenantsDeclared = value;
    return this;
  }

  public BillInputBuilder readingFrom(@Nullable LocalDate value) {
    this.readingFrom = value;
    return this;
  }

  public BillInputBuilder readingTo(@Nullable LocalDate value) {
    this.readingTo = value;
    return this;
  }

  public BillInputBuilder partialPeriod(@Nullable Boolean value) {
    this.partialPeriod = value;
    return this;
  }

  public BillInputBuilder taxPointDate(@Nullable LocalDate value) {
    this.taxPointDate = value;
    return this;
  }

  public BillInputBuilder powerFactor(@Nullable BigDecimal value) {
    this.powerFactor = value;
    return this;
  }

  public BillInputBuilder otherUse(@Nullable OtherUse value) {
    this.otherUse = value;
    return this;
  }

  public BillInputBuilder eligibilities(Set<String> value) {
    this.eligibilities = value;
    return this;
  }

  public BillInputBuilder eligibilities(String... values) {
    return eligibilities(new LinkedHashSet<>(List.of(values)));
  }

  /** Makes the input as collected; nothing is checked yet. */
  public BillInput build() {
    return new BillInput(
        billPeriod,
        customerGroup,
        supplyVoltageKv,
        usage,
        households,
        persons,
        tenantsDeclared,
        readingFrom,
        readingTo,
        partialPeriod,
        taxPointDate,
        powerFactor,
        otherUse,
        eligibilities);
  }
}
