package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A question reads the level with the fewest cells that has what it asks for. */
class LevelTest {
  private static final YearMonth MONTH = YearMonth.of(2020, 3);

  @Test
  void takesNoMoreThanIsAskedFor() {
    assertThat(level(List.of(), null, null, Dimension.MONTH)).isEqualTo(Level.WITHOUT_UNITS);
    assertThat(level(List.of("ZALO"), null, null, Dimension.SERVICE))
        .isEqualTo(Level.WITHOUT_UNITS);
    assertThat(level(List.of(), null, null, Dimension.UNIT)).isEqualTo(Level.UNITS);
    assertThat(level(List.of(), null, "PD0100", Dimension.MONTH)).isEqualTo(Level.UNITS);
    assertThat(level(List.of("ZALO"), null, null, Dimension.UNIT))
        .isEqualTo(Level.UNITS_BY_CHANNEL);
    assertThat(level(List.of(), null, "PD0100", Dimension.CHANNEL_GROUP))
        .isEqualTo(Level.UNITS_BY_CHANNEL);
    assertThat(level(List.of(), "RENEW", null, Dimension.UNIT)).isEqualTo(Level.UNITS_BY_SERVICE);
    assertThat(level(List.of(), null, null, Dimension.SERVICE, Dimension.UNIT))
        .isEqualTo(Level.UNITS_BY_SERVICE);
    assertThat(level(List.of("ZALO"), "RENEW", null, Dimension.UNIT)).isEqualTo(Level.ALL);
    assertThat(level(List.of(), "RENEW", "PD0100", Dimension.CHANNEL)).isEqualTo(Level.ALL);
  }

  private static Level level(
      List<String> channels, @Nullable String service, @Nullable String unit, Dimension... by) {
    return new Question(MONTH, MONTH, channels, service, unit).level(List.of(by));
  }
}
