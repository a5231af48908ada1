package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.security.Roles;
import vn.evn.platform.testing.RealServers;
import vn.evn.request.lifecycle.RequestAction;

/** Each action in each state by each role, over the API and on the real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EveryTransitionEveryRoleTest {
  private static final Map<String, Object> DATA =
      Map.ofEntries(
          Map.entry(
              "request-payment",
              Map.of("code", "VERIFICATION", "name", "Chi phí", "amountVnd", 1000)),
          Map.entry("complete", Map.of("results", List.of(Map.of("kind", "PROTOCOL")))),
          Map.entry("confirm-payment", Map.of("reference", "GD-1")),
          Map.entry("extend", Map.of("dueAt", "2099-01-05T17:00:00+07:00")),
          Map.entry("hand-over", Map.of("unit", "PE0100")));

  /** What each role may do in each state of a meter check; written down apart from the code. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "SUBMITTED, accept refuse request-supplement withdraw note, hand-over correct",
    "ACCEPTED, start-step request-supplement request-payment withdraw note,"
        + " stop extend hand-over correct",
    "IN_PROGRESS, start-step complete-step request-supplement request-payment withdraw note,"
        + " stop extend hand-over correct",
    "AWAITING_SUPPLEMENT, refuse receive-supplement withdraw note, stop extend hand-over correct",
    "AWAITING_PAYMENT, confirm-payment withdraw note, stop extend hand-over correct",
    "REFUSED, note, reopen correct",
    "WITHDRAWN, note, reopen correct",
    "STOPPED, note, reopen correct",
    "COMPLETED, return-result note, correct",
    "RESULT_RETURNED, note, correct"
  })
  void isDoneOrRefusedAsTheTableSays(RequestState state, String officers, String supervisors) {
    Set<String> byOfficer = new TreeSet<>(List.of((officers + " " + supervisors).split(" ")));
    Set<String> bySupervisor = new TreeSet<>(List.of(supervisors.split(" ")));
    List<String> faults = new ArrayList<>();
    for (String role : Roles.ALL) {
      Set<String> allowed =
          switch (role) {
            case Roles.OFFICER -> byOfficer;
            case Roles.SUPERVISOR -> bySupervisor;
            default -> Set.of();
          };
      String code = in(state);
      checkAllowedActions(role, code, allowed, faults);
      for (RequestAction action : RequestAction.values()) {
        String name = action.apiName();
        int status = act(role, code, name, state).statusCode();
        int expected = expected(role, name, allowed, byOfficer);
        if (status != expected) {
          faults.add(
              role + " " + name + " in " + state + ": " + status + " instead of " + expected);
        }
        if (status == 200) {
          code = in(state);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** 403 where the role may not do it, 409 where nobody may do it in this state. */
  private static int expected(String role, String action, Set<String> allowed, Set<String> legal) {
    if (allowed.contains(action)) {
      return 200;
    }
    boolean everAllowed =
        role.equals(Roles.OFFICER)
            || (role.equals(Roles.SUPERVISOR)
                && Set.of("reopen", "correct", "stop", "extend", "hand-over").contains(action));
    return everAllowed && !legal.contains(action) ? 409 : 403;
  }

  /** Integrators and auditors read, and see that they may do nothing. */
  private static void checkAllowedActions(
      String role, String code, Set<String> allowed, List<String> faults) {
    Response read = Api.wronglyAs(role).get("/api/v1/requests/" + code);
    if (read.statusCode() == 200) {
      Set<String> told = new TreeSet<>(read.jsonPath().<String>getList("allowedActions"));
      if (!told.equals(allowed)) {
        faults.add(role + " is told " + told + " instead of " + allowed);
      }
    }
  }

  @Test
  void leavesAStepToItsRole() {
    String code = aMeterCheckBeforeItsCorrection();
    for (String role : Roles.ALL) {
      int version = version(code);
      int status =
          Api.wronglyAs(role)
              .body(Map.of("version", version, "data", aCorrection()))
              .post("/api/v1/requests/" + code + "/actions/complete-step")
              .statusCode();
      assertThat(status).as(role).isEqualTo(role.equals(Roles.SUPERVISOR) ? 200 : 403);
      if (status == 200) {
        code = aMeterCheckBeforeItsCorrection();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RequestAction.class)
  void needsAToken(RequestAction action) {
    assertThat(
            RestAssured.given()
                .contentType("application/json")
                .body(Map.of("version", 1))
                .post("/api/v1/requests/YC-000000-000000/actions/" + action.apiName())
                .statusCode())
        .isEqualTo(401);
  }

  private static String aMeterCheckBeforeItsCorrection() {
    Map<String, Object> application = Api.anApplication();
    application.put("serviceType", "METER_CHECK");
    application.put("variant", null);
    application.put("customerCode", "PD05000123456");
    application.put("details", Map.of("meterNumber", "VD20260001", "symptom", "Chạy nhanh"));
    String code = Api.handIn(application).then().statusCode(201).extract().path("code");
    Api.act(code, "accept").then().statusCode(200);
    Api.act(code, "start-step").then().statusCode(200);
    Api.act(code, "complete-step").then().statusCode(200);
    Api.act(
            code,
            "complete-step",
            Map.of("data", Map.of("circumstances", Map.of("meterWrong", true))))
        .then()
        .statusCode(200);
    assertThat(Api.act(code, "complete-step").then().statusCode(200).extract().<String>path("step"))
        .isEqualTo("BILL_CORRECTION");
    return code;
  }

  private static Map<String, Object> aCorrection() {
    return Map.of(
        "outcome",
        Map.of(
            "effectiveFrom",
            "2026-11-20",
            "corrections",
            List.of(Map.of("billPeriod", "2026-10", "usageKwh", 210))));
  }

  private static Response act(String role, String code, String action, RequestState state) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (DATA.get(action) instanceof Map<?, ?> more) {
      more.forEach((name, value) -> data.put(String.valueOf(name), value));
    }
    if (action.equals("correct")) {
      // To a state whose facts are always there, and that is another.
      data.put("state", state == RequestState.SUBMITTED ? "ACCEPTED" : "SUBMITTED");
    }
    return Api.wronglyAs(role)
        .body(
            Map.of(
                "version",
                version(code),
                "reason",
                "Lý do ví dụ",
                "note",
                "Ghi chú ví dụ",
                "data",
                data))
        .post("/api/v1/requests/" + code + "/actions/" + action);
  }

  /** A check of a meter that is right, in a state; its code. */
  private static String in(RequestState state) {
    Map<String, Object> application = Api.anApplication();
    application.put("serviceType", "METER_CHECK");
    application.put("variant", null);
    application.put("customerCode", "PD05000123456");
    application.put("details", Map.of("meterNumber", "VD20260001", "symptom", "Chạy nhanh"));
    String code =
        Api.wronglyAs("channel")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(application)
            .post("/api/v1/requests")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    switch (state) {
      case SUBMITTED -> {
        // As handed in.
      }
      case ACCEPTED -> by(code, "accept");
      case IN_PROGRESS -> by(code, "accept", "start-step");
      case AWAITING_SUPPLEMENT -> by(code, "accept", "request-supplement");
      case AWAITING_PAYMENT -> by(code, "accept", "request-payment");
      case REFUSED -> by(code, "refuse");
      case WITHDRAWN -> by(code, "withdraw");
      case STOPPED -> by(code, "accept", "stop");
      case COMPLETED ->
          by(
              code,
              "accept",
              "start-step",
              "complete-step",
              "complete-step",
              "complete-step",
              "complete");
      case RESULT_RETURNED ->
          by(
              code,
              "accept",
              "start-step",
              "complete-step",
              "complete-step",
              "complete-step",
              "complete",
              "return-result");
    }
    return code;
  }

  /** Without the document of the API, which would be read a thousand times. */
  private static int version(String code) {
    return Api.wronglyAs(Roles.OFFICER).get("/api/v1/requests/" + code).path("version");
  }

  private static void by(String code, String... actions) {
    for (String action : actions) {
      act(Roles.OFFICER, code, action, RequestState.IN_PROGRESS).then().statusCode(200);
    }
  }
}
