package vn.evn.billing.calculation;

import java.util.List;

/**
 * The lines that a bill may have, in the order in which it shows them: own purpose first, oldest
 * prices first.
 */
final class PlannedLines {
  /** Lines under the price rules of programmes. */
  final LinePrice[] lowered;

  /** The same lines without any programme. */
  final LinePrice[] plain;

  /** Tables of the own purpose by price book, oldest first. */
  final PlannedTable[] own;

  /** Tables of the second purpose by price book; empty when there is none. */
  final PlannedTable[] other;

  /** The line that a bill without energy shows; -1 when it shows none. */
  final int lineOfNothing;

  private final long[] loweredVnd;
  private final long[] plainVnd;

  PlannedLines(List<LinePrice> lines, PlannedTable[] own, PlannedTable[] other, int lineOfNothing) {
    this.lowered = lines.toArray(LinePrice[]::new);
    this.plain = lines.stream().map(LinePrice::withoutProgrammes).toArray(LinePrice[]::new);
    this.own = own;
    this.other = other;
    this.lineOfNothing = lineOfNothing;
    this.loweredVnd = lines.stream().mapToLong(LinePrice::unitPriceVnd).toArray();
    this.plainVnd = lines.stream().mapToLong(LinePrice::basePriceVnd).toArray();
  }

  int count() {
    return lowered.length;
  }

  long plainVnd(long[] quantities) {
    return sum(quantities, plainVnd);
  }

  long loweredVnd(long[] quantities) {
    return sum(quantities, loweredVnd);
  }

  /** Limits of energy and price keep this far from the end of a long. */
  private static long sum(long[] quantities, long[] prices) {
    long sum = 0;
    for (int i = 0; i < quantities.length; i++) {
      sum += quantities[i] * prices[i];
    }
    return sum;
  }
}
