package vn.evn.billing.bill;

import java.time.LocalDate;
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
 * @param amounts the computed bill
 */
record RegularBill(Facts facts, Consumption consumption, CalculatedBill amounts) {
  /**
   * Computes a bill.
   *
   * @throws NotBillable with the reason, if it cannot be computed
   */
  static RegularBill compute(
      BillCalculator calculator,
      ServicePoint point,
      YearMonth billPeriod,
      LocalDate taxPointDate,
      Consumption consumption,
      Set<String> eligibilities) {
    Facts facts = facts(point, consumption);
    Facts.SecondUse other = facts.otherUse();
    BillInput input =
        BillInput.of(billPeriod, facts.customerGroup(), usage(consumption.used())).toBuilder()
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
    try {
      return new RegularBill(facts, consumption, calculator.calculate(input));
    } catch (InvalidBillInput e) {
      throw new NotBillable(
          "bill-not-computable",
          e.faults().stream()
              .map(fault -> fault.pointer() + " " + fault.detail())
              .collect(Collectors.joining("; ")));
    }
  }

  /** The facts of the period. One bill has one way of pricing. */
  private static Facts facts(ServicePoint point, Consumption consumption) {
    LocalDate lastDay =
        consumption.isEmpty() ? consumption.from() : consumption.to().minusDays(1);
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

  private static Usage usage(Registers used) {
    return used.kwh() != null
        ? Usage.of(used.kwh())
        : Usage.ofBands(orZero(used.normal()), orZero(used.offPeak()), orZero(used.peak()));
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
