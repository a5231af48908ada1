package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.evn.billing.tariff.CsvRow;
import vn.evn.billing.tariff.CsvTable;
import vn.evn.billing.tariff.DataFile;
import vn.evn.platform.testing.RealServers;

/** Every golden bill and every own bill over HTTP, line by line and in total. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class GoldenOverHttpTest {
  private static final String ESTIMATE = "/api/v1/bills/estimate";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** The switch of this reading is data, not part of a call. */
  private static final String OTHER_READING = "QHOTEL-R1-20-B";

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

  private static final CsvTable LINES = DataFile.fromClassPath("golden/bill-lines.csv").table();

  static List<CsvRow> golden() {
    return DataFile.fromClassPath("golden/bills.csv").table().rows().stream()
        .filter(row -> !row.text("id").equals(OTHER_READING))
        .toList();
  }

  static List<CsvRow> own() {
    return DataFile.fromClassPath("golden/own-bills.csv").table().rows();
  }

  @Test
  void leavesOutNothingButTheOtherReading() {
    assertThat(golden()).hasSize(59);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void agreesWithTheGoldenBill(CsvRow row) throws Exception {
    JsonNode bill = estimate(body(row).toString());
    List<String> lines = new ArrayList<>();
    bill.get("lines")
        .forEach(
            line ->
                lines.add(
                    String.join(
                        " ",
                        line.get("code").asText(),
                        line.get("quantityKwh").asText(),
                        line.get("unitPriceVnd").asText(),
                        line.get("amountVnd").asText())));
    assertThat(lines).isEqualTo(goldenLines(row.text("id")));
    assertAmount(bill, "energyVnd", row.text("energy_amount"));
    assertAmount(bill, "reactiveVnd", row.text("reactive_amount"));
    assertAmount(bill, "discountVnd", row.text("bill_discount"));
    assertAmount(bill, "preTaxVnd", row.text("pre_vat"));
    assertAmount(bill, "vatPercent", row.text("vat_percent"));
    assertAmount(bill, "vatVnd", row.text("vat"));
    assertAmount(bill, "totalVnd", row.text("total"));
    String percent = "0";
    for (JsonNode adjustment : bill.get("adjustments")) {
      if (adjustment.get("kind").asText().equals("DISCOUNT")) {
        percent = adjustment.get("percent").asText();
      }
    }
    assertThat(percent).isEqualTo(row.text("bill_discount_percent"));
  }

  @ParameterizedTest
  @MethodSource("own")
  void agreesWithTheOwnBill(CsvRow row) throws Exception {
    JsonNode bill = estimate(row.text("body"));
    List<String> lines = new ArrayList<>();
    bill.get("lines")
        .forEach(
            line ->
                lines.add(
                    String.join(
                        " ",
                        line.get("code").asText(),
                        line.get("part").isNull() ? "-" : line.get("part").asText(),
                        line.get("priceBook").asText(),
                        line.get("quantityKwh").asText(),
                        line.get("basePriceVnd").asText(),
                        line.get("unitPriceVnd").asText())));
    assertThat(String.join("; ", lines)).isEqualTo(row.text("lines"));
    assertAmount(bill, "totalVnd", row.text("total"));
    assertAmount(bill, "reductionVnd", row.text("reduction"));
    assertAmount(bill, "preTaxWithoutProgrammesVnd", row.text("pre_tax_without_programmes"));
  }

  private static JsonNode estimate(String body) throws JsonProcessingException {
    return MAPPER.readTree(
        Api.as("portal").body(body).post(ESTIMATE).then().statusCode(200).extract().asString());
  }

  private static void assertAmount(JsonNode bill, String field, String expected) {
    assertThat(bill.get(field).decimalValue()).as(field).isEqualByComparingTo(expected);
  }

  private static List<String> goldenLines(String id) {
    return LINES.rows().stream()
        .filter(line -> line.text("id").equals(id))
        .map(
            line ->
                String.join(
                    " ",
                    code(line.text("line")),
                    line.text("kwh"),
                    line.text("unit_price"),
                    line.text("amount")))
        .toList();
  }

  private static String code(String line) {
    String name =
        line.replaceFirst("^(residential|business|old|new) ", "").toUpperCase(Locale.ROOT);
    return name.equals("FLAT") ? "ALL" : name.replace("TIER", "BLOCK").replace(' ', '_');
  }

  /** How a row becomes a call, column by column. */
  private static ObjectNode body(CsvRow row) throws JsonProcessingException {
    JsonNode inputs = MAPPER.readTree(row.text("inputs"));
    ObjectNode body = MAPPER.createObjectNode();
    String group = row.text("customer_group").toUpperCase(Locale.ROOT);
    boolean business = group.equals("LODGING") || group.equals("WAREHOUSE");
    body.put("billPeriod", row.text("bill_period"));
    body.put(
        "customerGroup", business ? "BUSINESS" : group.equals("MIXED") ? "RESIDENTIAL" : group);
    body.set(
        "supplyVoltageKv",
        inputs.has("supply_kv")
            ? inputs.get("supply_kv")
            : MAPPER.readTree(KV.get(row.text("voltage_level"))));
    ObjectNode usage = body.putObject("usage");
    copy(inputs, "kwh", usage, "kwh");
    copy(inputs, "normal", usage, "normal");
    copy(inputs, "off_peak", usage, "offPeak");
    copy(inputs, "peak", usage, "peak");
    copy(inputs, "households", body, "households");
    copy(inputs, "persons", body, "persons");
    copy(inputs, "declared", body, "tenantsDeclared");
    copy(inputs, "cos_phi", body, "powerFactor");
    copy(inputs, "from_date", body, "readingFrom");
    copy(inputs, "to_date", body, "readingTo");
    if (inputs.has("other_share")) {
      ObjectNode other = body.putObject("otherUse");
      other.put("customerGroup", "BUSINESS");
      other.set("share", inputs.get("other_share"));
    }
    if (inputs.has("days")) {
      body.put("billPeriod", "2020-02");
      body.put("partialPeriod", true);
      body.put("readingFrom", "2020-01-21");
      body.put("readingTo", "2020-02-10");
    }
    String programme = row.text("programme");
    var eligibilities = body.putArray("eligibilities");
    if (business) {
      eligibilities.add(group);
    }
    for (String kind : List.of("ISOLATION", "TREATMENT", "QUARANTINE-HOTEL")) {
      if (programme.endsWith(kind)) {
        eligibilities.add(kind.replace('-', '_'));
      }
    }
    if (inputs.has("directive16")) {
      eligibilities.add("DIRECTIVE_16_AREA");
    }
    if (programme.equals("COVID-R5")) {
      eligibilities.add("LISTED_FACTORY");
    }
    return body;
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String field) {
    if (from.has(name)) {
      to.set(field, from.get(name));
    }
  }
}
