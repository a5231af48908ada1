package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EstimateApiTest {
  private static final String ESTIMATE = "/api/v1/bills/estimate";

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/estimates.csv", numLinesToSkip = 2, maxCharsPerColumn = 10_000)
  void agreesWithTheIndependentCalculator(
      String id,
      String body,
      String energy,
      String reactive,
      String discount,
      String preTax,
      String vatPercent,
      String vat,
      String total) {
    JsonPath bill =
        Api.as("portal").body(body).post(ESTIMATE).then().statusCode(200).extract().jsonPath();
    assertThat(bill.getLong("energyVnd")).isEqualTo(Long.parseLong(energy));
    assertThat(bill.getLong("reactiveVnd")).isEqualTo(Long.parseLong(reactive));
    assertThat(bill.getLong("discountVnd")).isEqualTo(Long.parseLong(discount));
    assertThat(bill.getLong("preTaxVnd")).isEqualTo(Long.parseLong(preTax));
    assertThat(new BigDecimal(bill.getString("vatPercent"))).isEqualByComparingTo(vatPercent);
    assertThat(bill.getLong("vatVnd")).isEqualTo(Long.parseLong(vat));
    assertThat(bill.getLong("totalVnd")).isEqualTo(Long.parseLong(total));
  }

  @Test
  void explainsEachLineWithItsRuleAndSource() {
    Api.as("channel")
        .body(
            Map.of(
                "billPeriod",
                "2020-05",
                "customerGroup",
                "RESIDENTIAL",
                "usage",
                Map.of("kwh", 450)))
        .post(ESTIMATE)
        .then()
        .statusCode(200)
        .body("lines[0].code", equalTo("BLOCK_1"))
        .body("lines[0].basePriceVnd", equalTo(1678))
        .body("lines[0].unitPriceVnd", equalTo(1510))
        .body("lines[0].rule", equalTo("COVID-R1-RESIDENTIAL"))
        .body("lines[5].rule", nullValue())
        .body("lines[5].source", notNullValue())
        .body("lines[0].explanation", containsString("50 kWh"));
  }

  @Test
  void namesEveryFaultOfFormAndMeaningAtOnce() {
    Api.wronglyAs("auditor")
        .body(
            """
            {"billPeriod": "2020-13", "customerGroup": "MOON", "usage": {"kwh": "many"},
             "households": 1, "persons": 3, "powerfactor": 0.9, "taxPointDate": "5 May",
             "eligibilities": ["NOBODY"]}""")
        .post(ESTIMATE)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:evn:problem:invalid-fields"))
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/billPeriod",
                "/customerGroup",
                "/usage/kwh",
                "/persons",
                "/powerfactor",
                "/taxPointDate",
                "/eligibilities"))
        .body("errors.find { it.pointer == '/customerGroup' }.detail", containsString("BUSINESS"));
  }

  @Test
  void refusesWhatTheGroupDoesNotHave() {
    Api.wronglyAs("portal")
        .body(
            """
            {"billPeriod": "2020-05", "customerGroup": "RESIDENTIAL", "powerFactor": 0.8,
             "usage": {"normal": 1, "offPeak": 1, "peak": 1}, "eligibilities": ["LODGING"]}""")
        .post(ESTIMATE)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/usage", "/powerFactor", "/eligibilities"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"billPeriod\": ", "[]", "\"text\"", "", "null"})
  void answersWhatCannotBeReadWith400(String body) {
    Api.wronglyAs("portal")
        .body(body)
        .post(ESTIMATE)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:evn:problem:unreadable"));
  }

  @Test
  void keepsHostileNumbersFromCostingAnything() {
    Api.wronglyAs("portal")
        .body(
            """
            {"billPeriod": "2020-05", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 1e999999},
             "supplyVoltageKv": 1e-999999}""")
        .post(ESTIMATE)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/usage/kwh"));
  }

  @Test
  void showsPriceBooksAndProgrammesToEveryRole() {
    Api.as("officer")
        .get("/api/v1/price-books")
        .then()
        .statusCode(200)
        .body("items.id", hasItem("648-QD-BCT"));
    Api.as("portal")
        .get("/api/v1/price-books/648-QD-BCT")
        .then()
        .statusCode(200)
        .body("effectiveTo", equalTo("2023-05-03"))
        .body("prices.priceVnd", hasItem(1678));
    Api.as("supervisor")
        .get("/api/v1/programmes/COVID-R1")
        .then()
        .statusCode(200)
        .body("rules.id", hasItem("COVID-R1-LODGING"));
    Api.as("integrator").get("/api/v1/programmes").then().statusCode(200);
    Api.as("portal").get("/api/v1/price-books/none").then().statusCode(404);
    Api.as("portal").get("/api/v1/programmes/none").then().statusCode(404);
  }
}
