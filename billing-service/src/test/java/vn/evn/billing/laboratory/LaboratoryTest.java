package vn.evn.billing.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaboratoryTest {
  private static final Path STRUCTURE = Path.of("src/test/resources/structure-2025");

  private final Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  LaboratoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyLawHoldsForEverythingThatIsBuiltIn() {
    assertThat(run()).as(printed()).isZero();
    assertThat(printed())
        .contains("price book 648/QĐ-BCT", "programme COVID-R4")
        .doesNotContain("FAIL");
    // each law was looked at for each book and programme that it can meet
    assertThat(printed().lines().filter(line -> line.contains(" pass  "))).hasSize(8 * 12);
  }

  @Test
  void everyLawHoldsForABookOfAnotherStructure() {
    assertThat(run(structure())).as(printed()).isZero();
    assertThat(printed())
        .contains("price book 9999/QĐ-BCT (price-books/9999-QD-BCT.csv), 13 cases");
    assertThat(printed()).doesNotContain("648");
  }

  @Test
  void findsAProgrammeThatMakesMoreEnergyCheaper() throws IOException {
    Path file =
        write(
            "odd.json",
            """
            {"source": "Made up", "id": "ODD", "name": "Thử", "nameEn": "Test", "legalBasis": "made up",
             "citation": "1/TEST", "rules": [
              {"id": "ODD-BELOW", "kind": "PERCENT_OF_BILL", "description": "d", "billPeriodFrom": "2020-03",
               "billPeriodTo": "2020-03", "eligibility": "TREATMENT", "percent": "10", "upToKwh": 200,
               "evidence": ["made up"], "confidence": "low"},
              {"id": "ODD-ABOVE", "kind": "PERCENT_OF_BILL", "description": "d", "billPeriodFrom": "2020-03",
               "billPeriodTo": "2020-03", "eligibility": "TREATMENT", "percent": "30", "aboveKwh": 200,
               "evidence": ["made up"], "confidence": "low"}],
             "examples": [
              {"name": "200", "bill": {"billPeriod": "2020-03", "customerGroup": "RESIDENTIAL",
                 "usage": {"kwh": 50}, "eligibilities": ["TREATMENT"]},
               "lines": [{"code": "BLOCK_1", "kwh": 50, "unitPriceVnd": 1678, "amountVnd": 83900}],
               "energyVnd": 83900, "discountVnd": 8390, "preTaxVnd": 75510, "reductionVnd": 8390},
              {"name": "201", "bill": {"billPeriod": "2020-03", "customerGroup": "ADMIN_LIGHTING_OFFICE",
                 "usage": {"kwh": 1000}, "eligibilities": ["TREATMENT"]},
               "lines": [{"code": "ALL", "kwh": 1000, "unitPriceVnd": 1902, "amountVnd": 1902000}],
               "energyVnd": 1902000, "discountVnd": 570600, "preTaxVnd": 1331400, "reductionVnd": 570600}]}
            """);

    assertThat(run(file)).isEqualTo(1);
    assertThat(printed()).contains("FAIL  more kWh never costs less");
    assertThat(printed()).contains("200 kWh cost ", ", 201 kWh ");
    assertThat(printed()).contains("1 broken");
  }

  @Test
  void refusesAProgrammeWhoseExampleComesOutOtherwise() throws IOException {
    String built = Files.readString(Path.of("src/main/resources/programmes/covid-round-5.json"));
    String changed = built.replace("\"percent\": \"10\"", "\"percent\": \"11\"");
    assertThat(changed).isNotEqualTo(built);

    assertThat(run(write("covid-round-5.json", changed))).isEqualTo(2);
    assertThat(printed())
        .startsWith("REFUSED  programmes/covid-round-5.json, line ")
        .contains("discountVnd is 18093000 in the file, computed is 19902300");
  }

  @Test
  void refusesAProgrammeThatShowsNoExampleOfARule() throws IOException {
    String built = Files.readString(Path.of("src/main/resources/programmes/covid-round-4.json"));
    String changed =
        built.replace("\"kwh\": 201}", "\"kwh\": 200}").replace("\"kwh\": 201", "\"kwh\": 200");
    changed =
        changed
            .replaceAll(",\\s+\\{\"code\": \"BLOCK_4\"[^}]*\\}", "")
            .replace("\"energyVnd\": 374536", "\"energyVnd\": 372000")
            .replace("\"discountVnd\": 37454", "\"discountVnd\": 55800")
            .replace("\"preTaxVnd\": 337082", "\"preTaxVnd\": 316200")
            .replace("\"reductionVnd\": 37454", "\"reductionVnd\": 55800");

    assertThat(run(write("covid-round-4.json", changed))).isEqualTo(2);
    assertThat(printed()).contains("none shows [COVID-R4-RESIDENTIAL-GT200]");
  }

  @Test
  void refusesABrokenBookWithFileLineAndReason() throws IOException {
    String built = Files.readString(Path.of("src/main/resources/price-books/648-QD-BCT.csv"));
    String digit = built.replace(",301,400,2834,", ",301,400,2384,");

    assertThat(run(write("648-QD-BCT.csv", digit))).isEqualTo(2);
    assertThat(printed())
        .containsPattern("REFUSED  price-books/648-QD-BCT.csv, line \\d+: the price falls");
  }

  private static Path[] structure() {
    return Stream.of(
            "voltage-levels.csv",
            "times-of-use.csv",
            "customer-groups.csv",
            "vat-rates.csv",
            "9999-QD-BCT.csv")
        .map(STRUCTURE::resolve)
        .toArray(Path[]::new);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(Path... files) {
    return new Laboratory(new PrintStream(printed, true, StandardCharsets.UTF_8))
        .run(List.of(files));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
