package vn.evn.portal.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.portal.Messages;

class WireFormsTest {
  @Test
  void readsAndWritesTimesOfVietNamIn24Hours() {
    assertThat(PortalTime.parse("20261116233015"))
        .contains(OffsetDateTime.parse("2026-11-16T23:30:15+07:00"));
    assertThat(PortalTime.format(OffsetDateTime.parse("2026-11-16T16:30:15Z")))
        .isEqualTo("20261116233015");
    assertThat(PortalTime.format(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "20260230000000", "20261116240000", "20261116", "2026-11-16T08:30:15", "x"})
  void readsNoImpossibleTime(String text) {
    assertThat(PortalTime.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "000.00.01.H22-200409-0001",
        "H56.14-240801-0001",
        "h56.14-240801-0001",
        "G09.20-20260609-0092637",
        "Z99.05-261116-123456"
      })
  void knowsTheFormsOfADossierCode(String code) {
    assertThat(DossierCode.isValid(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Z99.05", "Z99.05-261116-123", "Z99.05-20261116-0001", "Z99 05-261116-0001"})
  void knowsWhatIsNoDossierCode(String code) {
    assertThat(DossierCode.isValid(code)).isFalse();
  }

  @Test
  void takesNoDossierCodeThatRequestServiceWouldFindTooLong() {
    String longest = "Z99" + ".1".repeat(42) + "-261116-12345";
    assertThat(longest).hasSize(100);
    assertThat(DossierCode.isValid(longest)).isTrue();
    assertThat(DossierCode.isValid("Z99" + ".1".repeat(43) + "-261116-1234")).isFalse();
  }

  @Test
  void digestsTheContentAndNotTheForm() throws JsonProcessingException {
    String digest =
        digest("{\"MaHoSo\": \"A\", \"SoPha\": \"1\", \"DiaChi\": {\"MaTinh\": \"01\"}}");
    assertThat(digest("{\"diachi\": {\"MATINH\": \"01\"}, \"sopha\": 1, \"mahoso\": \"A\"}"))
        .isEqualTo(digest);
    assertThat(
            digest(
                "{\"MaHoSo\": \" A \", \"SoPha\": \"1\", \"DiaChi\": {\"MaTinh\": \"01\"},"
                    + " \"Fax\": \"\", \"Email\": null, \"TaiLieuNop\": [], \"isUpdating\": \"True\"}"))
        .isEqualTo(digest);
    assertThat(digest("{\"MaHoSo\": \"A\", \"SoPha\": \"3\", \"DiaChi\": {\"MaTinh\": \"01\"}}"))
        .isNotEqualTo(digest);
  }

  private static String digest(String json) throws JsonProcessingException {
    return Canonical.digest(Messages.JSON.readTree(json));
  }
}
