package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EligibilityImportTest {
  private static final String HEAD =
      "customer_code,kind,month_from,month_to,issuer,document_reference\n";

  private static String hotel() {
    String code = Api.newCode();
    Api.record(Api.aHotel(code)).then().statusCode(201);
    return code;
  }

  private static String household() {
    String code = Api.newCode();
    Api.record(Api.aHousehold(code)).then().statusCode(201);
    return code;
  }

  private static String line(String code, String kind, String reference) {
    return code + "," + kind + ",2020-05,2020-07,\"Sở Du lịch Ví Dụ, Hà Nội\"," + reference + "\n";
  }

  private static Response send(String file, String query) {
    return Api.wronglyAs("billing-operator")
        .contentType("text/csv; charset=UTF-8")
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/eligibilities/imports" + query);
  }

  private static ValidatableResponse of(String code) {
    return Api.as("auditor")
        .queryParam("customerCode", code)
        .get("/api/v1/eligibilities")
        .then()
        .statusCode(200);
  }

  @Test
  void takesInAListAndTheSameListOnce() {
    String one = hotel();
    String other = hotel();
    String file =
        HEAD + line(one, "LODGING", "1/" + one) + "\r\n" + line(other, "LODGING", "1/" + one);
    int id =
        send(file, "")
            .then()
            .statusCode(201)
            .body("lines", equalTo(2))
            .body("added", equalTo(2))
            .body("ended", equalTo(0))
            .body("importedBy", notNullValue())
            .extract()
            .path("id");

    send(file, "").then().statusCode(200).body("id", equalTo(id)).body("added", equalTo(2));

    of(one)
        .body("items", hasSize(1))
        .body("items[0].kind", equalTo("LODGING"))
        .body("items[0].from", equalTo("2020-05"))
        .body("items[0].to", equalTo("2020-07"))
        .body("items[0].issuer", equalTo("Sở Du lịch Ví Dụ, Hà Nội"))
        .body("items[0].importId", equalTo(id));
    Api.as("integrator")
        .get("/api/v1/eligibilities/imports/" + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id));
    Api.as("auditor")
        .queryParam("importId", id)
        .queryParam("limit", 1)
        .get("/api/v1/eligibilities")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("next", notNullValue());
  }

  @Test
  void makesTheBillOfACustomerOnTheListCheaper() {
    String code = hotel();
    Api.readBands(code, 0, 0, 0, "2020-04-05").then().statusCode(201);
    Api.readBands(code, 9_000, 4_000, 3_000, "2020-05-05").then().statusCode(201);
    send(HEAD + line(code, "LODGING", "2/" + code), "").then().statusCode(201);

    Api.issue(code).then().statusCode(201).body("preTaxVnd", equalTo(25_917_000));
  }

  @Test
  void namesEveryFaultByLineAndTakesInNothing() {
    String sound = hotel();
    String home = household();
    String file =
        HEAD
            + line(sound, "LODGING", "3/" + sound) // 2
            + line("PD05", "LODGING", "x") // 3
            + sound
            + ",LODGING,2020-13,2020-07,i,r\n" // 4
            + sound
            + ",LODGING,2020-07,2020-05,i,r\n" // 5
            + sound
            + ",LODGING,2020-05,2020-07,,r\n" // 6
            + sound
            + ",LODGING,2020-05\n" // 7
            + line(sound, "LODGING", "3/" + sound) // 8: the same as line 2
            + "\n";
    send(file, "")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            contains(
                "/lines/3/customer_code",
                "/lines/4/month_from",
                "/lines/5/month_to",
                "/lines/6/issuer",
                "/lines/7",
                "/lines/8"))
        .body("errors[5].detail", containsString("line 2"));
    String meaning =
        HEAD
            + line(sound, "LODGING", "4/" + sound)
            + line(home, "LODGING", "4/" + sound) // 3: a household
            + line(sound, "MOON", "4/" + sound) // 4
            + line(Api.newCode(), "LODGING", "4/" + sound); // 5: nobody
    send(meaning, "")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/lines/3/kind", "/lines/4/kind", "/lines/5/customer_code"));
    of(sound).body("items", hasSize(0));
  }

  @Test
  void letsANewerListTakeThePlaceOfAnEarlierOne() {
    String stays = hotel();
    String goes = hotel();
    String comes = hotel();
    String alone = hotel();
    String reference = "5/" + stays;
    Api.operator()
        .body(
            """
            {"customerCode": "%s", "kind": "LODGING", "from": "2020-05", "to": "2020-07",
             "issuer": "Sở Du lịch Ví Dụ, Hà Nội", "documentReference": "%s"}"""
                .formatted(alone, reference))
        .post("/api/v1/eligibilities")
        .then()
        .statusCode(201);
    int first =
        send(
                HEAD
                    + line(stays, "LODGING", reference)
                    + line(goes, "LODGING", reference)
                    + line(alone, "LODGING", reference),
                "")
            .then()
            .statusCode(201)
            .body("added", equalTo(2))
            .extract()
            .path("id");
    String newer = HEAD + line(stays, "LODGING", reference) + line(comes, "LODGING", reference);

    int second =
        send(newer, "?supersedes=" + first)
            .then()
            .statusCode(201)
            .body("added", equalTo(1))
            .body("ended", equalTo(1))
            .body("supersedes", equalTo(first))
            .extract()
            .path("id");

    of(goes).body("items[0].endedBy", equalTo(second)).body("items[0].endedAt", notNullValue());
    of(stays).body("items", hasSize(1)).body("items[0].endedBy", nullValue());
    of(alone).body("items[0].endedBy", nullValue());
    Api.as("auditor")
        .get("/api/v1/eligibilities/imports/" + first)
        .then()
        .body("supersededBy", equalTo(second));
    send(newer, "?supersedes=" + first).then().statusCode(200).body("id", equalTo(second));
    // what was ended counts no longer, and may come back
    Api.as("auditor")
        .queryParam("customerCode", goes)
        .queryParam("inForce", true)
        .get("/api/v1/eligibilities")
        .then()
        .body("items", hasSize(0));
    Api.wronglyAs("auditor")
        .queryParam("inForce", "maybe")
        .get("/api/v1/eligibilities")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/inForce"));
    send(HEAD + line(goes, "LODGING", reference), "")
        .then()
        .statusCode(201)
        .body("added", equalTo(1));
    of(goes).body("items", hasSize(2));
    // a place is taken once
    send(HEAD + line(comes, "LODGING", reference), "?supersedes=" + first)
        .then()
        .statusCode(409)
        .body("supersededBy", equalTo(second));
    send(HEAD + line(comes, "LODGING", reference), "?supersedes=999999999")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/supersedes"));
  }

  @Test
  void takesInAListOnceWhenItComesTwiceAtTheSameMoment() throws Exception {
    String file = HEAD + line(hotel(), "LODGING", "6") + line(hotel(), "LODGING", "6");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> calls =
          IntStream.range(0, 4)
              .<Callable<Integer>>mapToObj(i -> () -> send(file, "").statusCode())
              .toList();
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void refusesWhatIsNoListOrTooLarge() {
    send("", "").then().statusCode(422).body("errors[0].pointer", equalTo("/lines/1"));
    send("customer,kind\n", "").then().statusCode(422);
    send(HEAD, "").then().statusCode(422).body("errors[0].pointer", equalTo("/lines"));
    send(HEAD + "x\n".repeat(10_001), "").then().statusCode(422);
    send(HEAD + "x".repeat(4 * 1024 * 1024), "").then().statusCode(413);
    Api.wronglyAs("billing-operator")
        .contentType("text/csv")
        .body(new byte[] {(byte) 0xC3, (byte) 0x28})
        .post("/api/v1/eligibilities/imports")
        .then()
        .statusCode(400);
    Api.wronglyAs("billing-operator")
        .body("{}")
        .post("/api/v1/eligibilities/imports")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    Api.as("auditor").get("/api/v1/eligibilities/imports/none").then().statusCode(404);
    Api.wronglyAs("auditor").get("/api/v1/eligibilities?kind=MOON").then().statusCode(422);
    Api.wronglyAs("auditor").get("/api/v1/eligibilities?kind=%00").then().statusCode(422);
    Api.wronglyAs("auditor").get("/api/v1/eligibilities?customerCode=%00").then().statusCode(404);
    Api.wronglyAs("auditor").get("/api/v1/eligibilities?limit=0").then().statusCode(422);
    Api.as("auditor")
        .queryParam("kind", "LODGING")
        .get("/api/v1/eligibilities")
        .then()
        .statusCode(200);
  }

  @Test
  void namesTheFaultOfEveryLineOfTheLongestList() {
    StringBuilder file = new StringBuilder(HEAD);
    IntStream.range(0, 10_000)
        .forEach(i -> file.append(line("PXX9" + (9_000_000 + i), "LODGING", "8")));
    send(file.toString(), "")
        .then()
        .statusCode(422)
        .body("errors", hasSize(10_000))
        .body("errors[9999].pointer", equalTo("/lines/10001/customer_code"));
    send(HEAD + line(Api.newCode(), "LODGING", "a\u0000b"), "")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/lines/2/document_reference"));
  }

  @Test
  void readsWhatASpreadsheetWrites() {
    String code = hotel();
    send("\uFEFF" + HEAD.replace("\n", "\r\n") + line(code, "LODGING", "7/" + code), "")
        .then()
        .statusCode(201);
  }
}
