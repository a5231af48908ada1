package vn.evn.billing.calculation;

import java.util.Arrays;
import vn.evn.billing.money.Ratio;

/**
 * The energy of a bill: for each stretch of days between two readings, what each register counted.
 * A replaced meter, or a reading in between, makes a stretch of its own. Register 0 counts at every
 * hour; the others follow the times of use. Immutable.
 */
final class Energy {
  private final long[] daysUpTo;
  private final long[][] kwh;

  private Energy(long[] daysUpTo, long[][] kwh) {
    this.daysUpTo = daysUpTo;
    this.kwh = kwh;
  }

  /** One stretch. */
  static Energy of(long days, long[] registers) {
    return new Energy(new long[] {days}, new long[][] {registers.clone()});
  }

  /** One register over one stretch. */
  static Energy of(long kwh) {
    return new Energy(new long[] {1}, new long[][] {{kwh}});
  }

  /** This energy and then another. */
  Energy then(Energy next) {
    int here = daysUpTo.length;
    long[] days = Arrays.copyOf(daysUpTo, here + next.daysUpTo.length);
    long[][] both = Arrays.copyOf(kwh, days.length);
    for (int i = 0; i < next.daysUpTo.length; i++) {
      days[here + i] = allDays() + next.daysUpTo[i];
      both[here + i] = next.kwh[i];
    }
    return new Energy(days, both);
  }

  long allDays() {
    return daysUpTo[daysUpTo.length - 1];
  }

  int registers() {
    return Arrays.stream(kwh).mapToInt(stretch -> stretch.length).max().orElse(1);
  }

  /** All energy, kWh. */
  long total() {
    long total = 0;
    for (long[] stretch : kwh) {
      for (long register : stretch) {
        total = Math.addExact(total, register);
      }
    }
    return total;
  }

  /** Whether a register other than that of all hours has counted, or could have. */
  boolean hasBands() {
    return registers() > 1;
  }

  /** The same energy as one register would have counted it. */
  Energy withoutBands() {
    long[][] sums = new long[kwh.length][];
    for (int i = 0; i < kwh.length; i++) {
      sums[i] = new long[] {Arrays.stream(kwh[i]).sum()};
    }
    return new Energy(daysUpTo, sums);
  }

  /**
   * What a register counted from the first day up to a mark, half up. Only the sum so far is
   * rounded, never one part of it: so parts are never negative and always sum to the whole.
   *
   * @param register 0 for all hours, else as the times of use
   * @param day days so far, of {@code days} of the bill
   * @param days all days of the bill; the same as those of the energy unless two bills are compared
   */
  long upTo(int register, long day, long days) {
    long mark = Math.multiplyExact(day, allDays());
    long sum = 0;
    long from = 0;
    for (int i = 0; i < daysUpTo.length; i++) {
      long to = daysUpTo[i];
      long counted = register < kwh[i].length ? kwh[i][register] : 0;
      if (to * days <= mark) {
        sum += counted;
      } else if (from * days < mark) {
        sum += Ratio.halfUp(counted, mark - from * days, (to - from) * days);
      }
      from = to;
    }
    return sum;
  }

  /**
   * The share of a second purpose: of the energy so far, half up, stretch by stretch.
   *
   * @param share 0 to 1
   */
  Energy share(Ratio share) {
    long[][] shares = new long[kwh.length][];
    long before = 0;
    long counted = 0;
    for (int i = 0; i < kwh.length; i++) {
      counted += kwh[i][0];
      long after = share.halfUpOf(counted);
      shares[i] = new long[] {after - before};
      before = after;
    }
    return new Energy(daysUpTo, shares);
  }

  /** What is left when a share has been taken away. */
  Energy minus(Energy share) {
    long[][] rest = new long[kwh.length][];
    for (int i = 0; i < kwh.length; i++) {
      rest[i] = new long[] {kwh[i][0] - share.kwh[i][0]};
    }
    return new Energy(daysUpTo, rest);
  }
}
