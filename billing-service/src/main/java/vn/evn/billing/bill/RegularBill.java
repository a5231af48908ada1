package vn.evn.billing.bill;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.calculation.InvalidBillInput;
import vn.evn.billing.calculation.OtherUse;
import vn.evn.billing.calculation.Usage;
import vn.evn.billing.point.Facts;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.reading.Consumption;
import vn.evn.contracts.reading.Registers;

/**
 * The regular bill of a service point, computed and not yet issued.
 *
 * @param facts the facts it was priced by
 * @param consumption what was used, and when
 * @param eligibilities what the customer was entitled to
 * @param amounts the computed bill
 */
public record RegularBill(
    Facts facts, Consumption consumption, Set<String> eligibilities, CalculatedBill amounts) {
  /**
   * Computes a bill.
   *
   * @throws NotBillable with the reason, if it cannot be computed
   */
  public static RegularBill compute(
      BillCalculator calculator,
      ServicePoint point,
      YearMonth billPeriod,
      LocalDate taxPointDate,
      Consumption consumption,
      Set<String> eligibilities) {
    Facts facts = facts(point, consumption);
    BillInput input = input(facts, consumption, billPeriod, taxPointDate, eligibilities);
    try {
      return new RegularBill(facts, consumption, eligibilities, calculator.calculate(input));
    } catch (InvalidBillInput e) {
      throw notComputable(e);
    }
  }

  /** Why no bill can be computed from an input. */
  public static NotBillable notComputable(InvalidBillInput refusal) {
    return new NotBillable(
        "bill-not-computable",
        refusal.faults().stream()
            .map(fault -> fault.pointer() + " " + fault.detail())
            .collect(Collectors.joining("; ")));
  }

  /** What the bill is computed from. */
  public static BillInput input(
      Facts facts,
      Consumption consumption,
      YearMonth billPeriod,
      LocalDate taxPointDate,
      Set<String> eligibilities) {
    Facts.SecondUse other = facts.otherUse();
    return BillInput.of(billPeriod, facts.customerGroup(), usage(consumption)).toBuilder()
        .supplyVoltageKv(facts.supplyVoltageKv())
        .households(facts.households())
        .persons(facts.persons())
        .readingFrom(consumption.isEmpty() ? null : consumption.from())
        .readingTo(consumption.isEmpty() ? null : consumption.to())
        .partialPeriod(!consumption.isEmpty() && consumption.partial())
        .taxPointDate(taxPointDate)
        .otherUse(other == null ? null : new OtherUse(other.customerGroup(), other.share()))
        .eligibilities(eligibilities)
        .build();
  }

  /** The facts of the period. One bill has one way of pricing. */
  private static Facts facts(ServicePoint point, Consumption consumption) {
    LocalDate lastDay = consumption.isEmpty() ? consumption.from() : consumption.to().minusDays(1);
    List<Facts> inPeriod = point.factsBetween(consumption.from(), lastDay);
    if (inPeriod.isEmpty() || inPeriod.get(0).validFrom().isAfter(consumption.from())) {
      throw new NotBillable(
          "facts-missing", "No facts of the service point hold on " + consumption.from());
    }
    Facts last = inPeriod.get(inPeriod.size() - 1);
    for (Facts facts : inPeriod) {
      if (!facts.pricedLike(last)) {
        throw new NotBillable(
            "facts-change-in-period",
            "The facts change on "
                + last.validFrom()
                + ", between two readings: the meter must be read on that day");
      }
    }
    return last;
  }

  /** A replaced meter, or one read in between, makes segments. */
  private static Usage usage(Consumption consumption) {
    return consumption.segments().isEmpty()
        ? usage(consumption.used())
        : Usage.ofSegments(
            consumption.segments().stream()
                .map(s -> new Usage.Segment(s.from(), s.to(), usage(s.used())))
                .toList());
  }

  private static Usage usage(Registers used) {
    return used.kwh() != null
        ? Usage.of(used.kwh())
        : Usage.ofBands(orZero(used.normal()), orZero(used.offPeak()), orZero(used.peak()));
  }

  /** The bill as it is written. */
  public BillRow row(
      BillKey key,
      @Nullable Long runId,
      BillSheets.Kept sheet,
      LocalDate taxPointDate,
      BillHash hash,
      @Nullable OffsetDateTime issuedAt) {
    return new BillRow(
        key,
        runId,
        sheet.id(),
        facts.unit(),
        consumption.from(),
        consumption.to(),
        taxPointDate,
        usageKwh(),
        amounts.quantities(),
        amounts.energyVnd(),
        amounts.reactiveVnd(),
        amounts.discountVnd(),
        amounts.vatVnd(),
        amounts.preTaxWithoutProgrammesVnd(),
        hash.of(key, facts, consumption, eligibilities, taxPointDate, sheet.digest(), amounts),
        null,
        issuedAt,
        consumption.estimated());
  }

  long usageKwh() {
    Registers used = consumption.used();
    return orZero(used.kwh())
        + orZero(used.normal())
        + orZero(used.offPeak())
        + orZero(used.peak());
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
