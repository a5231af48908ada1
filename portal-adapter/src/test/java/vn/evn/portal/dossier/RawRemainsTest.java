package vn.evn.portal.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawRemainsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"session\": \"bi-mat\", \"service\": \"A\" ~ {\"session\": (secret), \"service\": \"A\"",
        "{\"Password\":\"bi\\\"mat, bi-mat\", \"b\": 1 ~ {\"Password\":(secret), \"b\": 1",
        "{\"securityKey\": \"bi-mat ~ {\"securityKey\": (secret)",
        "username=vidu&password=bi-mat&x=1 ~ username=vidu&password=(secret)&x=1",
        "<a><password>bi-mat</password></a> ~ <a><password>(secret)</password></a>",
        "Authorization: Bearer bi-mat ~ Authorization: (secret)",
        "{'session': 'bi-mat', 'b': 1 ~ {'session': (secret), 'b': 1"
      })
  void takesSecretsOutOfTheBeginning(String body, String kept) {
    assertThat(RawRemains.beginning(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(kept);
  }

  @Test
  void keepsALimitedBeginningWithoutEncodedBytesAndWithoutWhatNoDatabaseHolds() {
    String papers = "{\"Base64\": \"" + "QUJD".repeat(3_000) + "\"";
    assertThat(RawRemains.beginning(papers.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("{\"Base64\": \"(…)");
    String words = "không phải JSON ".repeat(1_000);
    assertThat(RawRemains.beginning(words.getBytes(StandardCharsets.UTF_8))).hasSize(1_000);
    assertThat(RawRemains.beginning(new byte[] {'a', 0, 'b', (byte) 0xc3})).doesNotContain("\0");
  }

  @Test
  void isNotSlowedDownByABodyMadeForIt() {
    byte[] hostile =
        ("session" + "\"".repeat(4_000) + "\\".repeat(4_000)).getBytes(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertThat(RawRemains.beginning(hostile)).isNotEmpty();
    }
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }
}
