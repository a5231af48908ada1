package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradesTest {
  @ParameterizedTest(name = "{0} {1} {2}: {3} {4} {5}, {6}")
  @CsvSource({
    "32, 6, 2, 80, 15, 5, the known example of the portal",
    "0, 0, 0, 0, 0, 0, nobody rated",
    "1, 1, 1, 33, 33, 34, the third is what is left",
    "101, 99, 0, 51, 49, 0, two halves are not both rounded up",
    "1, 0, 199, 1, 0, 99, half up",
    "0, 0, 5, 0, 0, 100, all unsatisfied",
  })
  void roundsToWholePercentagesThatAddUp(
      long very, long satisfied, long not, int first, int second, int third, String why) {
    Grades grades = Grades.of(very, satisfied, not);
    assertThat(grades.raters()).isEqualTo(very + satisfied + not);
    assertThat(grades.verySatisfiedPercent()).as(why).isEqualTo(first);
    assertThat(grades.satisfiedPercent()).as(why).isEqualTo(second);
    assertThat(grades.notSatisfiedPercent()).as(why).isEqualTo(third);
  }

  @Test
  void addsUpToAHundredWhateverIsRated() {
    for (int very = 0; very <= 60; very++) {
      for (int satisfied = 0; satisfied <= 60; satisfied++) {
        for (int not = very + satisfied == 0 ? 1 : 0; not <= 60; not++) {
          Grades grades = Grades.of(very, satisfied, not);
          assertThat(
                  grades.verySatisfiedPercent()
                      + grades.satisfiedPercent()
                      + grades.notSatisfiedPercent())
              .isEqualTo(100);
          assertThat(grades.satisfiedPercent()).isNotNegative();
          assertThat(grades.notSatisfiedPercent()).isNotNegative();
        }
      }
    }
  }

  @Test
  void roundsSharesAndGrowthHalfUpToOneDecimal() {
    assertThat(Sums.percent(689_125, 745_000)).isEqualTo(new BigDecimal("92.5"));
    assertThat(Sums.percent(12_700, 23_000)).isEqualTo(new BigDecimal("55.2"));
    assertThat(Sums.percent(1, 2_000)).isEqualTo(new BigDecimal("0.1"));
    assertThat(Sums.percent(1, 0)).isNull();
    assertThat(Sums.growth(689_125, 529_000)).isEqualTo(new BigDecimal("30.3"));
    assertThat(Sums.growth(90, 100)).isEqualTo(new BigDecimal("-10.0"));
    assertThat(Sums.growth(1, 0)).isNull();
  }
}
