package vn.evn.billing;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EstimateApiTest {
  private static final String ESTIMATE = "/api/v1/bills/estimate";

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

  @Test
  void comparesTwoBills() {
    Api.as("channel")
        .body(
            """
            {"before": {"billPeriod": "2020-07", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 300}},
             "after": {"billPeriod": "2020-08", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 350}}}""")
        .post(ESTIMATE + "/compare")
        .then()
        .statusCode(200)
        .body("before.totalVnd", equalTo(619_355))
        .body("after.totalVnd", equalTo(844_030))
        .body("differenceVnd", equalTo(224_675))
        .body("parts.cause", equalTo(List.of("KWH", "BLOCKS", "DISCOUNT")))
        .body("parts.amountVnd.sum()", equalTo(224_675))
        .body("parts[2].explanation", containsString("+68.805 đ"));
  }

  @Test
  void namesTheFaultsOfBothBillsOfAComparison() {
    Api.wronglyAs("portal")
        .body(
            """
            {"before": {"billPeriod": "2020-07", "customerGroup": "RESIDENTIAL", "usage": {"kwh": -1}},
             "after": {"billPeriod": "May", "customerGroup": "MOON", "usage": {"kwh": 350}, "x": 1},
             "then": 1}""")
        .post(ESTIMATE + "/compare")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/before/usage/kwh",
                "/after/billPeriod",
                "/after/customerGroup",
                "/after/x",
                "/then"));
    Api.wronglyAs("portal").body("{}").post(ESTIMATE + "/compare").then().statusCode(422);
    Api.wronglyAs("portal").body("[]").post(ESTIMATE + "/compare").then().statusCode(400);
  }

  @Test
  void putsEachStepIntoWordsWithRuleAndArticle() {
    Api.as("portal")
        .body(
            """
            {"billPeriod": "2020-05", "customerGroup": "BUSINESS", "usage": {"normal": 9000,
             "offPeak": 4000, "peak": 3000}, "powerFactor": 0.85,
             "eligibilities": ["LODGING", "QUARANTINE_HOTEL"]}""")
        .post(ESTIMATE + "/explain")
        .then()
        .statusCode(200)
        .body(
            "steps.kind",
            equalTo(
                List.of(
                    "LINE",
                    "LINE",
                    "LINE",
                    "REACTIVE",
                    "DISCOUNT",
                    "PRE_TAX",
                    "REDUCTION",
                    "VAT",
                    "TOTAL")))
        .body("steps[0].rule", equalTo("COVID-R1-LODGING"))
        .body(
            "steps[0].explanation",
            equalTo(
                "Giờ bình thường: 9.000 kWh × 1.517 đ = 13.653.000 đ. Giá 2.666 đ/kWh theo Quyết"
                    + " định 648/QĐ-BCT, nay tính 1.517 đ/kWh theo COVID-R1-LODGING"
                    + " (2698/BCT-ĐTĐL). Căn cứ: Thông tư 16/2014/TT-BCT (giá theo thời gian sử"
                    + " dụng điện)."))
        .body("steps[0].explanationEn", containsString("9.000 kWh × 1.517 đ = 13.653.000 đ"))
        .body("steps[3].article", containsString("15/2014/TT-BCT"))
        .body("steps[3].explanation", containsString("5,88% × 25.917.000 đ = 1.523.920 đ"))
        .body("steps[4].rule", equalTo("COVID-R1-QUARANTINE-HOTEL"))
        .body("steps[4].openPoint", containsString("not said"))
        .body("steps[7].explanation", containsString("Thuế GTGT: 10%"));
  }

  @Test
  void takesSegmentsBetweenReadings() {
    Api.as("portal")
        .body(
            """
            {"billPeriod": "2019-04", "customerGroup": "RESIDENTIAL", "readingFrom": "2019-03-05",
             "readingTo": "2019-04-05", "usage": {"segments": [
               {"from": "2019-03-05", "to": "2019-03-20", "usage": {"kwh": 101}},
               {"from": "2019-03-20", "to": "2019-04-05", "usage": {"kwh": 209}}]}}""")
        .post(ESTIMATE)
        .then()
        .statusCode(200)
        .body("lines.findAll { it.priceBook == '4495/QĐ-BCT' }.quantityKwh.sum()", equalTo(101))
        .body("lines.findAll { it.priceBook == '648/QĐ-BCT' }.quantityKwh.sum()", equalTo(209));
    Api.wronglyAs("portal")
        .body(
            """
            {"billPeriod": "2019-04", "customerGroup": "RESIDENTIAL", "readingFrom": "2019-03-05",
             "readingTo": "2019-04-05", "usage": {"segments": [
               {"from": "2019-03-06", "to": "2019-03-20", "usage": {"kwh": 101, "moon": 1}},
               {"from": "2019-03-21", "usage": {"kwh": -1}}]}}""")
        .post(ESTIMATE)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/usage/segments/0/from",
                "/usage/segments/0/usage/moon",
                "/usage/segments/1/from",
                "/usage/segments/1/to",
                "/usage/segments/1/usage/kwh"));
  }

  @Test
  void showsTheHoursOfADay() {
    Api.as("officer")
        .get("/api/v1/price-books/time-bands?date=2020-05-05")
        .then()
        .statusCode(200)
        .body("hours.document", equalTo("16/2014/TT-BCT"))
        .body(
            "hours.bands.findAll { it.timeOfUse == 'PEAK' }.from",
            equalTo(List.of("09:30", "17:00")))
        .body("otherReading", nullValue());
    Api.as("officer")
        .get("/api/v1/price-books/time-bands?date=2026-04-21")
        .then()
        .body("hours.document", equalTo("16/2014/TT-BCT"));
    Api.as("portal")
        .get("/api/v1/price-books/time-bands?date=2026-04-22")
        .then()
        .statusCode(200)
        .body("hours.document", equalTo("963/QĐ-BCT"))
        .body("hours.disputed", equalTo(true))
        .body("hours.bands.find { it.timeOfUse == 'PEAK' }.to", equalTo("22:30"))
        .body("otherReading.document", equalTo("16/2014/TT-BCT"));
    Api.as("portal").get("/api/v1/price-books/time-bands").then().statusCode(200);
    Api.wronglyAs("portal")
        .get("/api/v1/price-books/time-bands?date=May")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/date"));
    Api.wronglyAs("portal")
        .get("/api/v1/price-books/time-bands?date=2015-03-15")
        .then()
        .statusCode(422);
  }
}
