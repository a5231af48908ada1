package vn.evn.billing.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillSheet;
import vn.evn.billing.eligibility.Eligibilities;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.billing.reading.Consumption;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.contracts.Topics;
import vn.evn.contracts.bill.BillEvents;
import vn.evn.contracts.bill.BillFacts;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.problem.ProblemException;

/** The issued bills, and the one place that issues them. */
@ApplicationScoped
public class Bills {
  private final BillRows rows;
  private final BillSheets sheets;
  private final ServicePoints points;
  private final BilledConsumption consumptions;
  private final UsageCorrectionRows corrections;
  private final Eligibilities eligibilities;
  private final BillCalculator calculator;
  private final Outbox outbox;
  private final Events events;
  private final Clock clock;

  @Inject
  Bills(
      BillRows rows,
      BillSheets sheets,
      ServicePoints points,
      BilledConsumption consumptions,
      UsageCorrectionRows corrections,
      Eligibilities eligibilities,
      BillCalculator calculator,
      Outbox outbox,
      Events events,
      Clock clock) {
    this.rows = rows;
    this.sheets = sheets;
    this.points = points;
    this.consumptions = consumptions;
    this.corrections = corrections;
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
    Optional<StoredBill> known = rows.newest(point.id(), call.billPeriod(), BillKey.REGULAR);
    if (known.isPresent()) {
      return new Issued(issued(known.get()).view(), false);
    }
    if (rows.newest(point.id(), call.billPeriod(), BillKey.FINAL).isPresent()) {
      throw new NotBillable(
          "final-bill-issued", "The last bill of the contract covers " + call.billPeriod());
    }
    Consumption consumption = consumptions.of(point, call.billPeriod(), BillKey.REGULAR);
    StoredBill bill =
        issue(point, BillKey.REGULAR, call.billPeriod(), call.taxPointDate(), consumption);
    return new Issued(bill.view(), true);
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
    if (rows.newest(point.id(), period, BillKey.FINAL).isPresent()) {
      return;
    }
    Consumption consumption = consumptions.of(point, period, BillKey.FINAL);
    issue(point, BillKey.FINAL, period, LocalDate.now(clock), consumption);
  }

  /** A bill that a run has computed is there, but does not count before it is issued. */
  private StoredBill issued(StoredBill bill) {
    if (!rows.isIssued(bill)) {
      throw new NotBillable(
          "bill-in-run",
          "Bill run " + bill.row().runId() + " has computed this bill and not issued it yet");
    }
    return bill;
  }

  /** What a cancelled bill and the one in its place are, why it is there and by whom. */
  record Replaced(BillView cancelled, BillView replacement, String reason, String by) {}

  /**
   * Computes a REGULAR or FINAL bill once more, from what is recorded today, and puts it in the
   * place of the issued one, with the events of both, in one transaction. Adjustments of the old
   * bill end with it.
   *
   * @throws ProblemException (404) if there is no such bill
   * @throws NoConsumption if the readings do not tell what was used
   * @throws NotBillable if it is an ADJUSTMENT, is cancelled, is not announced yet, cannot be
   *     computed, or nothing would change
   */
  @Transactional
  Replaced replace(UUID id, String reason, String by) {
    StoredBill old = rows.findByBillId(id).orElseThrow(Bills::unknown);
    ServicePoint point = points.lock(old.customerCode()).orElseThrow();
    BillKey key = old.row().key();
    // Read again under the lock: of two at once the second finds the first one's work.
    StoredBill newest = rows.newest(point.id(), key.billPeriod(), key.kind()).orElse(old);
    if (key.kind() > BillKey.FINAL || !newest.id().equals(old.id())) {
      throw new NotBillable(
          "not-replaceable", "Only the newest regular or last bill of a period is replaced");
    }
    return replaceNewest(point, old, reason, by)
        .orElseThrow(
            () -> new NotBillable("nothing-changes", "Computed once more, the bill is the same"));
  }

