package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** Input that no sane caller sends is the caller's fault, and is named. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class OddInputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "+294277-01-10T00:00:00Z",
        "-4713-01-01T00:00:00Z",
        "0000-12-31T00:00:00Z"
      })
  void asksNoDatabaseForATimeThatItDoesNotKnow(String time) {
    String code = Api.aRequest();
    isInvalid(list("/api/v1/requests", "updatedSince", time), "/updatedSince");
    isInvalid(list("/api/v1/work-queue", "dueBefore", time), "/dueBefore");
    isInvalid(list("/api/v1/requests/" + code, "asOf", time), "/asOf");
    isInvalid(list("/api/v1/requests", "cursor", cursor("u|" + time + "|x")), "/cursor");
    isInvalid(list("/api/v1/work-queue", "cursor", cursor("q|" + time + "|x")), "/cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1.5", "99999999999999999999"})
  void namesAParameterThatIsNoNumber(String number) {
    list("/api/v1/requests", "limit", number)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:evn:problem:unreadable"))
        .body("errors.pointer", hasItem("/limit"));
    Api.wronglyAs("supervisor")
        .queryParam("after", number)
        .get("/api/v1/intake-problems")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/after"));
    // In a path it is an address where nothing is.
    Api.wronglyAs("supervisor")
        .post("/api/v1/intake-problems/" + number + "/replay")
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "TRUE", "1"})
  void takesNothingButYesAndNoForAFlag(String flag) {
    isInvalid(list("/api/v1/work-queue", "overdue", flag), "/overdue");
    isInvalid(list("/api/v1/work-queue", "probableDuplicate", flag), "/probableDuplicate");
    isInvalid(list("/api/v1/requests", "probableDuplicate", flag), "/probableDuplicate");
  }

  @Test
  void namesANumberThatIsOutOfEveryRange() {
    for (String number : List.of("1e400", "-1e400", "1e1000000000")) {
      String application =
          """
          {"serviceType": "NEW_LV", "variant": "RESIDENTIAL", "channel": "CALL_CENTRE",
           "externalId": "ODD-1", "submittedAt": "2026-11-16T08:30:15+07:00",
           "applicant": {"kind": "CITIZEN", "name": "Nguyễn Thị Ví Dụ", "phone": "0900000123"},
           "placeOfUse": {"provinceCode": "01", "communeCode": "00004", "detail": "Số 7 phố Ví Dụ"},
           "details": {"requestedKw": "5.5", "phases": %s}}"""
              .formatted(number);
      isInvalid(post("/api/v1/requests", application), "/details/phases");
      isInvalid(supplement("{\"details\": {\"phases\": " + number + "}}"), "/details/phases");
      isInvalid(supplement("{\"details\": {\"extra\": [" + number + "]}}"), "/details/extra/0");
    }
  }

  @Test
  void namesWhatLiesTooDeep() {
    String deep = "{\"a\":".repeat(990) + "1" + "}".repeat(990);
    supplement("{\"details\": " + deep + "}").then().statusCode(422);
  }

  @Test
  void namesAPaperOfASupplementThatIsNone() {
    String paper = Papers.anUpload();
    for (String name : List.of("{\"a\": 1}", "[1]", "5", "\"" + "x".repeat(201) + "\"")) {
      isInvalid(
          supplement("{\"documents\": [{\"id\": \"" + paper + "\", \"name\": " + name + "}]}"),
          "/documents/0/name");
    }
    supplement("{\"documents\": [{\"id\": \"" + paper + "\", \"name\": \"\"}]}")
        .then()
        .statusCode(201)
        .body("documents[0].name", equalTo("giay-to.pdf"));
  }

  @Test
  void keepsARequestSmallEnoughToBeAnnounced() {
    String code = Api.aRequest();
    for (int i = 0; i < 3; i++) {
      supplement(code, "{\"details\": {\"extra" + i + "\": \"" + "x".repeat(60_000) + "\"}}")
          .then()
          .statusCode(201);
    }
    isInvalid(supplement(code, "{\"details\": {\"extra\": \"" + "x".repeat(60_000) + "\"}}"), "");
    Api.act(code, "accept").then().statusCode(200);
  }

  @Test
  void saysOfAFormThatIsNoneThatItCannotBeRead() throws Exception {
    String part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n";
    String code = Api.aRequest();
    for (String path : List.of("/api/v1/documents", "/api/v1/requests/" + code + "/documents")) {
      String form = "multipart/form-data; boundary=";
      assertThat(raw(path, form + "x", "")).isEqualTo(400);
      assertThat(raw(path, form + "x", "--x\r\n")).isEqualTo(400);
      assertThat(raw(path, form + "x", part + "\r\n%PDF-1.7 half")).isEqualTo(400);
      assertThat(raw(path, form, part + "\r\n%PDF-1.7 a\r\n--x--\r\n")).isEqualTo(400);
      assertThat(raw(path, form + "y", part + "\r\n%PDF-1.7 a\r\n--x--\r\n")).isEqualTo(400);
      assertThat(
              raw(
                  path,
                  form + "x",
                  "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n"
                      + "Content-Type: text/plain; charset=none-such\r\n\r\na\r\n--x--\r\n"))
          .isEqualTo(400);
      // A form without any part is readable, and lacks the file.
      assertThat(raw(path, form + "x", "--x--\r\n")).isEqualTo(422);
      assertThat(raw(path, "multipart/form-data", "")).isEqualTo(422);
    }
  }

  private static int raw(String path, String type, String body) throws Exception {
    HttpRequest call =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
            .header("Authorization", TestTokens.bearer("officer"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(call, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static Response list(String path, String parameter, String value) {
    return Api.wronglyAs("officer").queryParam(parameter, value).get(path);
  }

  private static Response supplement(String body) {
    return supplement(Api.aRequest(), body);
  }

  private static Response supplement(String code, String body) {
    return post("/api/v1/requests/" + code + "/supplements", body);
  }

  private static Response post(String path, String body) {
    return Api.wronglyAs("channel")
        .headers(Map.of("Idempotency-Key", UUID.randomUUID().toString()))
        .body(body)
        .post(path);
  }

  private static ValidatableResponse isInvalid(Response answer, String pointer) {
    return answer.then().statusCode(422).body("errors.pointer", hasItem(pointer));
  }

  private static String cursor(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
