package vn.evn.billing.discount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.billing.tariff.DataFile;
import vn.evn.billing.tariff.InvalidDataFile;

class ProgrammeFilesTest {
  private static final DataFile KINDS = DataFile.fromClassPath("programmes/eligibility-kinds.json");

  private static final String SOUND =
      """
      {"source": "Made up", "id": "TEST", "name": "Thử", "nameEn": "Test",
       "legalBasis": "made up", "citation": "1/TEST", "rules": [
         {"id": "TEST-PRICE", "kind": "PERCENT_OF_PRICE", "description": "d",
          "billPeriodFrom": "2030-01", "billPeriodTo": "2030-03",
          "customerGroups": ["PRODUCTION"], "prices": ["NORMAL"], "percent": "12.5",
          "evidence": ["made up"], "confidence": "low"},
         {"id": "TEST-OTHER", "kind": "PRICE_OF_ANOTHER_GROUP", "description": "d",
          "billPeriodFrom": "2030-01", "billPeriodTo": "2030-03", "eligibility": "LODGING",
          "customerGroups": ["BUSINESS"], "prices": ["NORMAL"], "priceOf": "PRODUCTION",
          "afterRule": "TEST-PRICE", "evidence": ["made up"], "confidence": "low"},
         {"id": "TEST-BILL", "kind": "PERCENT_OF_BILL", "description": "d",
          "billPeriodFrom": "2030-01", "billPeriodTo": "2030-03", "eligibility": "TREATMENT",
          "percent": "20", "aboveKwh": 100, "upToKwh": 200, "evidence": ["made up"],
          "confidence": "low"}],
       "examples": [
         {"name": "e", "bill": {"billPeriod": "2030-01", "customerGroup": "PRODUCTION",
           "usage": {"kwh": 10}},
          "lines": [{"code": "NORMAL", "kwh": 10, "unitPriceVnd": 100, "amountVnd": 1000}],
          "energyVnd": 1000, "discountVnd": 200, "preTaxVnd": 800, "reductionVnd": 300}]}
      """;

  @Test
  void readsEveryKindOfRule() {
    Programmes programmes = read(SOUND);
    assertThat(programmes.find("TEST").orElseThrow().rules()).hasSize(3);
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource({
    "'\"citation\": \"1/TEST\",', '', /citation must be a text",
    "PERCENT_OF_PRICE, SOMETHING, is unknown: SOMETHING",
    "'\"percent\": \"12.5\"', '\"percent\": \"101\"', above 0",
    "'\"percent\": \"12.5\"', '\"percent\": \"0\"', above 0",
    "'\"percent\": \"12.5\"', '\"percent\": \"much\"', above 0",
    "'\"percent\": \"12.5\"', '\"percent\": 12.5', /percent must be a text",
    "'[\"NORMAL\"], \"percent\"', '[\"NIGHT\"], \"percent\"', was NIGHT",
    "LODGING, HOTEL, is unknown: HOTEL",
    "'\"eligibility\": \"TREATMENT\",', '', never for everyone",
    "'\"afterRule\": \"TEST-PRICE\"', '\"afterRule\": \"TEST-BILL\"', must name an earlier",
    "'\"priceOf\": \"PRODUCTION\"', '\"priceOf\": \"BUSINESS\"', must name an earlier",
    "TEST-OTHER, TEST-PRICE, TEST-PRICE appears twice",
    "2030-03, 2029-12, ends before it starts",
    "2030-03, March, must be a month",
    "'\"aboveKwh\": 100', '\"aboveKwh\": 200', must be above aboveKwh",
    "'\"aboveKwh\": 100', '\"aboveKwh\": -1', whole number",
    "'\"confidence\": \"low\"', '\"confidence\": \"certain\"', is unknown: certain",
    "'\"source\": \"Made up\",', '', /source must be a text",
    "'\"upToKwh\": 200', '\"upToKwhh\": 200', /rules/2/upToKwhh is not known here",
    "'\"amountVnd\": 1000', '\"amountVnd\": 1001', wrong sum: 10 × 100",
    "'\"energyVnd\": 1000', '\"energyVnd\": 1001', wrong sum: the lines come to 1000",
    "'\"preTaxVnd\": 800', '\"preTaxVnd\": 801', wrong sum: energyVnd less discountVnd is 800",
    "'\"reductionVnd\": 300', '\"reductionVnd\": -1', /examples/0/reductionVnd must be a whole",
    "'\"kwh\": 10}', '\"kwh\": 10, \"kwh\": 11}', Duplicate field",
    "'\"rules\": [', '\"rules\": ', is not JSON"
  })
  void refusesAProgrammeWithFileAndReason(String sound, String broken, String reason) {
    assertThat(SOUND).contains(sound);
    assertThatThrownBy(() -> read(SOUND.replaceFirst(Pattern.quote(sound), broken)))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessageContaining("test.json")
        .hasMessageContaining(reason);
  }

  private static Programmes read(String text) {
    return ProgrammeFiles.read(List.of(new DataFile("test.json", text)), KINDS);
  }
}
