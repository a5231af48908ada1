package vn.evn.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
  @ParameterizedTest(name = "{0}, {1}, {2}: {6}")
  @CsvSource({
    "32,6,2,80,15,5,the example of the contract",
    "1,1,1,33,33,34,the rest goes to the third",
    "101,99,0,51,49,0,both would be rounded up: the second gets what is left",
    "0,0,7,0,0,100,all in one grade",
    "1,199,0,1,99,0,half a per cent is rounded up"
  })
  void areWholePerCentsThatAddUp(
      long very, long satisfied, long not, int first, int second, int third, String why) {
    Shares shares = Shares.of(very, satisfied, not);
    assertThat(shares).as(why).isEqualTo(new Shares(first, second, third));
  }

  @Test
  void addUpToAHundredAndAreNeverNegative() {
    for (long very = 0; very <= 30; very++) {
      for (long satisfied = 0; satisfied <= 30; satisfied++) {
        for (long not = 0; not <= 30; not++) {
          if (very + satisfied + not > 0) {
            Shares shares = Shares.of(very, satisfied, not);
            assertThat(shares.verySatisfied() + shares.satisfied() + shares.notSatisfied())
                .isEqualTo(100);
            assertThat(shares.notSatisfied()).isNotNegative();
          }
        }
      }
    }
  }

  @Test
  void areNoneWhereNobodyRated() {
    assertThatThrownBy(() -> Shares.of(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
