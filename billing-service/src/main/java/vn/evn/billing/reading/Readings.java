package vn.evn.billing.reading;

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
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.time.BusinessTime;

/** The readings, and the one place that writes them. */
@ApplicationScoped
public class Readings {
  private final ReadingRows rows;
  private final ServicePoints points;
  private final Clock clock;

  @Inject
  Readings(ReadingRows rows, ServicePoints points, Clock clock) {
    this.rows = rows;
    this.points = points;
    this.clock = clock;
  }

  /** What a recording did. */
  public record Recorded(StoredReading reading, boolean anew) {}

  /**
   * Records a reading. The same reading again changes nothing. An estimate gives way to what was
   * read, and to another estimate of the same meter, kind and time; one that gave way before does
   * not come back.
   *
   * @throws ReadingRefused if the customer is unknown, or the reading cannot be of its meter
   * @throws OtherReadingKnown if the same reading is known with other values
   */
  @Transactional
  public Recorded take(String customerCode, MeterReading reading) {
    ServicePoint point =
        points
            .lock(customerCode)
            .orElseThrow(
                () ->
                    new ReadingRefused(
                        List.of(
                            new FieldError(
                                "/customerCode", "no service point of customer " + customerCode))));
    return take(point, reading);
  }

  /** Records a reading of a point that the caller has locked; otherwise as the other. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Recorded take(ServicePoint point, MeterReading given) {
    // The database keeps microseconds; a finer time would not be found again.
    MeterReading reading =
        new MeterReading(
            given.meterNumber(),
            given.kind(),
            given.registers(),
            given.at().truncatedTo(ChronoUnit.MICROS),
            given.estimated());
    ReadingEntity known = rows.same(point.id(), reading).orElse(null);
    if (known != null && !supersedes(reading, known)) {
      return new Recorded(known.toReading(point.customerCode()), false);
    }
    ReadingCheck check = new ReadingCheck(reading);
    check.fits(point);
    check.between(
        values(
            rows.lastUpTo(
                point.id(), reading.meterNumber(), reading.at(), known == null ? 0 : known.id),
            point),
        values(rows.firstAfter(point.id(), reading.meterNumber(), reading.at()), point));
    check.refuseIfFaulty();
    OffsetDateTime now = OffsetDateTime.now(clock);
    if (known != null) {
      rows.keepSuperseded(known, now);
      known.tell(reading, now);
      rows.flush();
      return new Recorded(known.toReading(point.customerCode()), true);
    }
    ReadingEntity row = ReadingEntity.of(point.id(), reading, now);
    rows.ensureMonth(reading.at());
    rows.persistAndFlush(row);
    return new Recorded(row.toReading(point.customerCode()), true);
  }

  /**
   * Whether a reading takes the place of the known one; if not, it says nothing new.
   *
   * @throws OtherReadingKnown if they contradict each other and none gives way
   */
  private boolean supersedes(MeterReading reading, ReadingEntity known) {
    boolean estimate = Boolean.TRUE.equals(reading.estimated());
    boolean same = known.registers().equals(reading.registers());
    if (same) {
      return known.estimated && !estimate;
    }
    if (estimate && rows.wasSuperseded(known, reading.registers())) {
      return false;
    }
    if (!known.estimated) {
      throw new OtherReadingKnown(known.id);
    }
    return true;
  }

  /** Readings of a customer in the order in which they came, one more than the page. */
  @Transactional
  public List<StoredReading> page(ServicePoint point, Paging paging) {
    return rows.page(point.id(), paging.after(), paging.rows()).stream()
        .map(row -> row.toReading(point.customerCode()))
        .toList();
  }

  /**
   * What was used up to the closing reading of a month.
   *
   * @throws NoConsumption with the reason, if the readings do not tell
   */
  @Transactional(
      value = Transactional.TxType.MANDATORY,
      dontRollbackOn = NoConsumption.class) // a run notes it and goes on with the next point
  public Consumption consumption(ServicePoint point, YearMonth month) {
    OffsetDateTime start = start(month);
    OffsetDateTime end = start(month.plusMonths(1));
    // The last reading of an earlier month opens the period; without one the month's own do.
    OffsetDateTime from = rows.lastBefore(point.id(), start).map(row -> row.takenAt).orElse(start);
    return Consumption.of(
        month,
        rows.between(point.id(), from, end).stream()
            .map(row -> row.toReading(point.customerCode()))
            .toList());
  }

  /**
   * What was used up to the reading of a day, where a last bill counts from that day.
   *
   * @param month month of the closing reading
   * @param lastDay day of the closing reading
   * @throws NoConsumption with the reason, if the readings do not tell
   */
  @Transactional(
      value = Transactional.TxType.MANDATORY,
      dontRollbackOn = NoConsumption.class) // as above
  public Consumption consumptionUpTo(ServicePoint point, YearMonth month, LocalDate lastDay) {
    OffsetDateTime start = start(month);
    OffsetDateTime end = lastDay.plusDays(1).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime();
    OffsetDateTime from = rows.lastBefore(point.id(), start).map(row -> row.takenAt).orElse(start);
    List<StoredReading> readings =
        rows.between(point.id(), from, end).stream()
            .map(row -> row.toReading(point.customerCode()))
            .toList();
    boolean periodicOnLastDay =
        readings.stream()
            .anyMatch(
                r -> r.day().equals(lastDay) && r.reading().kind() == MeterReading.Kind.PERIODIC);
    return Consumption.of(
        month,
        readings.stream()
            // A contract that ended on the day of its last regular reading ended after it.
            .filter(
                r ->
                    !periodicOnLastDay
                        || !r.day().equals(lastDay)
                        || r.reading().kind() != MeterReading.Kind.CLOSING)
            .toList());
  }

  /**
   * What was used since an earlier bill up to the closing reading of a contract.
   *
   * @param month month of the closing reading
   * @param billedTo day of the last reading that was billed
   * @throws NoConsumption with the reason, if the readings do not tell
   */
  @Transactional(
      value = Transactional.TxType.MANDATORY,
      dontRollbackOn = NoConsumption.class) // as above
  public Consumption consumptionSince(ServicePoint point, YearMonth month, LocalDate billedTo) {
    return Consumption.sinceBill(
        month,
        rows
            .between(
                point.id(),
                billedTo.atStartOfDay(BusinessTime.ZONE).toOffsetDateTime(),
                start(month.plusMonths(1)))
            .stream()
            .map(row -> row.toReading(point.customerCode()))
            .toList());
  }

  /**
   * Whether a point has had no supply to be billed in a month: the last reading up to its end
   * closed a contract, or only started a meter.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean isWithoutSupply(long servicePointId, YearMonth month) {
    return rows.lastBefore(servicePointId, start(month.plusMonths(1)))
        .map(
            row ->
                row.kind == MeterReading.Kind.CLOSING
                    || (row.kind == MeterReading.Kind.START && !row.takenAt.isBefore(start(month))))
        .orElse(false);
  }

  private static OffsetDateTime start(YearMonth month) {
    return month.atDay(1).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime();
  }

  private static @Nullable MeterReading values(Optional<ReadingEntity> row, ServicePoint point) {
    return row.map(r -> r.toReading(point.customerCode()).reading()).orElse(null);
  }
}