  /**
   * Corrects the energy of an issued bill and puts another in its place, in the present
   * transaction. Where the bill has that energy already, nothing but the correction is kept.
   *
   * @param point locked by the caller
   * @param requestCode the request whose check of the meter has found it
   * @throws NoConsumption if the readings do not tell which days the bill covers
   * @throws NotBillable if there is no such bill, it is not issued or announced yet, or it cannot
   *     be computed
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void correct(ServicePoint point, UsageCorrection correction, String requestCode) {
    StoredBill old = issued(billOf(point, correction));
    corrections.insert(
        point.id(),
        correction.billPeriod(),
        old.row().key().kind(),
        correction.usage(),
        requestCode,
        OffsetDateTime.now(clock));
    replaceNewest(point, old, "check of the meter, request " + requestCode, requestCode);
  }

  private StoredBill billOf(ServicePoint point, UsageCorrection correction) {
    BillFacts.Kind kind = correction.kind();
    Optional<StoredBill> regular =
        kind == BillFacts.Kind.FINAL
            ? Optional.empty()
            : rows.newest(point.id(), correction.billPeriod(), BillKey.REGULAR);
    return regular
        .or(
            () ->
                kind == BillFacts.Kind.REGULAR
                    ? Optional.empty()
                    : rows.newest(point.id(), correction.billPeriod(), BillKey.FINAL))
        .orElseThrow(
            () ->
                new NotBillable(
                    "bill-missing", "There is no bill of " + correction.billPeriod() + " yet"));
  }

  /** Replaces an issued bill; absent where the one in its place would be the same. */
  private Optional<Replaced> replaceNewest(
      ServicePoint point, StoredBill old, String reason, String by) {
    BillKey key = old.row().key();
    requireAnnounced(old);
    RegularBill bill =
        compute(
            point,
            key.billPeriod(),
            old.row().taxPointDate(),
            consumptions.of(point, key.billPeriod(), key.kind()));
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    BillKey next = new BillKey(point.id(), key.billPeriod(), key.kind(), key.revision() + 1);
    BillRow row =
        bill.row(
                next,
                null,
                sheets.keep(bill.amounts().sheet()),
                old.row().taxPointDate(),
                new BillHash(),
                now)
            .inPlaceOf(old.id());
    if (Arrays.equals(row.contentHash(), old.row().contentHash())) {
      return Optional.empty();
    }
    List<StoredBill> adjustments =
        rows.adjustments(point.id(), key.billPeriod(), BillKey.ADJUSTMENT + key.kind());
    adjustments.forEach(this::requireAnnounced);
    rows.cancel(key, next.revision(), reason, now, by);
    adjustments.forEach(a -> rows.cancel(a.row().key(), next.revision(), reason, now, by));
    rows.insert(row);
    StoredBill made = rows.find(next).orElseThrow();
    adjustments.forEach(a -> announce(BillEvents.CANCELLED, a));
    announce(BillEvents.CANCELLED, old);
    announce(BillEvents.REPLACED, made);
    return Optional.of(new Replaced(rows.find(key).orElseThrow().view(), made.view(), reason, by));
  }

  /** Of a bill that nobody has heard of yet, nobody could hear that it is cancelled. */
  private void requireAnnounced(StoredBill bill) {
    if (!rows.isIssued(bill)) {
      throw new NotBillable(
          "adjustment-in-run",
          "Bill run "
              + bill.row().runId()
              + " has computed an adjustment of this bill and not issued it: issue or cancel that"
              + " run first");
    }
    if (rows.isToBeAnnounced(bill)) {
      throw new NotBillable("not-announced", "The bill is not announced yet: try again later");
    }
  }

  /**
   * What took the place of a bill.
   *
   * @throws ProblemException (404) if there is no such bill, or nothing took its place
   */
  @Transactional
  Replaced replacementOf(UUID id) {
    StoredBill old = rows.findByBillId(id).orElseThrow(Bills::unknown);
    BillKey key = old.row().key();
    BillRows.Cancellation cancellation =
        rows.cancellation(key)
            .filter(c -> key.kind() <= BillKey.FINAL)
            .orElseThrow(
                () -> ProblemException.notFound("No other bill took the place of this one"));
    StoredBill made =
        rows.find(
                new BillKey(
                    key.servicePointId(), key.billPeriod(), key.kind(), cancellation.replacedBy()))
            .orElseThrow();
    return new Replaced(old.view(), made.view(), cancellation.reason(), cancellation.by());
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("There is no bill of this identifier");
  }

  private void announce(String type, StoredBill bill) {
    outbox.append(events.of(Topics.BILLS, type, bill.customerCode(), bill.facts()));
  }

  private RegularBill compute(
      ServicePoint point, YearMonth period, LocalDate taxPointDate, Consumption consumption) {
    return RegularBill.compute(
        calculator,
        point,
        period,
        taxPointDate,
        consumption,
        eligibilities.covering(point, period));
  }

  private StoredBill issue(
      ServicePoint point,
      int kind,
      YearMonth period,
      LocalDate taxPointDate,
      Consumption consumption) {
    RegularBill bill = compute(point, period, taxPointDate, consumption);
    BillSheet sheet = bill.amounts().sheet();
    BillKey key = new BillKey(point.id(), period, kind, 0);
    BillRow row =
        bill.row(
            key,
            null,
            sheets.keep(sheet),
            taxPointDate,
            new BillHash(),
            OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS));
    rows.insert(row);
    StoredBill stored = rows.find(key).orElseThrow();
    announce(BillEvents.ISSUED, stored);
    return stored;
  }

  /** The bill of an identifier. */
  @Transactional
  Optional<BillView> find(UUID id) {
    return rows.findByBillId(id).map(StoredBill::view);
  }

  /** Bills in the order of writing, one more than the page. */
  @Transactional
  List<BillView> page(
      @Nullable String customerCode, @Nullable YearMonth billPeriod, Paging paging) {
    Long point = null;
    if (customerCode != null) {
      Optional<ServicePoint> known = points.find(customerCode);
      if (known.isEmpty()) {
        return List.of();
      }
      point = known.get().id();
    }
    return rows.page(point, billPeriod, paging).stream().map(StoredBill::view).toList();
  }
}
