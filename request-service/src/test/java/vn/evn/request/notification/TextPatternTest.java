package vn.evn.request.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
  private static final TextPattern PATTERN =
      new TextPattern("Yêu cầu {code}[[, hồ sơ {dossier}]] dừng.[[ Lý do: {reason}, {code}.]]");

  @Test
  void leavesOutWhatHasNoValue() {
    assertThat(PATTERN.render(Map.of("code", "YC-1"))).isEqualTo("Yêu cầu YC-1 dừng.");
    assertThat(PATTERN.render(Map.of("code", "YC-1", "reason", "Hết hạn")))
        .isEqualTo("Yêu cầu YC-1 dừng. Lý do: Hết hạn, YC-1.");
    assertThat(PATTERN.render(Map.of("code", "YC-1", "dossier", "Z99", "reason", "Hết hạn")))
        .isEqualTo("Yêu cầu YC-1, hồ sơ Z99 dừng. Lý do: Hết hạn, YC-1.");
  }

  @Test
  void putsAValueInAsItIs() {
    assertThat(PATTERN.render(Map.of("code", "YC-1", "reason", "{code} [[x]] $1 \\")))
        .isEqualTo("Yêu cầu YC-1 dừng. Lý do: {code} [[x]] $1 \\, YC-1.");
  }

  @Test
  void refusesToLeaveOutWhatIsRequired() {
    assertThatThrownBy(() -> PATTERN.render(Map.of("reason", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{code}");
  }

  @Test
  void tellsItsPlaceholders() {
    assertThat(PATTERN.placeholders()).containsExactly("code", "dossier", "reason");
    assertThat(PATTERN.required()).containsExactly("code");
    assertThat(PATTERN.isWellFormed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{code", "code}", "[[ {code}", "{code} ]]", "{a{b}}", "[[ {a ]] }"})
  void knowsWhenItIsBroken(String text) {
    assertThat(new TextPattern(text).isWellFormed()).isFalse();
  }
}
