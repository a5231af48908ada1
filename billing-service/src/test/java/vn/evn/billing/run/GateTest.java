package vn.evn.billing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.billing.tariff.DataFile;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.InvalidDataFile;

class GateTest {
  private final Gate gate = Gate.load(DataSource.BUILT_IN);

  @ParameterizedTest(name = "{0} after {1}: {2}")
  @CsvSource({
    "130, 100, ''", // 30 % more is not more than 30 %
    "131, 100, MUCH_MORE",
    "70, 100, ''",
    "69, 100, MUCH_LESS",
    "0, 100, MUCH_LESS ZERO",
    "0, 0, ZERO",
    "1, 0, MUCH_MORE",
    "-1, 100, MUCH_LESS NEGATIVE",
    "100, , FIRST_BILL",
    "0, , FIRST_BILL ZERO",
  })
  void holdsWhatIsFarFromTheMonthBefore(long total, @Nullable Long before, String reasons) {
    assertThat(String.join(" ", gate.reasons(total, true, before))).isEqualTo(reasons);
  }

  @Test
  void followsTheRulesOfItsFile() {
    Gate lax =
        Gate.load(rules("change-percent=\nhold-zero=false\nhold-negative=true\nhold-first=false"));
    assertThat(lax.reasons(1_000_000, true, 1L)).isEmpty();
    assertThat(lax.reasons(0, false, null)).isEmpty();
    assertThat(lax.reasons(-1, false, null)).containsExactly("NEGATIVE");
  }

  @Test
  void holdsBillsOnEstimatesWhereItsFileSaysSo() {
    Gate strict =
        Gate.load(
            rules(
                "change-percent=30\nhold-zero=true\nhold-negative=true\nhold-first=true\n"
                    + "hold-estimated=true"));
    assertThat(strict.reasons(100, true, 100L)).containsExactly("ESTIMATED");
    assertThat(strict.reasons(131, true, 100L)).containsExactly("MUCH_MORE", "ESTIMATED");
    assertThat(strict.reasons(100, false, 100L)).isEmpty();
    assertThat(gate.reasons(100, true, 100L)).isEmpty();
  }

  @Test
  void refusesAFileThatSaysNothing() {
    assertThatThrownBy(() -> Gate.load(rules("change-percent=a third")))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessageContaining("change-percent");
    assertThatThrownBy(() -> Gate.load(rules("change-percent=30\nhold-zero=perhaps")))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessageContaining("hold-zero");
  }

  private static DataSource rules(String text) {
    return new DataSource() {
      @Override
      public DataFile file(String name) {
        return new DataFile(name, text);
      }

      @Override
      public List<DataFile> allIn(String folder) {
        return List.of();
      }
    };
  }
}
