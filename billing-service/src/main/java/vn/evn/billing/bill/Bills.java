package vn.evn.billing.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.ExactNumbers;
import vn.evn.billing.api.Paging;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.eligibility.Eligibilities;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.billing.reading.Consumption;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.billing.reading.Readings;
import vn.evn.contracts.Topics;
import vn.evn.contracts.bill.BillEvents;
import vn.evn.contracts.bill.BillFacts;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.time.BusinessTime;

/** The issued bills, and the one place that issues them. */
@ApplicationScoped
public class Bills {
  private final BillRows rows;
  private final ServicePoints points;
  private final Readings readings;
  private final Eligibilities eligibilities;
  private final BillCalculator calculator;
  private final Outbox outbox;
  private final Events events;
  private final Clock clock;

  @Inject
  Bills(
      BillRows rows,
      ServicePoints points,
      Readings readings,
      Eligibilities eligibilities,
      BillCalculator calculator,
      Outbox outbox,
      Events events,
      Clock clock) {
    this.rows = rows;
    this.points = points;
    this.readings = readings;
    this.eligibilities = eligibilities;
    this.calculator = calculator;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /** What a call did. */
  record Issued(BillView bill, boolean anew) {}

  /**
   * Issues the regular bill of a customer for a period, with its event, in one transaction. A bill
   * that is there already is given back unchanged.
   *
   * @throws ProblemException (422) if the customer is unknown
   * @throws NoConsumption if the readings do not tell what was used
   * @throws NotBillable if the bill cannot be computed for another reason
   */
  @Transactional
  Issued issue(BillCall.Read call) {
    // The lock lets one of two calls at once issue; the other then finds the bill.
    ServicePoint point =
        points
            .lock(call.customerCode())
            .orElseThrow(
                () ->
                    ProblemException.invalidField(
                        "/customerCode", "no service point of customer " + call.customerCode()));
    Optional<BillEntity> known = rows.find(point.id(), call.billPeriod(), BillFacts.Kind.REGULAR);
    if (known.isPresent()) {
      return new Issued(BillView.of(known.get()), false);
    }
    if (rows.find(point.id(), call.billPeriod(), BillFacts.Kind.FINAL).isPresent()) {
      throw new NotBillable(
          "final-bill-issued", "The last bill of the contract covers " + call.billPeriod());
    }
    Consumption consumption = readings.consumption(point, call.billPeriod());
    BillEntity row =
        issue(
            point,
            BillFacts.Kind.REGULAR,
            call.billPeriod(),
            call.taxPointDate(),
            consumption);
    return new Issued(BillView.of(row), true);
  }

  /**
   * Issues the last bill of a contract, with its event, in the present transaction: from what was
   * billed last to the closing reading. One that is there already is left as it is.
   *
   * @param point locked by the caller
   * @param closedOn day of the closing reading
   * @throws NoConsumption if the readings do not tell what was used
   * @throws NotBillable if the bill cannot be computed for another reason
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void issueFinal(ServicePoint point, LocalDate closedOn) {
    YearMonth period = YearMonth.from(closedOn);
    if (rows.find(point.id(), period, BillFacts.Kind.FINAL).isPresent()) {
      return;
    }
    LocalDate billedTo =
        rows.find(point.id(), period, BillFacts.Kind.REGULAR)
            .map(bill -> bill.readingTo)
            .orElse(null);
    Consumption consumption =
        billedTo == null
            ? readings.consumption(point, period)
            : readings.consumptionSince(point, period, billedTo);
    issue(point, BillFacts.Kind.FINAL, period, LocalDate.now(clock), consumption);
  }

  private BillEntity issue(
      ServicePoint point,
      BillFacts.Kind kind,
      YearMonth period,
      LocalDate taxPointDate,
      Consumption consumption) {
    RegularBill bill =
        RegularBill.compute(
            calculator,
            point,
            period,
            taxPointDate,
            consumption,
            eligibilities.covering(point, period));
    BillEntity row = row(point, kind, period, taxPointDate, bill);
    rows.persistAndFlush(row);
    outbox.append(events.of(Topics.BILLS, BillEvents.ISSUED, point.customerCode(), facts(row)));
    return row;
  }

  /** The bill of an identifier. */
  @Transactional
  Optional<BillView> find(UUID id) {
    return rows.findByBillId(id).map(BillView::of);
  }

  /** Bills in the order of issue, one more than the page. */
  @Transactional
  List<BillView> page(
      @Nullable String customerCode, @Nullable YearMonth billPeriod, Paging paging) {
    return rows.page(customerCode, billPeriod, paging).stream().map(BillView::of).toList();
  }

  private BillEntity row(
      ServicePoint point,
      BillFacts.Kind kind,
      YearMonth period,
      LocalDate taxPointDate,
      RegularBill bill) {
    CalculatedBill amounts = bill.amounts();
    BillEntity row = new BillEntity();
    row.id = UUID.randomUUID();
    row.servicePointId = point.id();
    row.customerCode = point.customerCode();
    row.kind = kind;
    row.billPeriod = period.atDay(1);
    row.customerGroup = bill.facts().customerGroup();
    row.unit = bill.facts().unit();
    row.readingFrom = bill.consumption().from();
    row.readingTo = bill.consumption().to();
    row.taxPointDate = taxPointDate;
    row.usageKwh = bill.usageKwh();
    row.energyVnd = amounts.energyVnd();
    row.reactiveVnd = amounts.reactiveVnd();
    row.discountVnd = amounts.discountVnd();
    row.preTaxVnd = amounts.preTaxVnd();
    row.vatPercent = amounts.vatPercent();
    row.vatVnd = amounts.vatVnd();
    row.totalVnd = amounts.totalVnd();
    row.preTaxWithoutProgrammesVnd = amounts.preTaxWithoutProgrammesVnd();
    row.reductionVnd = amounts.reductionVnd();
    row.issuedAt = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    amounts.lines().forEach(line -> row.lines.add(LineRow.of(line)));
    amounts.adjustments().forEach(a -> row.adjustments.add(AdjustmentRow.of(a)));
    return row;
  }

  private static BillFacts facts(BillEntity row) {
    return new BillFacts(
        row.id,
        row.customerCode,
        row.kind,
        YearMonth.from(row.billPeriod),
        row.customerGroup,
        row.unit,
        row.readingFrom,
        row.readingTo,
        row.taxPointDate,
        row.usageKwh,
        row.lines.stream().map(LineRow::fact).toList(),
        row.adjustments.stream().map(AdjustmentRow::fact).toList(),
        row.energyVnd,
        row.reactiveVnd,
        row.discountVnd,
        row.preTaxVnd,
        ExactNumbers.plain(row.vatPercent),
        row.vatVnd,
        row.totalVnd,
        row.preTaxWithoutProgrammesVnd,
        row.reductionVnd,
        row.originalBillId,
        row.issuedAt.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime());
  }
}
