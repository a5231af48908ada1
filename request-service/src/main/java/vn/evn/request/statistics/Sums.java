package vn.evn.request.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums by measure. */
final class Sums {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Map<Integer, Long> byMeasure = new HashMap<>();

  void add(int measure, long n) {
    byMeasure.merge(measure, n, Long::sum);
  }

  void add(Sums others) {
    others.byMeasure.forEach(this::add);
  }

  long of(Measure measure) {
    return byMeasure.getOrDefault(measure.number(), 0L);
  }

  /** Completions by bucket of working time. */
  long[] buckets() {
    long[] counts = new long[Buckets.COUNT];
    for (int bucket = 0; bucket < counts.length; bucket++) {
      counts[bucket] = byMeasure.getOrDefault(Measure.FIRST_BUCKET + bucket, 0L);
    }
    return counts;
  }

  /** A part in per cent of the whole, with one decimal, half up; null of nothing. */
  static @Nullable BigDecimal percent(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }

  /** Growth over what was before, in per cent with one decimal, half up; null over nothing. */
  static @Nullable BigDecimal growth(long now, long before) {
    return percent(now - before, before);
  }
}
