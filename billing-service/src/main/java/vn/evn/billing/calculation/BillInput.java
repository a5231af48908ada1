package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a bill is computed from. Nothing is refused here: {@link BillCalculator} checks all
 * fields and names all faults at once. A null of an optional field stands for its default.
 *
 * @param billPeriod calendar month of the bill; required; decides which programmes apply
 * @param customerGroup group of the price book in upper case, for example RESIDENTIAL; required
 * @param supplyVoltageKv voltage of the supply in kV, above 0 and at most 500; default 0.4
 * @param usage energy of the period; required
 * @param households households on the meter, 1 to 10,000; default 1; widens the blocks of groups
 *     that have blocks and means nothing to others
 * @param persons declared people in place of {@code households}, 1 to 40,000: four people count as
 *     one household
 * @param tenantsDeclared false puts every kWh at the price of block 3; default true
 * @param readingFrom day of the previous reading, the first day of the period
 * @param readingTo day of this reading, the first day that is no longer in the period
 * @param partialPeriod true when the period is not a regular month (new supply, end of contract,
 *     other reading day), so that the blocks shrink or grow with the days; default false
 * @param taxPointDate day that decides the tax rate; default {@code readingTo}, else the first day
 *     of the bill period
 * @param powerFactor cos φ of the period, 0 to 1; given when the customer is subject to the charge
 *     for reactive power
 * @param otherUse second purpose on the meter
 * @param eligibilities what the customer is entitled to in the bill period, for example LODGING
 */
public record BillInput(
    @Nullable YearMonth billPeriod,
    @Nullable String customerGroup,
    @Nullable BigDecimal supplyVoltageKv,
    @Nullable Usage usage,
    @Nullable Integer households,
    @Nullable Integer persons,
    @Nullable Boolean tenantsDeclared,
    @Nullable LocalDate readingFrom,
    @Nullable LocalDate readingTo,
    @Nullable Boolean partialPeriod,
    @Nullable LocalDate taxPointDate,
    @Nullable BigDecimal powerFactor,
    @Nullable OtherUse otherUse,
    Set<String> eligibilities) {
  /** Copies the eligibilities and keeps their order, so that faults come in the sender's order. */
  public BillInput {
    eligibilities = Collections.unmodifiableSet(new LinkedHashSet<>(eligibilities));
  }

  /** A bill with the required fields alone; everything else has its default. */
  public static BillInput of(YearMonth billPeriod, String customerGroup, Usage usage) {
    return builder().billPeriod(billPeriod).customerGroup(customerGroup).usage(usage).build();
  }

  /** Starts an input in which every field is absent. */
  public static BillInputBuilder builder() {
    return new BillInputBuilder();
  }

  /** Starts from a copy of this input. */
  public BillInputBuilder toBuilder() {
    return builder()
        .billPeriod(billPeriod)
        .customerGroup(customerGroup)
        .supplyVoltageKv(supplyVoltageKv)
        .usage(usage)
        .households(households)
        .persons(persons)
        .tenantsDeclared(tenantsDeclared)
        .readingFrom(readingFrom)
        .readingTo(readingTo)
        .partialPeriod(partialPeriod)
        .taxPointDate(taxPointDate)
        .powerFactor(powerFactor)
        .otherUse(otherUse)
        .eligibilities(eligibilities);
  }
}
