package vn.evn.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.evn.local.demonstration.Answer;
import vn.evn.local.demonstration.ApiClient;
import vn.evn.local.demonstration.Waiting;

/** What we tell the portal, and what becomes of it when the portal misbehaves. */
final class OutboundScenarios {
  private static final String OUT = "out";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Past the time limit of a call. */
  private static final int SLOW_MILLIS = 7_000;

  private static final List<String> SERVICES =
      List.of("DongBoHoSoMC", "CapNhatTienDoHoSoMC", "DongBoTrangThaiHoSo");
  private static final List<String> FAULTS =
      List.of(
          "slow",
          "drop-after-success",
          "duplicate",
          "expired-session",
          "error-code-as-string",
          "text-only-success",
          "html-error-page",
          "http-500");

  private final Suite suite;
  private final Report report;

  OutboundScenarios(Suite suite, Report report) {
    this.suite = suite;
    this.report = report;
  }

  void play() {
    plainCourse();
    faults();
    report.play(OUT, "login: html-error-page, then http-500", told(), this::loginFails);
    bornHere();
    catalogue();
    parity();
  }

  private static String told() {
    return "steps 1,2; states 2; dossier 2";
  }

  private void plainCourse() {
    report.play(OUT, "dossier created, steps added, state told", told(), this::accept);
    report.play(
        OUT,
        "supplement round with its reason and due dates",
        "steps 1,2,5; states 2,5; dossier 5; round open with reason and old due date",
        () -> {
          String code = suite.handIn(Suite.HOUSEHOLD);
          String request = suite.request(code).path("code").asText();
          suite.act(request, "accept", Map.of());
          suite.act(
              request,
              "request-supplement",
              Map.of(
                  "reason",
                  "Bổ sung giấy tờ (ví dụ)",
                  "data",
                  Map.of(
                      "reasonCode",
                      "PAPER_MISSING",
                      "asked",
                      List.of(Map.of("paper", "PLACE_RIGHT", "text", "Bản rõ hơn")))));
          String seen = seen(code, 3);
          JsonNode round = suite.dossier(code).at("/dossier/DanhSachHoSoBoSung/0");
          boolean whole =
              !round.path("NoiDungBoSung").asText().isEmpty()
                  && round.path("NgayHenTraTruoc").asText().length() == 14
                  && !round.path("TrangThaiBoSung").asBoolean(true);
          return seen + (whole ? "; round open with reason and old due date" : "; " + round);
        });
    report.play(
        OUT,
        "withdrawal agreed to",
        "steps 1,2,7; states 2; dossier 7",
        () -> {
          String code = suite.handIn(Suite.HOUSEHOLD);
          String request = suite.request(code).path("code").asText();
          suite.act(request, "accept", Map.of());
          suite.act(request, "withdraw", Map.of("reason", "Khách hàng đề nghị (ví dụ)"));
          return seen(code, 3);
        });
  }

  /**
   * One after the other, since a plan of faults is for all calls; judged together afterwards, when
   * what is told a second time would show.
   */
  private void faults() {
    Map<String, String> dossiers = new LinkedHashMap<>();
    for (String service : SERVICES) {
      for (String fault : FAULTS) {
        dossiers.put(service + ": " + fault, Report.attempt(() -> acceptWith(service, fault)));
      }
    }
    Suite.calm();
    dossiers.forEach(
        (scenario, dossier) ->
            report.play(
                OUT,
                scenario,
                told(),
                () -> dossier.startsWith(Report.BROKE_OFF) ? dossier : seen(dossier)));
  }

  /** A dossier is handed in and accepted while a call goes wrong; its code once all is told. */
  private String acceptWith(String service, String fault) {
    suite.faults(Map.of(service, List.of(fault), "slowMillis", SLOW_MILLIS));
    String code = suite.handIn(Suite.HOUSEHOLD);
    suite.act(suite.request(code).path("code").asText(), "accept", Map.of());
    suite.awaitSteps(code, 2);
    awaitStates(code, 1);
    suite.faults(Map.of());
    return code;
  }

  private String loginFails() {
    suite.faults(
        Map.of(
            "login", List.of("html-error-page", "http-500"),
            "DongBoHoSoMC", List.of("expired-session")));
    String seen = accept();
    suite.faults(Map.of());
    return seen;
  }

  /** A dossier is handed in and accepted; what the portal knows in the end. */
  private String accept() {
    String code = suite.handIn(Suite.HOUSEHOLD);
    suite.act(suite.request(code).path("code").asText(), "accept", Map.of());
    return seen(code, 2);
  }

  private String seen(String code, int steps) {
    suite.steps(code, steps);
    awaitStates(code, suite.stepsNow(code).contains("5") ? 2 : 1);
    return seen(code);
  }

  private void awaitStates(String code, int states) {
    Waiting.until(
        PATIENCE, () -> suite.dossier(code).path("states").size(), count -> count >= states);
  }

  private String seen(String code) {
    return "steps "
        + suite.stepsNow(code)
        + "; states "
        + suite.states(code)
        + "; dossier "
        + suite.dossier(code).at("/dossier/TrangThaiHoSo").asText();
  }

