package vn.evn.request.statistics;

import java.util.List;
import java.util.OptionalInt;

/**
 * Fixed spans of working time. A percentile is told as the upper end of the span that it falls
 * into, so that it can be summed over months and units, and a recount finds the same.
 */
final class Buckets {
  /** A working day of the office hours: 07:30-11:30 and 13:00-17:00. */
  static final int MINUTES_PER_DAY = 480;

  /** Upper ends in working minutes, each included; the last bucket is without end. Own choice. */
  static final List<Integer> UPPER_ENDS =
      List.of(
          30,
          60,
          120,
          240,
          MINUTES_PER_DAY,
          3 * MINUTES_PER_DAY / 2,
          2 * MINUTES_PER_DAY,
          3 * MINUTES_PER_DAY,
          4 * MINUTES_PER_DAY,
          5 * MINUTES_PER_DAY,
          6 * MINUTES_PER_DAY,
          7 * MINUTES_PER_DAY,
          8 * MINUTES_PER_DAY,
          10 * MINUTES_PER_DAY,
          12 * MINUTES_PER_DAY,
          15 * MINUTES_PER_DAY,
          20 * MINUTES_PER_DAY,
          25 * MINUTES_PER_DAY,
          30 * MINUTES_PER_DAY,
          45 * MINUTES_PER_DAY,
          60 * MINUTES_PER_DAY,
          90 * MINUTES_PER_DAY);

  /** How many buckets there are. */
  static final int COUNT = UPPER_ENDS.size() + 1;

  private Buckets() {}

  /** The bucket of a working time, from 0. */
  static int of(int workingMinutes) {
    int bucket = 0;
    while (bucket < UPPER_ENDS.size() && workingMinutes > UPPER_ENDS.get(bucket)) {
      bucket++;
    }
    return bucket;
  }

  /**
   * A percentile: the smallest upper end that at least so many per cent do not exceed.
   *
   * @param counts per bucket
   * @param percent 1 to 100
   * @return working minutes; empty if there are none, or it lies in the bucket without end
   */
  static OptionalInt percentile(long[] counts, int percent) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    long within = 0;
    for (int bucket = 0; bucket < UPPER_ENDS.size() && total > 0; bucket++) {
      within += counts[bucket];
      if (within * 100 >= total * percent) {
        return OptionalInt.of(UPPER_ENDS.get(bucket));
      }
    }
    return OptionalInt.empty();
  }
}
