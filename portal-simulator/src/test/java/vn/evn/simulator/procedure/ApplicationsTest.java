package vn.evn.simulator.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.evn.simulator.wire.PortalTime;

class ApplicationsTest {
  private static final String CODE = "Z99.05-261116-0007";
  private static final Procedures PROCEDURES = new Procedures();
  private static final Applications APPLICATIONS =
      new Applications(
          PROCEDURES, Clock.fixed(Instant.parse("2026-11-16T01:30:15Z"), PortalTime.ZONE));

  static Stream<String> procedures() {
    return IntStream.rangeClosed(1, 18).mapToObj("9.9900%02d"::formatted);
  }

  @Test
  void knowsTheEighteenProcedures() {
    assertThat(PROCEDURES.codes()).containsExactlyElementsOf(procedures().toList());
    assertThat(PROCEDURES.name("9.990099")).isEmpty();
    assertThat(APPLICATIONS.write("9.990099", CODE, 1)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void fillsEachTemplateWholly(String procedure) {
    ObjectNode application = write(procedure, 1);
    assertThat(application.toString()).doesNotContain("${");
    assertThat(application.path("MaHoSo").asText()).isEqualTo(CODE);
    assertThat(application.path("MaTTHC").asText()).isEqualTo(procedure);
    assertThat(application.path("NgayNopHoSo").asText()).isEqualTo("20261116083015");
    assertThat(application.path("DiaChiSuDungDien").path("MaTinh").asText()).isEqualTo("01");
    assertThat(application.path("TaiLieuNop")).isNotEmpty();
    String company = application.path("TenThuongNhan").asText() + application.path("MaSoThue");
    assertThat(application.path("LoaiDoiTuong").asText()).isEqualTo(company.isEmpty() ? "1" : "2");
    onlyTexts(application);
    dates(application);
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void givesAChangeTheCodeOfACustomer(String procedure) {
    String code = write(procedure, 1).path("MaKhachHang").asText();
    if (procedure.compareTo("9.990008") < 0) {
      assertThat(code).isEmpty();
    } else {
      assertThat(code).matches("^P[A-Z][A-Z0-9]{2}\\d{7,9}$");
    }
  }

  @Test
  void drawsTheSameApplicantFromTheSameSeed() {
    assertThat(write("9.990001", 5)).isEqualTo(write("9.990001", 5));
    assertThat(write("9.990001", 5).path("ChuHoSo").asText() + write("9.990001", 5).path("Email"))
        .isNotEqualTo(
            write("9.990001", 6).path("ChuHoSo").asText() + write("9.990001", 6).path("Email"));
  }

  @Test
  void countsWishedDatesFromToday() {
    assertThat(write("9.990001", 1).path("NgayMongMuonCapDien").asText())
        .isEqualTo("20261125000000");
  }

  @Test
  void inventsPeopleAndCompaniesThatCannotBeReal() {
    for (Sample sample : LongStream.range(0, 500).mapToObj(Sample::new).toList()) {
      assertThat(sample.person.name).contains("Ví Dụ");
      assertThat(sample.person.identity).matches("001[01]\\d{8}");
      assertThat(sample.person.phone).matches("09000\\d{5}");
      assertThat(sample.person.email).endsWith(".example");
      assertThat(sample.companyName).endsWith("Ví Dụ");
      assertThat(checkDigitHolds(sample.taxCode)).as(sample.taxCode).isTrue();
    }
    assertThat(checkDigitHolds("0399901234")).as("the contract's own example").isTrue();
  }

  @Test
  void enclosesADifferentReadablePaperEachTime() {
    Set<String> seen = new HashSet<>();
    for (JsonNode paper : write("9.990005", 1).path("TaiLieuNop")) {
      String pdf =
          new String(
              Base64.getDecoder().decode(paper.path("Base64").asText()), StandardCharsets.US_ASCII);
      assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n").contains(CODE);
      int table = Integer.parseInt(pdf.split("startxref\n")[1].split("\n")[0]);
      assertThat(pdf.substring(table)).startsWith("xref");
      assertThat(seen.add(pdf)).isTrue();
    }
    assertThat(seen).hasSize(4);
  }

  private static ObjectNode write(String procedure, long seed) {
    return APPLICATIONS.write(procedure, CODE, seed).orElseThrow();
  }

  private static void onlyTexts(JsonNode node) {
    if (node.isContainerNode()) {
      node.forEach(ApplicationsTest::onlyTexts);
    } else {
      assertThat(node.isTextual()).as(node.toString()).isTrue();
    }
  }

  private static void dates(ObjectNode application) {
    List<String> names = List.of("Ngay", "ThoiHan");
    application
        .properties()
        .forEach(
            field -> {
              if (names.stream().anyMatch(field.getKey()::startsWith)) {
                assertThat(PortalTime.isValid(field.getValue().asText()))
                    .as(field.getKey())
                    .isTrue();
              }
            });
  }

  private static boolean checkDigitHolds(String taxCode) {
    int[] weights = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = IntStream.range(0, 9).map(i -> weights[i] * (taxCode.charAt(i) - '0')).sum();
    return taxCode.length() == 10 && 10 - sum % 11 == taxCode.charAt(9) - '0';
  }
}
