package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BillRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A power unit that no other test uses: the scope of a run. */
  private final String unit = "PX" + ThreadLocalRandom.current().nextInt(1_000_000);

  private String customer(Map<String, Object> more) {
    return customer(unit, more);
  }

  private static String customer(String unit, Map<String, Object> more) {
    String code = Api.newCode();
    Map<String, Object> point = Api.aHousehold(code);
    point.put("unit", unit);
    more.forEach(
        (field, value) -> {
          if (value.equals("")) {
            point.remove(field);
          } else {
            point.put(field, value);
          }
        });
    Api.record(point).then().statusCode(201);
    return code;
  }

  /** A household with a bill of April and readings for one of May. */
  private String household(long kwhOfApril, long kwhOfMay) {
    String code = customer(Map.of());
    Api.read(code, 1_000, "2020-03-05").then().statusCode(201);
    Api.read(code, 1_000 + kwhOfApril, "2020-04-05").then().statusCode(201);
    Api.operator()
        .body(Map.of("customerCode", code, "billPeriod", "2020-04", "taxPointDate", "2020-04-05"))
        .post("/api/v1/bills")
        .then()
        .statusCode(201);
    Api.read(code, 1_000 + kwhOfApril + kwhOfMay, "2020-05-05").then().statusCode(201);
    return code;
  }

  private int create() {
    return Api.operator()
        .body(Map.of("billPeriod", "2020-05", "unit", unit, "taxPointDate", "2020-05-05"))
        .post("/api/v1/bill-runs")
        .then()
        .statusCode(201)
        .body("state", equalTo("CREATED"))
        .extract()
        .path("id");
  }

  private static Response act(int run, String action) {
    return Api.operator().post("/api/v1/bill-runs/" + run + "/actions/" + action);
  }

  private static JsonPath progress(int run) {
    return Api.as("auditor")
        .get("/api/v1/bill-runs/" + run + "/progress")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static JsonPath computed(int run) {
    act(run, "start").then().statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(progress(run).getString("state")).isEqualTo("COMPUTED"));
    return progress(run);
  }

  private static Response decide(int run, String code, String action) {
    return Api.operator()
        .body(Map.of("reason", "looked at by " + action))
        .post("/api/v1/bill-runs/" + run + "/cases/" + code + "/actions/" + action);
  }

  private static JsonPath bill(String code) {
    return Api.as("auditor")
        .queryParam("customerCode", code)
        .queryParam("billPeriod", "2020-05")
        .get("/api/v1/bills")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void goesFromItsCreationToItsEnd() throws IOException {
    String plain = household(100, 110);
    String more = household(100, 300);
    String unread = customer(Map.of());
    Api.read(unread, 5, "2020-04-05").then().statusCode(201);
    String fresh = customer(Map.of());
    Api.read(fresh, 5, "2020-04-05").then().statusCode(201);
    Api.read(fresh, 55, "2020-05-05").then().statusCode(201);
    String later = customer(Map.of("validFrom", "2020-08-01"));
    int run = create();

    JsonPath done = computed(run);
    assertThat(done.getLong("points")).as("facts of %s begin later", later).isEqualTo(4);
    assertThat(done.getLong("percent")).isEqualTo(100);
    assertThat(done.getLong("bills")).isEqualTo(3);
    assertThat(done.getLong("held")).isEqualTo(2);
    assertThat(done.getLong("withoutBill")).isEqualTo(1);
    assertThat(bill(plain).getList("items")).as("not issued yet").isEmpty();
    Api.issue(plain).then().statusCode(409).body("type", equalTo("urn:evn:problem:bill-in-run"));
    act(run, "issue").then().statusCode(409).body("state", equalTo("COMPUTED"));
    act(run, "check").then().statusCode(200).body("contentHash", notNullValue());
    act(run, "issue").then().statusCode(200).body("state", equalTo("ISSUED"));

    assertThat(bill(plain).getLong("items[0].usageKwh")).isEqualTo(110);
    assertThat(bill(more).getList("items")).as("held").isEmpty();
    cases(run)
        .then()
        .body("items.customerCode", contains(more, unread, fresh))
        .body(
            "items.reasons",
            contains(List.of("MUCH_MORE"), List.of("MISSING_READING"), List.of("FIRST_BILL")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(Topic.records("evn.bills", plain)).hasSize(2));
    act(run, "close").then().statusCode(409).body("openCases", equalTo(3));

    decide(run, more, "release").then().statusCode(200).body("state", equalTo("RELEASED"));
    decide(run, more, "release").then().statusCode(409);
    decide(run, unread, "release").then().statusCode(409);
    decide(run, unread, "recompute").then().statusCode(409);
    Api.read(unread, 5, "2020-05-05").then().statusCode(201);
    decide(run, unread, "recompute")
        .then()
        .statusCode(200)
        .body("state", equalTo("OPEN"))
        .body("hasBill", equalTo(true))
        .body("reasons", containsInAnyOrder("FIRST_BILL", "ZERO"));
    decide(run, unread, "waive")
        .then()
        .statusCode(200)
        .body("state", equalTo("WAIVED"))
        .body("decisions.decision", contains("RECOMPUTE", "WAIVE"));
    decide(run, fresh, "release").then().statusCode(200);
    assertThat(bill(more).getLong("items[0].totalVnd")).as("RES-R1-0300").isEqualTo(619_355);
    assertThat(bill(unread).getList("items")).isEmpty();

    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> act(run, "close").then().statusCode(200));
    Api.as("auditor")
        .get("/api/v1/bill-runs/" + run + "/totals")
        .then()
        .statusCode(200)
        .body("differences", empty())
        .body("all.bills", equalTo(3))
        .body("all.usageKwh", equalTo(110 + 300 + 50))
        .body("byUnit.name", contains(unit))
        .body("byRule.name", contains("COVID-R1-RESIDENTIAL"));
    Api.as("auditor")
        .get("/api/v1/bill-runs/" + run + "/verification")
        .then()
        .statusCode(200)
        .body("bills", equalTo(3))
        .body("different", equalTo(0));
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(Topic.records("evn.bill-runs", String.valueOf(run)))
                    .singleElement()
                    .satisfies(
                        event ->
                            assertThat(JSON.readTree(event.value()).at("/data/bills").asLong())
                                .isEqualTo(3)));
    assertThat(Topic.records("evn.bills", more)).hasSize(2);
    ConsumerRecord<String, byte[]> announced = Topic.records("evn.bills", plain).get(1);
    JsonNode event = JSON.readTree(announced.value());
    assertThat(event.at("/data/billId").asText()).isEqualTo(bill(plain).getString("items[0].id"));
    assertThat(event.at("/data/lines").size()).isEqualTo(3);

    act(run, "re-emit").then().statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(Topic.records("evn.bills", plain)).hasSize(3));
    assertThat(JSON.readTree(Topic.records("evn.bills", plain).get(2).value()).path("id"))
        .as("the same event")
        .isEqualTo(event.path("id"));
  }

  private static Response cases(int run) {
    return Api.as("integrator").get("/api/v1/bill-runs/" + run + "/cases");
  }

  /** Each kind of customer twice: one by the run, one by a call of its own. */
  @Test
  void computesWhatASingleBillWouldBe() {
    List<String> byRun = new ArrayList<>();
    List<String> bySelf = new ArrayList<>();
    for (String where : List.of(unit, unit + "S")) {
      List<String> codes = where.equals(unit) ? byRun : bySelf;
      for (int households : new int[] {1, 2, 7}) {
        for (long kwh : new long[] {0, 50, 51, 399, 2_801}) {
          String code = customer(where, Map.of("households", households));
          Api.read(code, 7, "2020-04-05");
          Api.read(code, 7 + kwh, "2020-05-06");
          codes.add(code);
        }
      }
      String persons = customer(where, Map.of("households", "", "persons", 6));
      Api.read(persons, 7, "2020-04-05");
      Api.read(persons, 407, "2020-05-05");
      codes.add(persons);
      String shared =
          customer(where, Map.of("otherUse", Map.of("customerGroup", "BUSINESS", "share", 0.3)));
      Api.read(shared, 7, "2020-04-05");
      Api.read(shared, 407, "2020-05-05");
      codes.add(shared);
      String hotel =
          customer(where, Map.of("customerGroup", "BUSINESS", "households", "", "threeBand", true));
      Api.readBands(hotel, 1, 2, 3, "2020-04-05");
      Api.readBands(hotel, 9_001, 4_002, 3_003, "2020-05-05");
      entitle(hotel, "LODGING");
      codes.add(hotel);
      String ward = customer(where, Map.of());
      Api.read(ward, 7, "2020-04-05");
      Api.read(ward, 407, "2020-05-05");
      entitle(ward, "TREATMENT");
      codes.add(ward);
      // Just after midnight of business time, which is the day before in UTC.
      String early = customer(where, Map.of());
      for (String at : List.of("2020-04-01T00:30:00+07:00", "2020-05-01T00:30:00+07:00")) {
        long shown = at.startsWith("2020-04") ? 7 : 307;
        Api.operator()
            .body(Api.aReading(early, "PERIODIC", Map.of("kwh", shown), at))
            .post("/api/v1/readings")
            .then()
            .statusCode(201);
      }
      codes.add(early);
      // Read twice in the month, and once more in the month before.
      String often = customer(where, Map.of());
      Api.read(often, 7, "2020-04-05");
      Api.read(often, 107, "2020-04-25");
      Api.read(often, 207, "2020-05-05");
      Api.read(often, 217, "2020-05-15");
      codes.add(often);
      // Not read in April.
      String rarely = customer(where, Map.of());
      Api.read(rarely, 7, "2020-03-05");
      Api.read(rarely, 307, "2020-05-05");
      codes.add(rarely);
      String begun = customer(where, Map.of("validFrom", "2020-04-20"));
      Api.operator()
          .body(Api.aReading(begun, "START", Map.of("kwh", 3), "2020-04-20T09:00:00+07:00"))
          .post("/api/v1/readings");
      Api.read(begun, 103, "2020-05-05");
      codes.add(begun);
    }
    int run = create();
    JsonPath done = computed(run);
    assertThat(done.getLong("bills")).isEqualTo(byRun.size());
    act(run, "check").then().statusCode(200);
    act(run, "issue").then().statusCode(200);
    for (int i = 0; i < byRun.size(); i++) {
      decide(run, byRun.get(i), "release").then().statusCode(200);
      Response single = Api.issue(bySelf.get(i));
      single.then().statusCode(201);
      JsonPath mine = bill(byRun.get(i));
      for (String field :
          List.of(
              "usageKwh",
              "readingFrom",
              "readingTo",
              "lines",
              "adjustments",
              "energyVnd",
              "discountVnd",
              "preTaxVnd",
              "vatPercent",
              "vatVnd",
              "totalVnd",
              "preTaxWithoutProgrammesVnd",
              "reductionVnd",
              "customerGroup")) {
        assertThat((Object) mine.get("items[0]." + field))
            .as("%s of customer %d", field, i)
            .isEqualTo(single.path(field));
      }
    }
  }

  private static void entitle(String code, String kind) {
    Api.operator()
        .body(
            Map.of(
                "customerCode",
                code,
                "kind",
                kind,
                "from",
                "2020-05",
                "to",
                "2020-05",
                "issuer",
                "Sở Ví Dụ",
                "documentReference",
                "1/" + code))
        .post("/api/v1/eligibilities")
        .then()
        .statusCode(201);
  }

  @Test
  void isOneForAScopeAndARepeatComputesNothing() {
    household(100, 110);
    int run = create();
    Api.operator()
        .body(Map.of("billPeriod", "2020-05", "unit", unit, "taxPointDate", "2020-05-05"))
        .post("/api/v1/bill-runs")
        .then()
        .statusCode(200)
        .body("id", equalTo(run));
    computed(run);
    act(run, "check").then().statusCode(200);
    act(run, "issue").then().statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> act(run, "close").then().statusCode(200));
    int second = create();
    JsonPath again = computed(second);
    assertThat(again.getLong("bills")).isZero();
    assertThat(again.getLong("billedBefore")).isEqualTo(1);
  }

  @Test
  void waitsWhilePausedAndLeavesNothingWhenCancelled() {
    String code = household(100, 110);
    int run = create();
    act(run, "pause").then().statusCode(409).body("detail", containsString("CREATED"));
    computed(run);
    act(run, "cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
    act(run, "cancel").then().statusCode(200);
    act(run, "start").then().statusCode(409);
    cases(run).then().statusCode(200).body("items", hasSize(0));
    Api.issue(code).then().statusCode(201);
  }

  @Test
  void streamsItsProgressToTheEnd() {
    household(100, 110);
    int run = create();
    computed(run);
    String stream =
        Api.wronglyAs("auditor")
            .accept("text/event-stream")
            .get("/api/v1/bill-runs/" + run + "/progress/stream")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(stream).contains("\"state\":\"COMPUTED\"").contains("\"percent\":100");
  }

  @Test
  void refusesWhatItCannotDo() {
    Api.wronglyAs("billing-operator")
        .body(Map.of("billPeriod", "May", "taxPointDate", "2020-05-05", "unti", "x"))
        .post("/api/v1/bill-runs")
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/billPeriod", "/unti"));
    act(999_999_999, "start").then().statusCode(404);
    Api.as("auditor").get("/api/v1/bill-runs/none").then().statusCode(404);
    Api.as("auditor").get("/api/v1/bill-runs/999999999/progress").then().statusCode(404);
    household(1, 1);
    int run = create();
    act(run, "dance").then().statusCode(404);
    Api.as("auditor").get("/api/v1/bill-runs").then().statusCode(200);
    Api.as("auditor").get("/api/v1/bill-runs/" + run).then().statusCode(200);
  }
}
