package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.RealServers;

/** Years that no database keeps, and months that two see first at once. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class OddTimesTest {
  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31", "+10000-01-01", "-0005-01-01", "0001-01-01"})
  void namesYearsThatNoMeterWasReadIn(String day) {
    String code = Api.newCode();
    Api.record(Api.aHousehold(code)).then().statusCode(201);
    Api.wronglyAs("billing-operator")
        .body(Api.aReading(code, "PERIODIC", Map.of("kwh", 1), day + "T08:00:00+07:00"))
        .post("/api/v1/readings")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/reading/at"));
    Api.wronglyAs("billing-operator")
        .contentType("text/csv")
        .body(
            "customer_code,meter_number,kind,at,kwh\n"
                + (code + ",VD-" + code + ",PERIODIC," + day + "T08:00:00+07:00,1\n"))
        .post("/api/v1/readings/imports")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/lines/2/reading/at"));
    Map<String, Object> point = Api.aHousehold(Api.newCode());
    point.put("validFrom", day);
    Api.wronglyAs("billing-operator")
        .body(point)
        .post("/api/v1/service-points")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/validFrom"));
    String month = day.substring(0, day.length() - 3);
    Api.wronglyAs("billing-operator")
        .body(Map.of("customerCode", code, "billPeriod", month))
        .post("/api/v1/bills")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/billPeriod"));
    Api.wronglyAs("billing-operator")
        .body(Map.of("billPeriod", month))
        .post("/api/v1/what-ifs")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/billPeriod"));
    Api.wronglyAs("billing-operator")
        .body(Map.of("billPeriod", "2020-05", "taxPointDate", day))
        .post("/api/v1/bill-runs")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/taxPointDate"));
  }

  @Test
  void namesAMonthThatIsNone() {
    for (String month : List.of("+999999999-12", "2020-13", "May")) {
      Api.wronglyAs("auditor")
          .queryParam("billPeriod", month)
          .get("/api/v1/bills")
          .then()
          .statusCode(422)
          .body("errors.pointer", contains("/billPeriod"));
    }
  }

  @Test
  void letsTwoBeTheFirstOfAMonthAtOnce() throws Exception {
    ExecutorService four = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int month = 1; month <= 12; month++) {
        for (String unit : List.of("PX1", "PX2", "PX3", "PX4")) {
          Map<String, Object> run =
              Map.of("billPeriod", "2041-%02d".formatted(month), "unit", unit);
          answers.add(
              four.submit(() -> Api.operator().body(run).post("/api/v1/bill-runs").statusCode()));
        }
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(201);
      }
    } finally {
      four.shutdownNow();
    }
  }
}
