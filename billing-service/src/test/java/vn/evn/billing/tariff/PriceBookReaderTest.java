package vn.evn.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PriceBookReaderTest {
  private static final String HEAD =
      """
      # Decision 1/QĐ-TEST, made up
      decision,effective_from,customer_group,voltage_level,time_of_use,tier_from_kwh,tier_to_kwh,price_vnd_per_kwh,source,confidence
      """;

  @Test
  void readsASoundBook() {
    PriceBooks books = read("residential,any,all,0,50,100", "residential,any,all,51,,200");
    assertThat(books.all()).hasSize(1);
    assertThat(books.all().get(0).customerGroups()).containsExactly("RESIDENTIAL");
  }

  static Stream<Arguments> badRows() {
    return Stream.of(
        bad(4, "gap", "residential,any,all,0,50,100", "residential,any,all,61,,200"),
        bad(4, "overlap", "residential,any,all,0,50,100", "residential,any,all,50,,200"),
        bad(3, "gap", "residential,any,all,1,50,100"),
        bad(4, "falls", "residential,any,all,0,50,100", "residential,any,all,51,,99"),
        bad(4, "without an end", "residential,any,all,0,,100", "residential,any,all,51,,200"),
        bad(3, "last block must have no end", "residential,any,all,0,50,100"),
        bad(3, "ends before it starts", "residential,any,all,0,0,100"),
        bad(3, "without tier_from_kwh", "residential,any,all,,50,100"),
        bad(3, "all hours", "residential,any,normal,0,,100"),
        bad(4, "not both", "residential,any,all,0,,100", "residential,any,normal,,,100"),
        bad(4, "appear twice", "business,any,normal,,,100", "business,any,normal,,,100"),
        bad(4, "missing band", "business,any,normal,,,9", "business,any,peak,,,9"),
        bad(
            4,
            "does not start where",
            "admin_lighting_office,lt6kV,all,,,100",
            "admin_lighting_office,22to110kV,all,,,90"),
        bad(
            4,
            "does not start where",
            "admin_lighting_office,lt6kV,all,,,100",
            "admin_lighting_office,any,all,,,90"),
        bad(3, "above 0", "admin_lighting_office,any,all,,,0"),
        bad(3, "whole number", "admin_lighting_office,any,all,,,1902.5"),
        bad(3, "whole number", "admin_lighting_office,any,all,,,-1"),
        bad(3, "unknown: sometimes", "admin_lighting_office,any,sometimes,,,1"),
        bad(3, "unknown: 3kV", "admin_lighting_office,3kV,all,,,1"));
  }

  private static Arguments bad(int line, String reason, String... rows) {
    return Arguments.of(reason, line, List.of(rows));
  }

  @ParameterizedTest(name = "line {1}: {0} {2}")
  @MethodSource("badRows")
  void refusesABookWithFileLineAndReason(String reason, int line, List<String> rows) {
    assertThatThrownBy(() -> read(rows.toArray(String[]::new)))
        .asInstanceOf(type(InvalidDataFile.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.file()).isEqualTo("test.csv");
              assertThat(refusal.line()).isEqualTo(line);
              assertThat(refusal.reason()).contains(reason);
              assertThat(refusal).hasMessageContaining("test.csv, line " + line);
            });
  }

  @Test
  void refusesTwoBooksThatStartOnTheSameDay() {
    DataFile one = file("one.csv", "1/QĐ-TEST", "2030-01-01");
    DataFile two = file("two.csv", "2/QĐ-TEST", "2030-01-01");
    assertThatThrownBy(
            () -> PriceBooks.read(List.of(one, two), TariffLists.load(DataSource.BUILT_IN)))
        .hasMessageContaining("two.csv")
        .hasMessageContaining("1/QĐ-TEST");
  }

  @Test
  void refusesADecisionThatAppearsTwice() {
    DataFile one = file("one.csv", "1/QĐ-TEST", "2030-01-01");
    DataFile two = file("two.csv", "1/QĐ-TEST", "2030-02-01");
    assertThatThrownBy(
            () -> PriceBooks.read(List.of(one, two), TariffLists.load(DataSource.BUILT_IN)))
        .hasMessageContaining("appears twice");
  }

  @Test
  void refusesAFileThatMixesDecisions() {
    DataFile one = file("one.csv", "1/QĐ-TEST", "2030-01-01");
    String other =
        file("", "2/QĐ-TEST", "2030-01-01").text().lines().skip(2).findFirst().orElseThrow();
    DataFile mixed = new DataFile("mixed.csv", one.text() + other);
    assertThatThrownBy(() -> PriceBooks.read(List.of(mixed), TariffLists.load(DataSource.BUILT_IN)))
        .hasMessageContaining("mixed.csv, line 4");
  }

  @Test
  void refusesAFileWithoutSource() {
    DataFile bare = new DataFile("bare.csv", "decision,effective_from\n1,2\n");
    assertThatThrownBy(bare::table)
        .hasMessageContaining("bare.csv, line 1")
        .hasMessageContaining("source");
  }

  @Test
  void refusesARowOfAnotherLength() {
    DataFile broken = new DataFile("broken.csv", "# source\na,b\n1,2\n1,2,3\n");
    assertThatThrownBy(broken::table).hasMessageContaining("broken.csv, line 4");
  }

  @Test
  void readsQuotedValues() {
    DataFile quoted = new DataFile("q.csv", "# source\na,b\n\"one, \"\"two\"\"\",3\n");
    assertThat(quoted.table().rows().get(0).text("a")).isEqualTo("one, \"two\"");
  }

  private static PriceBooks read(String... rows) {
    StringBuilder text = new StringBuilder(HEAD);
    for (String row : rows) {
      text.append("1/QĐ-TEST,2030-01-01,").append(row).append(",made up,high\n");
    }
    return PriceBooks.read(
        List.of(new DataFile("test.csv", text.toString())), TariffLists.load(DataSource.BUILT_IN));
  }

  private static DataFile file(String name, String decision, String from) {
    return new DataFile(
        name, HEAD + decision + "," + from + ",admin_lighting_office,any,all,,,100,made up,high\n");
  }
}
