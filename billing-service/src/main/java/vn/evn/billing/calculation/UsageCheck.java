package vn.evn.billing.calculation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.TimeOfUse;
import vn.evn.billing.tariff.TimesOfUse;

/** Checks the form and the size of the energy, and puts it into registers. */
final class UsageCheck {
  /** A period has fewer days than this, and a meter is not replaced every other day. */
  private static final int MOST_SEGMENTS = 50;

  private final Faults faults;
  private final BillInput input;
  private final @Nullable CustomerGroup group;
  private final TimesOfUse times;

  /**
   * A check for one bill.
   *
   * @param group the group of the contract; null when something is wrong with it
   */
  UsageCheck(Faults faults, BillInput input, @Nullable CustomerGroup group, TimesOfUse times) {
    this.faults = faults;
    this.input = input;
    this.group = group;
    this.times = times;
  }

  /** The energy; null when something is wrong. */
  @Nullable Energy check() {
    Usage usage = input.usage();
    if (usage == null) {
      faults.add(
          "/usage",
          "is required: {\"kwh\": n}, {\"normal\": n, \"offPeak\": n, \"peak\": n} or"
              + " {\"segments\": [...]}");
      return null;
    }
    Energy energy =
        usage.segments().isEmpty() ? registers("/usage", usage, days()) : segments(usage);
    if (energy != null
        && !faults.unless(
            energy.total() <= Limits.KWH,
            "/usage",
            "must be at most " + Limits.KWH + " kWh in all")) {
      return null;
    }
    return energy;
  }

  /** Days between the readings; 1 when there are none, as one price then holds for everything. */
  private long days() {
    LocalDate from = input.readingFrom();
    LocalDate to = input.readingTo();
    return from == null || to == null || !to.isAfter(from) ? 1 : ChronoUnit.DAYS.between(from, to);
  }

  private @Nullable Energy registers(String pointer, Usage usage, long days) {
    boolean hasBands = !usage.bands().isEmpty();
    if (usage.kwh() != null && hasBands) {
      faults.add(pointer, "has either kwh or bands such as normal, offPeak and peak, not both");
      return null;
    }
    return hasBands ? bands(pointer, usage, days) : single(pointer, usage.kwh(), days);
  }

  private @Nullable Energy single(String pointer, @Nullable Long kwh, long days) {
    if (kwh == null) {
      faults.add(pointer + "/kwh", "is required");
      return null;
    }
    return inRange(pointer + "/kwh", kwh) ? Energy.of(days, new long[] {kwh}) : null;
  }

  private @Nullable Energy bands(String pointer, Usage usage, long days) {
    List<TimeOfUse> all = times.all();
    long[] registers = new long[all.size() + 1];
    boolean sound = true;
    for (int i = 0; i < all.size(); i++) {
      TimeOfUse time = all.get(i);
      Long kwh = usage.bands().get(time.register());
      String at = pointer + "/" + time.register();
      boolean expected = group == null || !group.hasBands() || group.bands().contains(time.code());
      if (kwh == null) {
        // A group without bands is complained of as such, not for the bands that lack.
        boolean missing = group != null && group.hasBands() && expected;
        sound &= faults.unless(!missing, at, "is required");
      } else if (!expected) {
        sound &= faults.unless(false, at, "is no band of " + (group == null ? "" : group.code()));
      } else if (inRange(at, kwh)) {
        registers[i + 1] = kwh;
      } else {
        sound = false;
      }
    }
    for (Map.Entry<String, Long> band : usage.bands().entrySet()) {
      if (all.stream().noneMatch(time -> time.register().equals(band.getKey()))) {
        sound &= faults.unless(false, pointer + "/" + band.getKey(), "is not known here");
      }
    }
    return sound ? Energy.of(days, registers) : null;
  }

  private boolean inRange(String pointer, long kwh) {
    return faults.unless(
        kwh >= 0 && kwh <= Limits.KWH, pointer, "must be 0 to " + Limits.KWH + " kWh, was " + kwh);
  }

  private @Nullable Energy segments(Usage usage) {
    List<Usage.Segment> segments = usage.segments();
    if (!faults.unless(
        usage.kwh() == null && usage.bands().isEmpty(),
        "/usage",
        "has either segments or kwh or bands, not two of them")) {
      return null;
    }
    if (!faults.unless(
        segments.size() <= MOST_SEGMENTS, "/usage/segments", "must be at most " + MOST_SEGMENTS)) {
      return null;
    }
    checkEnds(segments);
    Energy sum = null;
    boolean sound = true;
    for (int i = 0; i < segments.size(); i++) {
      Energy energy = segment("/usage/segments/" + i, segments.get(i));
      sound &= energy != null;
      if (energy != null) {
        sum = sum == null ? energy : sum.then(energy);
      }
      if (i > 0) {
        LocalDate before = segments.get(i - 1).to();
        LocalDate from = segments.get(i).from();
        faults.unless(
            before == null || from == null || before.equals(from),
            "/usage/segments/" + i + "/from",
            "must be the day on which the segment before ends, " + before);
      }
    }
    return sound ? sum : null;
  }

  private void checkEnds(List<Usage.Segment> segments) {
    LocalDate first = segments.get(0).from();
    LocalDate last = segments.get(segments.size() - 1).to();
    faults.unless(
        input.readingFrom() != null, "/readingFrom", "is required together with segments");
    faults.unless(input.readingTo() != null, "/readingTo", "is required together with segments");
    faults.unless(
        first == null || input.readingFrom() == null || first.equals(input.readingFrom()),
        "/usage/segments/0/from",
        "must be readingFrom, " + input.readingFrom());
    faults.unless(
        last == null || input.readingTo() == null || last.equals(input.readingTo()),
        "/usage/segments/" + (segments.size() - 1) + "/to",
        "must be readingTo, " + input.readingTo());
  }

  private @Nullable Energy segment(String pointer, Usage.Segment segment) {
    LocalDate from = segment.from();
    LocalDate to = segment.to();
    faults.unless(from != null, pointer + "/from", "is required");
    faults.unless(to != null, pointer + "/to", "is required");
    long days = 1;
    if (from != null && to != null) {
      days = ChronoUnit.DAYS.between(from, to);
      faults.unless(days > 0, pointer + "/to", "must be after from, " + from);
    }
    Usage usage = segment.usage();
    if (usage == null || !usage.segments().isEmpty()) {
      faults.add(pointer + "/usage", "is required: kwh, or bands such as normal, offPeak, peak");
      return null;
    }
    return registers(pointer + "/usage", usage, Math.max(days, 1));
  }
}
