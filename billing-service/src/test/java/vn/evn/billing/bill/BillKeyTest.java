package vn.evn.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BillKeyTest {
  @Property
  void isFoundAgainInItsIdentifier(
      @ForAll @LongRange(min = 0, max = (1L << 48) - 1) long point,
      @ForAll @IntRange(min = 0, max = 5_460) int year,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 0, max = 3) int kind,
      @ForAll @IntRange(min = 0) int revision) {
    BillKey key = new BillKey(point, YearMonth.of(year, month), kind, revision);
    UUID id = key.id();
    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(BillKey.of(id)).contains(key);
    assertThat(BillKey.of(UUID.fromString(id.toString()))).contains(key);
  }

  @Test
  void isInNoOtherIdentifier() {
    assertThat(BillKey.of(UUID.fromString("0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01"))).isEmpty();
    assertThat(BillKey.of(UUID.fromString("0f2d4a34-7c1e-8001-9a35-3d5e1c7a9b01"))).isEmpty();
  }
}
