package vn.evn.billing.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.point.Facts;
import vn.evn.billing.point.ServicePoint;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.Registers;
import vn.evn.platform.problem.FieldError;

/** Holds a reading against the facts of its point and against its neighbours in time. */
final class ReadingCheck {
  private static final String REGISTERS = "/reading/registers";

  private final List<FieldError> faults = new ArrayList<>();
  private final MeterReading reading;

  ReadingCheck(MeterReading reading) {
    this.reading = reading;
  }

  /** The meter must be one of the point, with registers of its kind. */
  void fits(ServicePoint point) {
    Facts facts = point.factsOfMeter(reading.meterNumber()).orElse(null);
    if (facts == null) {
      fault("/reading/meterNumber", "the service point never had this meter");
      return;
    }
    boolean threeBand = reading.registers().kwh() == null;
    if (threeBand != facts.threeBand()) {
      fault(
          REGISTERS,
          facts.threeBand()
              ? "the meter has three bands: give normal, offPeak and peak"
              : "the meter has one register: give kwh");
    }
  }

  /** A meter never runs backwards. */
  void between(@Nullable MeterReading before, @Nullable MeterReading after) {
    if (before != null) {
      rises(before.registers(), reading.registers(), "less than at the " + named(before));
    }
    if (after != null) {
      rises(reading.registers(), after.registers(), "more than at the " + named(after));
    }
  }

  /** An estimate that stands in the way can be put right; a reading that was taken cannot. */
  private static String named(MeterReading neighbour) {
    return Boolean.TRUE.equals(neighbour.estimated())
        ? "estimated reading of " + neighbour.at() + "; put that one right first"
        : "reading of " + neighbour.at();
  }

  private void rises(Registers earlier, Registers later, String fault) {
    rises("/kwh", earlier.kwh(), later.kwh(), fault);
    rises("/normal", earlier.normal(), later.normal(), fault);
    rises("/offPeak", earlier.offPeak(), later.offPeak(), fault);
    rises("/peak", earlier.peak(), later.peak(), fault);
  }

  private void rises(String register, @Nullable Long earlier, @Nullable Long later, String fault) {
    if (earlier != null && later != null && later < earlier) {
      fault(REGISTERS + register, "the meter would run backwards: " + fault);
    }
  }

  /**
   * Ends the check.
   *
   * @throws ReadingRefused with every fault, if there is any
   */
  void refuseIfFaulty() {
    if (!faults.isEmpty()) {
      throw new ReadingRefused(faults);
    }
  }

  private void fault(String pointer, String detail) {
    faults.add(new FieldError(pointer, detail));
  }
}
