package vn.evn.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {
  private static final String SMILE = "\uD83D\uDE00";

  @Test
  void keepsEveryProperTextAsItIs() {
    for (String text : new String[] {"", "Nguyễn Thị Ví Dụ", "a" + SMILE + "b", "\u0001\uFFFD"}) {
      assertThat(StorableText.isStorable(text)).isTrue();
      assertThat(StorableText.of(text)).isEqualTo(text);
    }
  }

  @Test
  void dropsNulAndHalvesOfPairs() {
    String text = "\0a\uD83Db\uDE00c" + SMILE + "\uD83D";
    assertThat(StorableText.isStorable(text)).isFalse();
    assertThat(StorableText.of(text)).isEqualTo("abc" + SMILE);
    assertThat(StorableText.of("\uD83D" + SMILE)).isEqualTo(SMILE);
    assertThat(StorableText.of(SMILE + "\uDE00")).isEqualTo(SMILE);
  }

  @Test
  void tearsNoPairApartWhereItCuts() {
    assertThat(StorableText.start("ab" + SMILE, 3)).isEqualTo("ab");
    assertThat(StorableText.start("ab" + SMILE, 4)).isEqualTo("ab" + SMILE);
    assertThat(StorableText.start("abc", 2)).isEqualTo("ab");
    assertThat(StorableText.start("abc", 3)).isEqualTo("abc");
  }
}
