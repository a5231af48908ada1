package vn.evn.billing.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import vn.evn.billing.bill.BillKey;
import vn.evn.billing.bill.BilledConsumption;
import vn.evn.billing.bill.RegularBill;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.billing.reading.Readings;

/** The way of a single bill, for points whose readings are not plain. */
@ApplicationScoped
class PointHistory {
  private final ServicePoints points;
  private final Readings readings;
  private final BilledConsumption consumptions;
  private final BillCalculator calculator;

  @Inject
  PointHistory(
      ServicePoints points,
      Readings readings,
      BilledConsumption consumptions,
      BillCalculator calculator) {
    this.points = points;
    this.readings = readings;
    this.consumptions = consumptions;
    this.calculator = calculator;
  }

  /** The bills of a period, by this way, in the caller's transaction. */
  BillMaker.History of(YearMonth period, LocalDate taxPointDate) {
    return of(calculator, period, taxPointDate);
  }

  /** The same by other rules. */
  BillMaker.History of(BillCalculator rules, YearMonth period, LocalDate taxPointDate) {
    return (id, eligibilities) ->
        bill(rules, id, BillKey.REGULAR, eligibilities, period, taxPointDate);
  }

  /** The FINAL bill of a point. */
  RegularBill finalBill(
      long id, Set<String> eligibilities, YearMonth period, LocalDate taxPointDate) {
    return bill(calculator, id, BillKey.FINAL, eligibilities, period, taxPointDate);
  }

  private RegularBill bill(
      BillCalculator rules,
      long id,
      int kind,
      Set<String> eligibilities,
      YearMonth period,
      LocalDate taxPointDate) {
    ServicePoint point = points.get(id).orElseThrow();
    return RegularBill.compute(
        rules, point, period, taxPointDate, consumptions.of(point, period, kind), eligibilities);
  }

  /** Whether nothing is due: supply has ended before, or began after the last closing reading. */
  boolean isNotDue(long id, YearMonth period) {
    return readings.isWithoutSupply(id, period);
  }
}
