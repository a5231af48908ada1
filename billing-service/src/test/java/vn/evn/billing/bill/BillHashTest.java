package vn.evn.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class BillHashTest {
  @Property
  void isSummedAlikeInBothWaysAndInAnyOrder(
      @ForAll @Size(BillHash.BYTES) byte[] one,
      @ForAll @Size(BillHash.BYTES) byte[] two,
      @ForAll @Size(BillHash.BYTES) byte[] three) {
    byte[] sum = new byte[BillHash.BYTES];
    BillHash.add(sum, one);
    BillHash.add(sum, two);
    BillHash.add(sum, three);
    assertThat(BillHash.plus(BillHash.plus(three, one), two)).isEqualTo(sum);
  }
}
