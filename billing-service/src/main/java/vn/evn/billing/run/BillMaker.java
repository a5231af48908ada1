package vn.evn.billing.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.BillHash;
import vn.evn.billing.bill.BillKey;
import vn.evn.billing.bill.BillRow;
import vn.evn.billing.bill.BillSheets;
import vn.evn.billing.bill.NotBillable;
import vn.evn.billing.bill.RegularBill;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillPlan;
import vn.evn.billing.calculation.BillSheet;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.calculation.InvalidBillInput;
import vn.evn.billing.point.Facts;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.reading.Consumption;
import vn.evn.contracts.reading.Registers;

/**
 * Computes the bills of points for one period. What most points have (one meter, read once in the
 * month before and once in this) is computed from the chunk's own readings; whatever else there is
 * goes the way of a single bill, through the whole history. For one thread.
 */
public final class BillMaker {
  private static final OffsetDateTime NEVER =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final int MOST_PLANS = 20_000;

  private final BillCalculator calculator;
  private final SheetKeeper sheets;
  private final History history;
  private final YearMonth period;
  private final LocalDate taxPointDate;
  private final @Nullable Long runId;
  private final long firstDay;
  private final BillHash hash = new BillHash();
  private final Map<PlanKey, Plan> plans = new HashMap<>();

  /** The way of a single bill. */
  public interface History {
    /**
     * The bill of a point from all its facts and readings.
     *
     * @throws vn.evn.billing.reading.NoConsumption if the readings do not tell what was used
     * @throws NotBillable if the bill cannot be computed for another reason
     */
    RegularBill bill(long servicePointId, Set<String> eligibilities);
  }

  /** Where sheets are kept. */
  public interface SheetKeeper {
    BillSheets.Kept keep(BillSheet sheet);
  }

  /** What bills of one plan have in common. */
  private record PlanKey(
      String customerGroup,
      BigDecimal supplyVoltageKv,
      LocalDate from,
      LocalDate to,
      Set<String> eligibilities) {}

  /** A plan with the sheets of its bills by their number. */
  private record Plan(BillPlan plan, Map<Integer, BillSheets.Kept> sheets) {}

  BillMaker(
      BillCalculator calculator,
      SheetKeeper sheets,
      History history,
      YearMonth period,
      LocalDate taxPointDate,
      @Nullable Long runId) {
    this.calculator = calculator;
    this.sheets = sheets;
    this.history = history;
    this.period = period;
    this.taxPointDate = taxPointDate;
    this.runId = runId;
    this.firstDay = period.atDay(1).toEpochDay();
  }

  /**
   * The bill of a point.
   *
   * @throws vn.evn.billing.reading.NoConsumption if the readings do not tell what was used
   * @throws NotBillable if the bill cannot be computed for another reason
   */
  BillRow bill(PointInput point) {
    Consumption consumption = point.corrected ? null : plainConsumption(point.readings);
    Facts facts = consumption == null ? null : plainFacts(point.facts, consumption);
    if (consumption == null || facts == null) {
      RegularBill bill = history.bill(point.id, point.eligibilities);
      return row(point.id, bill, sheets.keep(bill.amounts().sheet()));
    }
    if (consumption.used().kwh() != null && facts.otherUse() == null && facts.persons() == null) {
      BillRow planned = planned(point, facts, consumption);
      if (planned != null) {
        return planned;
      }
    }
    RegularBill bill =
        RegularBill.compute(
            calculator,
            new ServicePoint(point.id, "", NEVER, point.facts),
            period,
            taxPointDate,
            consumption,
            point.eligibilities);
    return row(point.id, bill, sheets.keep(bill.amounts().sheet()));
  }

  /** A bill of a plan that others share; null where a number is beyond what a plan takes. */
  private @Nullable BillRow planned(PointInput point, Facts facts, Consumption consumption) {
    Long kwh = consumption.used().kwh();
    int households = facts.households() == null ? 1 : facts.households();
    if (kwh == null || kwh > 10_000_000 || households < 1 || households > 10_000) {
      return null;
    }
    Plan plan = plan(point, facts, consumption);
    CalculatedBill amounts = plan.plan().bill(kwh, households);
    BillSheets.Kept sheet =
        plan.sheets()
            .computeIfAbsent(amounts.sheetNumber(), number -> sheets.keep(amounts.sheet()));
    return row(point.id, new RegularBill(facts, consumption, point.eligibilities, amounts), sheet);
  }

  private Plan plan(PointInput point, Facts facts, Consumption consumption) {
    PlanKey key =
        new PlanKey(
            facts.customerGroup(),
            facts.supplyVoltageKv(),
            consumption.from(),
            consumption.to(),
            point.eligibilities);
    Plan known = plans.get(key);
    if (known != null) {
      return known;
    }
    if (plans.size() > MOST_PLANS) {
      plans.clear();
    }
    try {
      Plan made =
          new Plan(
              calculator.plan(
                  RegularBill.input(facts, consumption, period, taxPointDate, point.eligibilities)),
              new HashMap<>());
      plans.put(key, made);
      return made;
    } catch (InvalidBillInput e) {
      throw RegularBill.notComputable(e);
    }
  }

  private BillRow row(long point, RegularBill bill, BillSheets.Kept sheet) {
    return bill.row(
        new BillKey(point, period, BillKey.REGULAR, 0), runId, sheet, taxPointDate, hash, null);
  }

  /**
   * What was used where there is one meter with two periodic readings; null in every other case.
   */
  private @Nullable Consumption plainConsumption(List<PointReading> readings) {
    int count = readings.size();
    if (count < 2) {
      return null;
    }
    PointReading closing = readings.get(count - 1);
    PointReading opening = readings.get(count - 2);
    if (closing.epochDay() < firstDay
        || opening.epochDay() >= firstDay
        || !closing.periodic()
        || !opening.periodic()
        || !closing.meterNumber().equals(opening.meterNumber())
        || (count > 2 && readings.get(count - 3).epochDay() == opening.epochDay())) {
      return null;
    }
    Registers used = closing.since(opening);
    return used == null
        ? null
        : new Consumption(
            LocalDate.ofEpochDay(opening.epochDay()),
            LocalDate.ofEpochDay(closing.epochDay()),
            used,
            false,
            List.of(),
            opening.estimated() || closing.estimated());
  }

  /** The facts of the period where they are the same all the time; null in every other case. */
  private static @Nullable Facts plainFacts(List<Facts> facts, Consumption consumption) {
    Facts last = null;
    for (Facts one : facts) {
      if (!one.validFrom().isAfter(consumption.from())) {
        last = one;
      } else if (one.validFrom().isBefore(consumption.to())) {
        return null;
      }
    }
    return last;
  }
}
