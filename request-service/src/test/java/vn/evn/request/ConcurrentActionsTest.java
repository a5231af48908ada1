package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

/** Several people at one request at once, on the real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ConcurrentActionsTest {
  @RepeatedTest(5)
  void letsOneOfManyWinAndTellsTheOthersThePresentStateAndVersion() throws Exception {
    String code = Api.aRequestFor("RENEW");
    List<Response> answers =
        atOnce(
            List.of(
                () -> act("officer", code, "accept", 1),
                () -> act("officer", code, "refuse", 1),
                () -> act("officer", code, "withdraw", 1),
                () -> act("supervisor", code, "hand-over", 1),
                () -> act("officer", code, "request-supplement", 1),
                () -> act("officer", code, "note", 1)));
    List<Response> won = answers.stream().filter(a -> a.statusCode() == 200).toList();
    assertThat(won).hasSize(1);
    String state = won.get(0).path("state");
    for (Response lost : answers) {
      if (lost != won.get(0)) {
        lost.then()
            .statusCode(409)
            .contentType("application/problem+json")
            .body("type", equalTo("urn:evn:problem:stale-version"))
            .body("state", equalTo(state))
            .body("version", equalTo(2));
      }
    }
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body("items", hasSize(2))
        .body("items[1].to", equalTo(state));
    // What was answered is what is read next.
    assertThat(Api.version(code)).isEqualTo(2);
  }

  @Test
  void losesNoneOfManyChangesAtOnce() throws Exception {
    String code = Api.aRequestFor("RENEW");
    int callers = 8;
    int each = 5;
    List<Callable<Response>> all = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      all.add(
          () -> {
            Response last = null;
            for (int done = 0; done < each; ) {
              last = act("officer", code, "note", version(code));
              if (last.statusCode() == 200) {
                done++;
              } else {
                assertThat(last.statusCode()).isEqualTo(409);
              }
            }
            return last == null ? act("officer", code, "note", 0) : last;
          });
    }
    atOnce(all);
    assertThat(Api.version(code)).isEqualTo(1 + callers * each);
    Api.as("auditor")
        .queryParam("limit", 200)
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body("items", hasSize(1 + callers * each))
        .body("items[40].version", equalTo(41));
  }

  @Test
  void tellsTheStateOfAnActionThatIsIllegalInIt() {
    String code = Api.aRequestFor("RENEW");
    act("officer", code, "accept", 1).then().statusCode(200);
    act("officer", code, "accept", 2)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:illegal-action"))
        .body("state", equalTo("ACCEPTED"))
        .body("version", equalTo(2));
    // A stale version comes first: the caller decided on something that is no more.
    act("officer", code, "accept", 1)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:stale-version"));
    act("officer", code, "accept", 99).then().statusCode(409);
  }

  private static int version(String code) {
    return Api.wronglyAs("officer").get("/api/v1/requests/" + code).path("version");
  }

  private static Response act(String role, String code, String action, int version) {
    return Api.wronglyAs(role)
        .body(
            Map.of(
                "version",
                version,
                "reason",
                "Lý do ví dụ",
                "note",
                "Ghi chú ví dụ",
                "data",
                Map.of("unit", "PE0100")))
        .post("/api/v1/requests/" + code + "/actions/" + action);
  }

  private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<Future<Response>> answers = new ArrayList<>();
      for (Callable<Response> call : calls) {
        answers.add(
            threads.submit(
                () -> {
                  start.await(30, TimeUnit.SECONDS);
                  return call.call();
                }));
      }
      List<Response> all = new ArrayList<>();
      for (Future<Response> answer : answers) {
        all.add(answer.get(120, TimeUnit.SECONDS));
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }
}