  private void bornHere() {
    report.play(
        OUT,
        "request of the call centre gets a code of ours and is reported",
        "KenhThucHien 1, NoiNopHoSo 2, steps 1, no state, tracked by its dossier code",
        () -> {
          JsonNode model =
              suite.readRequest(suite.request(suite.handIn(Suite.HOUSEHOLD)).path("code").asText());
          ObjectNode application = ApiClient.object();
          application.put("serviceType", model.path("serviceType").asText());
          application.put("variant", model.path("variant").asText());
          application.put("channel", "CALL_CENTRE");
          application.put("externalId", "CC-" + System.nanoTime());
          application.put("submittedAt", model.path("submittedAt").asText());
          application.set("applicant", model.path("applicant"));
          application.set("placeOfUse", model.path("placeOfUse"));
          application.set("details", model.path("details"));
          application.putArray("documents");
          Set<String> before = bornHereOnThePortal();
          String request =
              suite
                  .enter(application, "conformance-" + System.nanoTime())
                  .orFail()
                  .path("code")
                  .asText();
          Set<String> added =
              Waiting.until(
                  PATIENCE,
                  () -> {
                    Set<String> now = bornHereOnThePortal();
                    now.removeAll(before);
                    return now;
                  },
                  codes -> !codes.isEmpty());
          if (added.size() != 1) {
            return "dossiers born here: " + added;
          }
          String code = added.iterator().next();
          String steps = suite.steps(code, 1);
          JsonNode told = suite.dossier(code);
          return "KenhThucHien "
              + told.at("/dossier/KenhThucHien").asText()
              + ", NoiNopHoSo "
              + told.at("/dossier/NoiNopHoSo").asText()
              + ", steps "
              + steps
              + (told.path("states").isEmpty() ? ", no state" : ", states " + suite.states(code))
              + (isTracked(code, request, model.at("/applicant/phone").asText())
                  ? ", tracked by its dossier code"
                  : ", not tracked by " + code);
        });
  }

  /** Whether the dossier code and the right digits find the request, and other digits do not. */
  private boolean isTracked(String code, String request, String phone) {
    suite.awaitRegistered(request);
    String last4 = phone.substring(Math.max(0, phone.length() - 4));
    Answer found = track(code, last4);
    Answer stranger = track(code, last4.equals("0000") ? "1111" : "0000");
    return found.status() == 200
        && found.body().path("code").asText().equals(code)
        && found.body().path("state").isTextual()
        && stranger.status() == 404;
  }

  private Answer track(String code, String phoneLast4) {
    ObjectNode question = ApiClient.object();
    question.put("code", code).put("phoneLast4", phoneLast4);
    return suite.citizen.post("/api/v1/tracking", question);
  }

  /** Of the newest dossiers that the portal was told of without having them pushed. */
  private Set<String> bornHereOnThePortal() {
    Set<String> codes = new HashSet<>();
    suite
        .portal
        .get("/api/v1/dossiers?limit=200")
        .orFail()
        .path("items")
        .forEach(
            item -> {
              if (!item.path("bornOnPortal").asBoolean()) {
                codes.add(item.path("MaHoSo").asText());
              }
            });
    return codes;
  }

  private void catalogue() {
    report.play(
        OUT,
        "our procedures against the portal's catalogue",
        "agrees",
        () -> {
          JsonNode agreement =
              suite.supervisor.get("/portal/v1/operator/catalogues/agreement").orFail();
          return agreement.path("agrees").asBoolean()
              ? "agrees"
              : "differs: " + agreement.path("differences");
        });
  }

  private void parity() {
    report.play(
        OUT,
        "the portal forgets everything: comparison, repair, comparison",
        "found missing: yes; told again: yes; still missing: 0",
        () -> {
          String code = suite.handIn(Suite.HOUSEHOLD);
          suite.act(suite.request(code).path("code").asText(), "accept", Map.of());
          suite.steps(code, 2);
          suite.portal.delete("/api/v1/state");
          JsonNode first = compare();
          JsonNode repair =
              suite
                  .supervisor
                  .post(
                      "/portal/v1/operator/parity/" + first.path("id").asText() + "/repair",
                      ApiClient.object())
                  .orFail();
          Waiting.until(
              PATIENCE,
              () -> suite.supervisor.get("/portal/v1/operator/outbound").orFail(),
              JsonNode::isEmpty);
          JsonNode second = compare();
          return "found missing: "
              + (first.path("differences").asInt() > 0 ? "yes" : "no")
              + "; told again: "
              + (repair.path("queued").asInt() > 0 ? "yes" : "no")
              + "; still missing: "
              + second.path("differences").asInt();
        });
  }

  /** Runs a comparison to its end. */
  private JsonNode compare() {
    String id =
        suite
            .supervisor
            .post("/portal/v1/operator/parity", ApiClient.object())
            .orFail()
            .path("id")
            .asText();
    return Waiting.until(
        PATIENCE,
        () -> suite.supervisor.get("/portal/v1/operator/parity?limit=1").orFail().path(0),
        run -> run.path("id").asText().equals(id) && run.path("finishedAt").isTextual());
  }
}
