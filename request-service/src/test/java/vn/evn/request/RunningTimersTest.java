package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.request.calendar.Decisions;
import vn.evn.request.timer.MovableClock;
import vn.evn.request.timer.RunningTimers;

/** The service as it runs: it looks for what is past by itself, with settings of its own. */
@QuarkusTest
@TestProfile(RunningTimers.class)
@QuarkusTestResource(RealServers.class)
class RunningTimersTest {
  @Inject MovableClock clock;
  @Inject Decisions decisions;

  @Test
  void doesByItselfWhatTimeDoes() {
    clock.set("2026-11-16T16:30:00");
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept").then().body("dueAt", equalTo("2026-11-19T16:30:00+07:00"));
    clock.set("2026-11-16T16:30:01");
    String late = Api.aRequestFor("RENEW");
    Api.act(late, "accept").then().body("dueAt", equalTo("2026-11-20T16:30:00+07:00"));

    clock.set("2026-11-18T16:30:01");
    awaitActions(code, "receive", "accept", "deadline-near", "deadline-near");
    clock.set("2026-11-19T16:30:01");
    awaitActions(code, "receive", "accept", "deadline-near", "deadline-near", "deadline-breached");

    decisions.dayOff("2026-11-20");
    // The marks of the new date are past as well.
    awaitActions(
        late,
        "receive",
        "accept",
        "deadline-near",
        "deadline-near",
        "recount",
        "deadline-near",
        "deadline-near");

    // The newer calendar has the usual office hours: asked within them, on Thursday 19 November.
    Api.act(late, "request-supplement", Map.of("reason", "Thiếu giấy tờ"))
        .then()
        .body("answerDueAt", equalTo("2026-12-07T17:00:00+07:00"));
    clock.set("2026-12-07T17:00:01");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        Api.as("officer")
                            .get("/api/v1/requests/" + late)
                            .then()
                            .extract()
                            .<String>path("state"))
                    .isEqualTo("STOPPED"));
  }

  private static void awaitActions(String code, String... actions) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        Api.as("auditor")
                            .get("/api/v1/requests/" + code + "/history")
                            .then()
                            .extract()
                            .<List<String>>path("items.action"))
                    .containsExactly(actions));
  }
}
