package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** Applications that look like an earlier one. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DuplicateTest {
  @Test
  void flagsTheSameServiceForTheSameCustomerWithin30Days() {
    String customer = "PD05" + digits(9);
    String first = handIn(aRenewal(customer, "2026-10-01T08:30:15+07:00"));
    String second = handIn(aRenewal(customer, "2026-10-31T08:30:15+07:00"));
    assertThat(alike(first)).isEmpty();
    assertThat(alike(second)).containsExactly(first);
    Map<String, Object> other = aRenewal(customer, "2026-11-01T08:30:15+07:00");
    other.put("serviceType", "CHG_INFO");
    other.put("details", Map.of("newValues", Map.of("email", "moi@vidu.example")));
    assertThat(alike(handIn(other))).as("another service").isEmpty();
  }

  @Test
  void countsTheDaysToTheSecond() {
    String customer = "PD05" + digits(9);
    String first = handIn(aRenewal(customer, "2026-10-01T08:30:15+07:00"));
    assertThat(alike(handIn(aRenewal(customer, "2026-10-31T08:30:16+07:00")))).isEmpty();
    assertThat(alike(handIn(aRenewal(customer, "2026-10-31T08:30:14+07:00")))).contains(first);
  }

  @Test
  void knowsAnApplicantWithoutACodeByIdentityOrPhoneAtThePlace() {
    String identity = digits(12);
    String phone = "09" + digits(8);
    String first = handIn(aSupply(identity, phone, "00004"));
    assertThat(alike(handIn(aSupply(identity, "09" + digits(8), "00004")))).containsExactly(first);
    assertThat(alike(handIn(aSupply(digits(12), "+84" + phone.substring(1), "00004"))))
        .containsExactly(first);
    assertThat(alike(handIn(aSupply(identity, phone, "00007")))).as("another commune").isEmpty();
    assertThat(alike(handIn(aSupply(digits(12), "09" + digits(8), "00004")))).isEmpty();
  }

  @Test
  void forgetsWhatCameToNothing() {
    String customer = "PD05" + digits(9);
    String refused = handIn(aRenewal(customer, "2026-11-01T08:30:15+07:00"));
    Api.act(refused, "refuse", Map.of("reason", "Thiếu giấy tờ"));
    assertThat(alike(handIn(aRenewal(customer, "2026-11-02T08:30:15+07:00")))).isEmpty();
  }

  @Test
  void tellsOfficersAndFiltersByItButTellsNoChannel() {
    String customer = "PD05" + digits(9);
    String first = handIn(aRenewal(customer, "2026-11-01T08:30:15+07:00"));
    String second = handIn(aRenewal(customer, "2026-11-02T08:30:15+07:00"));
    Api.as("channel").get("/api/v1/requests/" + second).then().body("probableDuplicateOf", empty());
    List<String> flagged =
        Api.as("supervisor")
            .body(Map.of("customerCode", customer))
            .post("/api/v1/requests/search")
            .then()
            .statusCode(200)
            .extract()
            .path("items.findAll { it.probableDuplicateOf }.code");
    assertThat(flagged).containsExactly(second);
    Map<String, Object> filter = new LinkedHashMap<>();
    filter.put("probableDuplicate", true);
    filter.put("limit", 200);
    assertThat(codes("/api/v1/work-queue", filter)).contains(second).doesNotContain(first);
    filter.put("probableDuplicate", false);
    assertThat(codes("/api/v1/work-queue", filter)).doesNotContain(second);
  }

  @Test
  void keepsTheFlagThroughEveryLaterChange() {
    String customer = "PD05" + digits(9);
    String first = handIn(aRenewal(customer, "2026-11-01T08:30:15+07:00"));
    String second = handIn(aRenewal(customer, "2026-11-02T08:30:15+07:00"));
    Api.act(second, "accept").then().statusCode(200);
    Api.act(second, "note", Map.of("note", "Đã gọi khách hàng"))
        .then()
        .statusCode(200)
        .body("probableDuplicateOf", equalTo(List.of(first)));
  }

  private static List<String> codes(String path, Map<String, Object> parameters) {
    return RestAssured.given()
        .header("Authorization", TestTokens.bearer("officer"))
        .queryParams(parameters)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .path("items.code");
  }

  private static List<String> alike(String code) {
    return Api.as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .extract()
        .path("probableDuplicateOf");
  }

  private static String handIn(Map<String, Object> application) {
    return Api.handIn(application).then().statusCode(201).extract().path("code");
  }

  private static Map<String, Object> aRenewal(String customer, String submittedAt) {
    Map<String, Object> application = Api.anApplication();
    application.put("serviceType", "RENEW");
    application.put("variant", null);
    application.put("customerCode", customer);
    application.put("details", Map.of("newEndDate", "2027-12-31"));
    application.put("submittedAt", submittedAt);
    return application;
  }

  private static Map<String, Object> aSupply(String identity, String phone, String commune) {
    Map<String, Object> application = Api.anApplication();
    application.put("externalId", "CC-" + UUID.randomUUID());
    application.put(
        "applicant",
        Map.of(
            "kind",
            "CITIZEN",
            "name",
            "Nguyễn Thị Ví Dụ",
            "identity",
            Map.of("kind", "CITIZEN_ID", "number", identity),
            "phone",
            phone));
    application.put(
        "placeOfUse",
        Map.of("provinceCode", "01", "communeCode", commune, "detail", "Số 7 phố Ví Dụ"));
    return application;
  }

  private static String digits(int count) {
    StringBuilder digits = new StringBuilder();
    ThreadLocalRandom.current().ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }
}
