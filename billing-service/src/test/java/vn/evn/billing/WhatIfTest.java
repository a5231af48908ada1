package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class WhatIfTest {
  private final String unit = "PW" + ThreadLocalRandom.current().nextInt(1_000_000);

  private String household(long kwh) {
    String code = Api.newCode();
    Map<String, Object> point = Api.aHousehold(code);
    point.put("unit", unit);
    Api.record(point).then().statusCode(201);
    Api.read(code, 1_000, "2020-04-05").then().statusCode(201);
    Api.read(code, 1_000 + kwh, "2020-05-05").then().statusCode(201);
    return code;
  }

  private Response ask(Map<String, Object> more) {
    Map<String, Object> call = new HashMap<>(more);
    call.put("billPeriod", "2020-05");
    call.put("unit", unit);
    return Api.operator().body(call).post("/api/v1/what-ifs");
  }

  @Test
  void comparesWithNoProgrammeAndTouchesNoBill() {
    String code = household(300);
    household(100);
    JsonPath answer =
        ask(Map.of("programmes", List.of())).then().statusCode(200).extract().jsonPath();
    // RES-R1-0300 of the golden bills, and what the same bill is without any programme.
    JsonPath single = Api.issue(code).then().statusCode(201).extract().jsonPath();
    long reductionOf100 = 50 * (1_678 - 1_510) + 50 * (1_734 - 1_561);
    assertThat(answer.getLong("points")).isEqualTo(2);
    assertThat(answer.getLong("all.usageKwh")).isEqualTo(400);
    assertThat(answer.getLong("all.reductionVnd"))
        .isEqualTo(single.getLong("reductionVnd") + reductionOf100);
    assertThat(answer.getLong("all.otherReductionVnd")).isZero();
    assertThat(answer.getLong("all.otherPreTaxVnd") - answer.getLong("all.preTaxVnd"))
        .isEqualTo(answer.getLong("all.reductionVnd"));
    assertThat(answer.getLong("losers")).isEqualTo(2);
    assertThat(answer.getLong("winners")).isZero();
    assertThat(answer.getList("histogram.points", Integer.class).stream().mapToInt(i -> i).sum())
        .isEqualTo(2);
    assertThat(answer.getLong("byLine.find { it.code == 'BLOCK_1' }.amountVnd"))
        .isEqualTo(2 * 50 * 1_510);
    assertThat(answer.getLong("byLine.find { it.code == 'BLOCK_1' }.otherAmountVnd"))
        .isEqualTo(2 * 50 * 1_678);
  }

  private static final String DRAFT =
      """
      {"source": "A draft, made up.", "id": "DRAFT-1", "name": "Bản thảo", "nameEn": "Draft",
       "legalBasis": "A draft, made up", "citation": "DRAFT",
       "rules": [{"id": "DRAFT-1-ALL", "kind": "PERCENT_OF_BILL", "description": "Half of each bill",
         "billPeriodFrom": "2020-05", "billPeriodTo": "2020-05", "eligibility": "ISOLATION",
         "percent": "50",
         "evidence": ["https://example.invalid/draft"], "confidence": "low"}],
       "examples": [{"name": "50 kWh", "bill": {"billPeriod": "2020-05",
           "customerGroup": "RESIDENTIAL", "usage": {"kwh": 50}, "eligibilities": ["ISOLATION"]},
         "lines": [{"code": "BLOCK_1", "kwh": 50, "unitPriceVnd": 1678, "amountVnd": 83900}],
         "energyVnd": 83900, "discountVnd": 41950, "preTaxVnd": 41950, "reductionVnd": 41950}]}
      """;

  @Test
  void takesADraftOfAProgramme() {
    String code = household(300);
    Api.operator()
        .body(
            Map.of(
                "customerCode",
                code,
                "kind",
                "ISOLATION",
                "from",
                "2020-05",
                "to",
                "2020-05",
                "issuer",
                "Sở Ví Dụ",
                "documentReference",
                "9/" + code))
        .post("/api/v1/eligibilities")
        .then()
        .statusCode(201);
    JsonPath answer =
        ask(Map.of(
                "files", Map.of("programmes/draft.json", DRAFT), "programmes", List.of("DRAFT-1")))
            .then()
            .statusCode(200)
            .body("all.preTaxVnd", equalTo(0))
            .body("losers", equalTo(1))
            .extract()
            .jsonPath();
    long without = answer.getLong("all.preTaxVnd") + answer.getLong("all.reductionVnd");
    assertThat(answer.getLong("all.otherPreTaxVnd")).isEqualTo(without - (without + 1) / 2);
  }

  @Test
  void refusesWhatItCannotRead() {
    household(300);
    ask(Map.of("files", Map.of("programmes/draft.json", DRAFT.replace("83900", "83901"))))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/files/programmes~1draft.json"));
    ask(Map.of("programmes", List.of("COVID-R1", "MOON")))
        .then()
        .statusCode(422)
        .body("errors[0].detail", containsString("MOON"));
    ask(Map.of("files", Map.of("../etc/passwd", "x"))).then().statusCode(422);
    ask(Map.of("oneIn", 0)).then().statusCode(422).body("errors", hasSize(1));
  }
}
