package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketsTest {
  @Test
  void putsATimeIntoTheFirstSpanThatHoldsIt() {
    for (int minutes = 0; minutes <= 50_000; minutes++) {
      int bucket = Buckets.of(minutes);
      if (bucket < Buckets.UPPER_ENDS.size()) {
        assertThat(minutes).isLessThanOrEqualTo(Buckets.UPPER_ENDS.get(bucket));
      }
      if (bucket > 0) {
        assertThat(minutes).isGreaterThan(Buckets.UPPER_ENDS.get(bucket - 1));
      }
    }
    assertThat(Buckets.UPPER_ENDS).isSorted().doesNotHaveDuplicates();
    assertThat(Buckets.of(Integer.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
  }

  @Test
  void tellsThePercentileThatTheTimesThemselvesHave() {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      int[] times = random.ints(1 + random.nextInt(300), 0, 20_000).sorted().toArray();
      long[] counts = new long[Buckets.COUNT];
      Arrays.stream(times).forEach(time -> counts[Buckets.of(time)]++);
      for (int percent : new int[] {1, 50, 75, 90, 95, 99, 100}) {
        // The nearest-rank percentile of the times, and the end of the span that it lies in.
        int rank = (times.length * percent + 99) / 100;
        int expected = Buckets.UPPER_ENDS.get(Buckets.of(times[rank - 1]));
        assertThat(Buckets.percentile(counts, percent)).isEqualTo(OptionalInt.of(expected));
      }
    }
  }

  @Test
  void tellsNothingOfNothingAndOfWhatHasNoEnd() {
    long[] counts = new long[Buckets.COUNT];
    assertThat(Buckets.percentile(counts, 50)).isEmpty();
    counts[Buckets.COUNT - 1] = 3;
    assertThat(Buckets.percentile(counts, 50)).isEmpty();
    counts[0] = 3;
    assertThat(Buckets.percentile(counts, 50)).hasValue(30);
    assertThat(Buckets.percentile(counts, 51)).isEmpty();
  }
}
