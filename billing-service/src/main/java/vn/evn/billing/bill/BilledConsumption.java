package vn.evn.billing.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.reading.Consumption;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.billing.reading.Readings;
import vn.evn.contracts.reading.Registers;

/**
 * What a bill of a kind covers by what is recorded today. Where a contract ended in the month, its
 * last bill counts from the REGULAR one, and that border stays where it was; what a check of the
 * meter has found counts in place of what the meter showed.
 */
@ApplicationScoped
public class BilledConsumption {
  private final BillRows bills;
  private final UsageCorrectionRows corrections;
  private final Readings readings;

  @Inject
  BilledConsumption(BillRows bills, UsageCorrectionRows corrections, Readings readings) {
    this.bills = bills;
    this.corrections = corrections;
    this.readings = readings;
  }

  /**
   * What the bill of a point covers.
   *
   * @param kind REGULAR or FINAL, see {@link BillKey}
   * @throws NoConsumption if the readings do not tell what was used
   * @throws NotBillable if a correction is not in the form of the meter
   */
  public Consumption of(ServicePoint point, YearMonth period, int kind) {
    Consumption read = read(point, period, kind);
    Optional<Registers> found = corrections.newest(point.id(), period, kind);
    return found.isPresent() ? inPlaceOf(read, found.get()) : read;
  }

  private Consumption read(ServicePoint point, YearMonth period, int kind) {
    if (kind == BillKey.FINAL) {
      LocalDate billedTo =
          bills
              .newest(point.id(), period, BillKey.REGULAR)
              .map(bill -> bill.row().readingTo())
              .orElse(null);
      return billedTo == null
          ? readings.consumption(point, period)
          : readings.consumptionSince(point, period, billedTo);
    }
    LocalDate border =
        bills
            .newest(point.id(), period, BillKey.FINAL)
            .map(bill -> bill.row().readingFrom())
            .orElse(null);
    return border == null
        ? readings.consumption(point, period)
        : readings.consumptionUpTo(point, period, border);
  }

  private static Consumption inPlaceOf(Consumption read, Registers found) {
    boolean bands = read.used().kwh() == null;
    if (bands != (found.kwh() == null)) {
      throw new NotBillable(
          "correction-of-other-registers",
          bands
              ? "The meter has three bands: a correction needs normal, offPeak and peak"
              : "The meter has one register: a correction needs its kWh alone");
    }
    return new Consumption(
        read.from(), read.to(), found, read.partial(), List.of(), /* estimated= */ false);
  }
}
