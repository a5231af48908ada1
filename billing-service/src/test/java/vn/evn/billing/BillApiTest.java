package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BillApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void issuesABillOnceAndAnnouncesIt() throws IOException {
    String code = Api.aHouseholdThatUsed(300);
    Response issued = Api.issue(code);
    issued
        .then()
        .statusCode(201)
        .body("kind", equalTo("REGULAR"))
        .body("usageKwh", equalTo(300))
        .body("readingFrom", equalTo("2020-04-05"))
        .body("readingTo", equalTo("2020-05-05"))
        .body("vatPercent", equalTo(10))
        // RES-R1-0300 of the golden bills.
        .body("totalVnd", equalTo(619_355));
    Response again = Api.issue(code);
    again.then().statusCode(200);
    assertThat(again.asString()).isEqualTo(issued.asString());
    String id = issued.path("id");
    assertThat(Api.as("auditor").get("/api/v1/bills/" + id).asString())
        .isEqualTo(issued.asString());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(Topic.records("evn.bills", code)).hasSize(1));
    ConsumerRecord<String, byte[]> record = Topic.records("evn.bills", code).get(0);
    JsonNode event = JSON.readTree(record.value());
    assertThat(event.path("type").asText()).isEqualTo("vn.evn.bill.issued.v1");
    assertThat(event.path("source").asText()).isEqualTo("/billing-service");
    assertThat(event.at("/data/billId").asText()).isEqualTo(id);
    assertThat(event.at("/data/billPeriod").asText()).isEqualTo("2020-05");
    assertThat(event.at("/data/totalVnd").asLong()).isEqualTo(619_355);
    assertThat(event.at("/data/lines").size()).isEqualTo(4);
  }

  @Test
  void letsTwoCallsAtOnceIssueOneBill() throws Exception {
    String code = Api.aHouseholdThatUsed(100);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Response> call = () -> Api.issue(code);
      List<Response> answers =
          threads.invokeAll(Collections.nCopies(4, call)).stream().map(BillApiTest::get).toList();
      assertThat(answers)
          .extracting(Response::statusCode)
          .containsExactlyInAnyOrder(201, 200, 200, 200);
      assertThat(answers)
          .extracting(answer -> answer.path("id").toString())
          .containsOnly(answers.get(0).path("id").toString());
    } finally {
      threads.shutdownNow();
    }
    Api.operator()
        .queryParam("customerCode", code)
        .queryParam("billPeriod", "2020-05")
        .get("/api/v1/bills")
        .then()
        .statusCode(200)
        .body("items", hasSize(1));
  }

  @Test
  void givesALodgingItsPriceFromTheListOfItsAuthority() {
    String plain = aHotelThatUsed(9000, 4000, 3000);
    // LODG-R1-STEP1 and LODG-R1-STEP2 of the golden bills.
    Api.issue(plain).then().statusCode(201).body("totalVnd", equalTo(43_796_500));
    String listed = aHotelThatUsed(9000, 4000, 3000);
    Api.operator()
        .body(
            Map.of(
                "customerCode",
                listed,
                "kind",
                "LODGING",
                "from",
                "2020-05",
                "to",
                "2020-05",
                "issuer",
                "Sở Du lịch Ví Dụ",
                "documentReference",
                "12/VD-2020"))
        .post("/api/v1/eligibilities")
        .then()
        .statusCode(201);
    Api.issue(listed)
        .then()
        .statusCode(201)
        .body("totalVnd", equalTo(28_508_700))
        .body("lines.rule", hasItem("COVID-R1-LODGING"));
  }

  @Test
  void saysWhyABillCannotBeComputed() {
    String code = Api.newCode();
    Api.record(Api.aHousehold(code));
    Api.issue(code)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:closing-reading-missing"))
        .body("detail", containsString("2020-05"));
    Api.read(code, 1350, "2020-05-05");
    Api.issue(code)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:opening-reading-missing"));
    Api.issue(Api.newCode())
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/customerCode"));
    Api.operator()
        .queryParam("customerCode", code)
        .get("/api/v1/bills")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void taxesByTheDayOfIssueUnlessToldAnEarlierDayOfSupply() {
    String code = Api.aHouseholdThatUsed(50);
    Api.operator()
        .body(Map.of("customerCode", code, "billPeriod", "2020-05", "taxPointDate", "2999-01-01"))
        .post("/api/v1/bills")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/taxPointDate"));
    Api.operator()
        .body(Map.of("customerCode", code, "billPeriod", "2020-05", "taxPointDate", "2020-04-30"))
        .post("/api/v1/bills")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/taxPointDate"));
    JsonPath bill =
        Api.operator()
            .body(Map.of("customerCode", code, "billPeriod", "2020-05"))
            .post("/api/v1/bills")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    assertThat(bill.getString("issuedAt")).startsWith(bill.getString("taxPointDate"));
  }

  @Test
  void neverChangesAnIssuedBill() throws SQLException {
    Api.issue(Api.aHouseholdThatUsed(10)).then().statusCode(201);
    try (Connection connection =
            DriverManager.getConnection(RealServers.databaseUrl(), "postgres", "");
        Statement statement = connection.createStatement()) {
      for (String change :
          List.of(
              "UPDATE bill SET unit = 'PX0000'",
              "DELETE FROM bill",
              "UPDATE bill_sheet SET content = '{}'",
              "DELETE FROM bill_sheet")) {
        assertThatThrownBy(() -> statement.execute(change))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("never changed");
      }
    }
  }

  @Test
  void answersUnknownAndUnreadableIdentifiersWith404() {
    Api.as("auditor").get("/api/v1/bills/none").then().statusCode(404);
    Api.as("auditor")
        .get("/api/v1/bills/0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01")
        .then()
        .statusCode(404);
    Api.wronglyAs("auditor")
        .get("/api/v1/bills?billPeriod=May")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/billPeriod"));
  }

  private static String aHotelThatUsed(long normal, long offPeak, long peak) {
    String code = Api.newCode();
    Api.record(Api.aHotel(code)).then().statusCode(201);
    Api.readBands(code, 10, 20, 30, "2020-04-05").then().statusCode(201);
    Api.readBands(code, 10 + normal, 20 + offPeak, 30 + peak, "2020-05-05").then().statusCode(201);
    return code;
  }

  private static Response get(Future<Response> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void putsAnIssuedBillIntoWords() {
    String code = Api.aHouseholdThatUsed(350);
    String id = Api.issue(code).then().statusCode(201).extract().path("id");

    Api.as("auditor")
        .get("/api/v1/bills/" + id + "/explanation")
        .then()
        .statusCode(200)
        .body("steps.findAll { it.kind == 'LINE' }.code", hasItems("BLOCK_1", "BLOCK_5"))
        .body("steps[0].rule", equalTo("COVID-R1-RESIDENTIAL"))
        .body("steps[0].explanation", containsString("50 kWh × 1.510 đ = 75.500 đ"))
        .body("steps[0].article", containsString("16/2014/TT-BCT"))
        .body("steps.find { it.kind == 'VAT' }.source", equalTo("Luật Thuế GTGT"))
        .body("totalVnd", equalTo(775_225));
    Api.as("auditor").get("/api/v1/bills/none/explanation").then().statusCode(404);
  }

  /** 648 held until 3 May 2023: the reading of the 4th decides, not the days. */
  @Test
  void countsAReadingOnTheDayOfAPriceChange() {
    String code = Api.newCode();
    Map<String, Object> point = Api.aHousehold(code);
    point.put("validFrom", "2023-01-01");
    Api.record(point).then().statusCode(201);
    Api.read(code, 1000, "2023-04-20").then().statusCode(201);
    Api.read(code, 1101, "2023-05-04").then().statusCode(201);
    Api.read(code, 1310, "2023-05-20").then().statusCode(201);

    Api.operator()
        .body(Map.of("customerCode", code, "billPeriod", "2023-05", "taxPointDate", "2023-05-20"))
        .post("/api/v1/bills")
        .then()
        .statusCode(201)
        .body("usageKwh", equalTo(310))
        .body("lines.findAll { it.priceBook == '648/QĐ-BCT' }.quantityKwh.sum()", equalTo(101))
        .body("lines.findAll { it.priceBook == '1062/QĐ-BCT' }.quantityKwh.sum()", equalTo(209));
  }
}
