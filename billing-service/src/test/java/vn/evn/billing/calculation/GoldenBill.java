package vn.evn.billing.calculation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.CsvRow;

/** One row of the golden bills, turned into the input of the calculation. */
record GoldenBill(CsvRow row, JsonNode inputs) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** The voltages that stand for the levels of the golden bills. */
  private static final Map<String, String> KV =
      Map.of(
          "lt6kV",
          "0.4",
          "6to22kV",
          "10",
          "22to110kV",
          "22",
          "ge22kV",
          "35",
          "ge110kV",
          "110",
          "ge6kV",
          "10",
          "any",
          "0.4");

  private static final List<String> ELIGIBILITIES =
      List.of("LODGING", "WAREHOUSE", "ISOLATION", "TREATMENT", "QUARANTINE-HOTEL");

  static GoldenBill of(CsvRow row) {
    try {
      return new GoldenBill(row, MAPPER.readTree(row.text("inputs")));
    } catch (JsonProcessingException e) {
      throw row.fault("inputs are not JSON");
    }
  }

  String id() {
    return row.text("id");
  }

  BillInput input() {
    boolean mixed = inputs.has("other_share");
    BillInputBuilder input =
        BillInput.builder()
            .billPeriod(YearMonth.parse(row.text("bill_period")))
            .customerGroup(customerGroup())
            .supplyVoltageKv(new BigDecimal(KV.get(row.text("voltage_level"))))
            .usage(usage())
            .households(whole("households"))
            .persons(whole("persons"))
            .tenantsDeclared(inputs.has("declared") ? inputs.get("declared").asBoolean() : null)
            .powerFactor(decimal("cos_phi"))
            .otherUse(mixed ? new OtherUse("BUSINESS", decimal("other_share")) : null)
            .readingFrom(date("from_date"))
            .readingTo(date("to_date"))
            .eligibilities(eligibilities());
    return inputs.has("days") ? firstTwentyDays(input) : input.build();
  }

  /** The one row with days in place of dates; its dates stand in the notes of the golden bills. */
  private static BillInput firstTwentyDays(BillInputBuilder input) {
    return input
        .billPeriod(YearMonth.of(2020, 2))
        .readingFrom(LocalDate.of(2020, 1, 21))
        .readingTo(LocalDate.of(2020, 2, 10))
        .partialPeriod(true)
        .build();
  }

  private String customerGroup() {
    return switch (row.text("customer_group")) {
      case "lodging", "warehouse" -> "BUSINESS";
      case "mixed" -> "RESIDENTIAL";
      default -> row.text("customer_group").toUpperCase(Locale.ROOT);
    };
  }

  private Usage usage() {
    return inputs.has("kwh")
        ? Usage.of(inputs.get("kwh").longValue())
        : Usage.ofBands(
            inputs.get("normal").longValue(),
            inputs.get("off_peak").longValue(),
            inputs.get("peak").longValue());
  }

  private Set<String> eligibilities() {
    Set<String> codes = new LinkedHashSet<>();
    String programme = row.text("programme");
    String group = row.text("customer_group");
    ELIGIBILITIES.stream()
        .filter(code -> programme.endsWith(code) || group.toUpperCase(Locale.ROOT).equals(code))
        .map(code -> code.replace('-', '_'))
        .forEach(codes::add);
    if (inputs.has("directive16")) {
      codes.add("DIRECTIVE_16_AREA");
    }
    if (programme.equals("COVID-R5")) {
      codes.add("LISTED_FACTORY");
    }
    return codes;
  }

  private @Nullable Integer whole(String name) {
    return inputs.has(name) ? inputs.get(name).intValue() : null;
  }

  private @Nullable BigDecimal decimal(String name) {
    return inputs.has(name) ? inputs.get(name).decimalValue() : null;
  }

  private @Nullable LocalDate date(String name) {
    return inputs.has(name) ? LocalDate.parse(inputs.get(name).textValue()) : null;
  }
}
