package vn.evn.billing.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.Registers;

/**
 * What was used between two readings.
 *
 * @param from day of the opening reading, the first day of the period
 * @param to day of the closing reading, the first day that is no longer in the period
 * @param used energy by register, in kWh, in the form of the meter; as one number when a meter with
 *     one register and one with bands took turns
 * @param partial whether supply began or ended, so that the period is not a regular month
 * @param segments what was used between two readings each, in order and without gap; empty when
 *     there are only two readings, or they do not follow one another
 * @param estimated whether a reading that it counts from or to is an estimate
 */
public record Consumption(
    LocalDate from,
    LocalDate to,
    Registers used,
    boolean partial,
    List<Segment> segments,
    boolean estimated) {
  /** Copies the segments. */
  public Consumption {
    segments = List.copyOf(segments);
  }

  /** What was used between two readings. */
  public record Segment(LocalDate from, LocalDate to, Registers used) {}

  /** Whether it has no day: the contract ended on the day up to which all was billed. */
  public boolean isEmpty() {
    return from.equals(to);
  }

  /** In time; at the same moment an old meter is closed before a new one starts. */
  private static final Comparator<StoredReading> ORDER =
      Comparator.<StoredReading, Instant>comparing(r -> r.reading().at().toInstant())
          .thenComparing(r -> r.reading().kind() == MeterReading.Kind.START)
          .thenComparing(StoredReading::id);

  /**
   * Works out the consumption of a month: from the last reading of the months before (or the first
   * of this one, if supply began in it) to the last periodic or closing reading in the month. A
   * meter that was replaced in between counts with what it showed.
   *
   * @param month month of the closing reading
   * @param readings the last reading before the month and those in it, in any order
   * @throws NoConsumption with the reason, if they do not tell
   */
  static Consumption of(YearMonth month, List<StoredReading> readings) {
    List<StoredReading> inOrder = new ArrayList<>(readings);
    inOrder.sort(ORDER);
    while (!inOrder.isEmpty() && !closes(last(inOrder), month)) {
      inOrder.remove(inOrder.size() - 1);
    }
    if (inOrder.isEmpty()) {
      throw new NoConsumption(
          "closing-reading-missing", "There is no periodic or closing reading in " + month);
    }
    // After a contract ended, what follows begins with the next start.
    while (inOrder.size() > 1 && beginsWithAnEndedMeter(inOrder)) {
      inOrder.remove(0);
    }
    StoredReading opening = inOrder.get(0);
    StoredReading closing = last(inOrder);
    if (inOrder.size() == 1) {
      throw new NoConsumption(
          "opening-reading-missing",
          "There is no reading before the one of " + closing.day() + " to count from");
    }
    if (!opening.day().isBefore(closing.day())) {
      throw new NoConsumption("empty-period", "All readings are of one day, " + closing.day());
    }
    List<Segment> segments = segments(inOrder);
    return new Consumption(
        opening.day(),
        closing.day(),
        used(inOrder, segments),
        opening.reading().kind() == MeterReading.Kind.START
            || closing.reading().kind() == MeterReading.Kind.CLOSING,
        segments.size() > 1 ? segments : List.of(),
        restsOnAnEstimate(inOrder));
  }

  private static boolean restsOnAnEstimate(List<StoredReading> readings) {
    return readings.stream().anyMatch(StoredReading::isEstimated);
  }

  /**
   * What each meter counted from reading to reading. A meter that was replaced, or read in between,
   * tells more exactly on which days energy was used.
   *
   * @return empty when the readings leave days out or count them twice
   */
  private static List<Segment> segments(List<StoredReading> readings) {
    Map<String, StoredReading> shown = new HashMap<>();
    List<Segment> segments = new ArrayList<>();
    LocalDate until = readings.get(0).day();
    for (StoredReading stored : readings) {
      MeterReading reading = stored.reading();
      StoredReading before = shown.put(reading.meterNumber(), stored);
      if (before != null && reading.kind() != MeterReading.Kind.START) {
        if (!before.day().equals(until) || !before.day().isBefore(stored.day())) {
          return List.of();
        }
        Registers none =
            reading.registers().kwh() == null
                ? new Registers(null, 0L, 0L, 0L)
                : new Registers(0L, null, null, null);
        segments.add(
            new Segment(
                before.day(),
                stored.day(),
                plus(none, before.reading().registers(), reading.registers())));
        until = stored.day();
      }
    }
    return until.equals(last(readings).day()) ? segments : List.of();
  }

  /**
   * What was used since an earlier bill up to the closing reading of a contract. It has no day
   * where all readings are of one day.
   *
   * @param month month of the closing reading
   * @param readings those from the day of the earlier bill's last reading on, in any order
   * @throws NoConsumption with the reason, if they do not tell
   */
  static Consumption sinceBill(YearMonth month, List<StoredReading> readings) {
    List<StoredReading> inOrder = new ArrayList<>(readings);
    inOrder.sort(ORDER);
    if (inOrder.size() > 1 && inOrder.get(0).day().equals(last(inOrder).day())) {
      return new Consumption(
          inOrder.get(0).day(),
          last(inOrder).day(),
          used(inOrder, List.of()),
          /* partial= */ true,
          List.of(),
          restsOnAnEstimate(inOrder));
    }
    return of(month, readings);
  }

  private static boolean closes(StoredReading reading, YearMonth month) {
    return reading.reading().kind() != MeterReading.Kind.START
        && YearMonth.from(reading.day()).equals(month);
  }

  private static boolean beginsWithAnEndedMeter(List<StoredReading> readings) {
    return readings.get(0).reading().kind() == MeterReading.Kind.CLOSING;
  }

  private static Registers used(List<StoredReading> readings, List<Segment> segments) {
    Set<Boolean> forms =
        readings.stream()
            .map(r -> r.reading().registers().kwh() == null)
            .collect(Collectors.toSet());
    if (forms.size() > 1) {
      if (segments.isEmpty()) {
        throw new NoConsumption(
            "meter-kind-changed",
            "A meter with one register and one with three bands were read in the same period, and"
                + " their readings do not follow one another day by day");
      }
      long sum = segments.stream().mapToLong(segment -> total(segment.used())).sum();
      return new Registers(sum, null, null, null);
    }
    Map<String, Registers> shown = new HashMap<>();
    Registers sum =
        forms.contains(true)
            ? new Registers(null, 0L, 0L, 0L)
            : new Registers(0L, null, null, null);
    for (StoredReading stored : readings) {
      MeterReading reading = stored.reading();
      Registers before = shown.put(reading.meterNumber(), reading.registers());
      if (before != null && reading.kind() != MeterReading.Kind.START) {
        sum = plus(sum, before, reading.registers());
      }
    }
    return sum;
  }

  private static Registers plus(Registers sum, Registers before, Registers now) {
    return new Registers(
        plus(sum.kwh(), before.kwh(), now.kwh()),
        plus(sum.normal(), before.normal(), now.normal()),
        plus(sum.offPeak(), before.offPeak(), now.offPeak()),
        plus(sum.peak(), before.peak(), now.peak()));
  }

  private static @Nullable Long plus(
      @Nullable Long sum, @Nullable Long before, @Nullable Long now) {
    return sum == null || before == null || now == null
        ? null
        : Long.valueOf(Math.addExact(sum, Math.subtractExact(now, before)));
  }

  private static long total(Registers registers) {
    return Stream.of(registers.kwh(), registers.normal(), registers.offPeak(), registers.peak())
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  private static StoredReading last(List<StoredReading> readings) {
    return readings.get(readings.size() - 1);
  }
}
