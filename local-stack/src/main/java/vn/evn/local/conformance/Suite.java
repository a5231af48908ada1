package vn.evn.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.evn.local.demonstration.Answer;
import vn.evn.local.demonstration.ApiClient;
import vn.evn.local.demonstration.DemonstrationFailure;
import vn.evn.local.demonstration.ServiceAddresses;
import vn.evn.local.demonstration.Waiting;

/** The running suite, as the scenarios speak of it. */
final class Suite {
  static final String HOUSEHOLD = "9.990001";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Long enough for what is sent a second time to show. */
  private static final Duration CALM = Duration.ofMillis(1_500);

  final ApiClient portal;
  final ApiClient adapter;
  final ApiClient stranger;
  final ApiClient officerAtTheFace;
  final ApiClient supervisor;
  final ApiClient citizen;
  private final ApiClient officer;
  private final ApiClient auditor;

  Suite(ServiceAddresses addresses, Path tokens) {
    this.portal = ApiClient.withoutToken(addresses.portalSimulator());
    this.adapter = ApiClient.as("portal", tokens, addresses.portalAdapter());
    this.stranger = ApiClient.withoutToken(addresses.portalAdapter());
    this.officerAtTheFace = ApiClient.as("officer", tokens, addresses.portalAdapter());
    this.supervisor = ApiClient.as("supervisor", tokens, addresses.portalAdapter());
    this.citizen = ApiClient.withoutToken(addresses.requestService());
    this.auditor = ApiClient.as("auditor", tokens, addresses.requestService());
    this.officer = ApiClient.as("officer", tokens, addresses.requestService());
  }

  /** Hands an application in on the portal, which pushes it; the dossier code. */
  String handIn(String procedure) {
    return push(procedure).path("MaHoSo").asText();
  }

  /** Hands an application in on the portal; what the simulator tells of the push. */
  JsonNode push(String procedure) {
    return portal
        .post("/api/v1/dossiers", ApiClient.object(Map.of("procedure", procedure)))
        .orFail();
  }

  /** A whole application without papers under a code that was never used. */
  ObjectNode application() {
    String code = handIn(HOUSEHOLD);
    ObjectNode application = (ObjectNode) dossier(code).path("application").deepCopy();
    application.remove(List.of("TenTepDonDangKy", "TepDonDangKy"));
    application.putArray("TaiLieuNop");
    return application.put("MaHoSo", code.replaceFirst("-", ".77-"));
  }

  static String code(ObjectNode application) {
    return application.path("MaHoSo").asText();
  }

  /** HTTP status and error_code of an answer. */
  static String outcome(Answer answer) {
    String code = answer.body().path("error_code").asText("none");
    return "HTTP " + answer.status() + ", error_code " + code;
  }

  void faults(Map<String, ?> plan) {
    portal.put("/api/v1/faults", ApiClient.object(plan)).orFail();
  }

  JsonNode dossier(String code) {
    return portal.get("/api/v1/dossiers/" + code).orFail();
  }

  /** The request of a dossier, once there is one. */
  JsonNode request(String dossierCode) {
    JsonNode found =
        Waiting.until(PATIENCE, () -> requests(dossierCode), items -> !items.isEmpty());
    if (found.isEmpty()) {
      throw new DemonstrationFailure("no request for " + dossierCode);
    }
    return found.get(0);
  }

  JsonNode requests(String dossierCode) {
    return officer
        .get("/api/v1/requests?externalId=" + ApiClient.encoded(dossierCode))
        .orFail()
        .path("items");
  }

  JsonNode readRequest(String code) {
    return officer.get("/api/v1/requests/" + code).orFail();
  }

  /** Waits until request-service knows the dossier code that was allotted to a request. */
  void awaitRegistered(String requestCode) {
    Waiting.until(
        PATIENCE,
        () -> auditor.get("/api/v1/requests/" + requestCode + "/history?limit=200").orFail(),
        history -> history.toString().contains("\"register\""));
  }

  /** An officer acts on the request of a dossier. */
  void act(String requestCode, String action, Map<String, ?> further) {
    ObjectNode body = ApiClient.object(further);
    body.put("version", readRequest(requestCode).path("version").asLong());
    officer.post("/api/v1/requests/" + requestCode + "/actions/" + action, body).orFail();
  }

  Answer enter(JsonNode application, String key) {
    return officer.post("/api/v1/requests", application, Map.of("Idempotency-Key", key));
  }

  /** The numbers of the steps that the portal has, once there are as many and no more come. */
  String steps(String dossierCode, int awaited) {
    awaitSteps(dossierCode, awaited);
    calm();
    return stepsNow(dossierCode);
  }

  /** Waits until the portal has so many steps. */
  void awaitSteps(String dossierCode, int awaited) {
    Waiting.until(
        PATIENCE,
        () -> portal.get("/api/v1/dossiers/" + dossierCode).body().path("steps").size(),
        count -> count >= awaited);
  }

  /** The numbers of the steps that the portal has now. */
  String stepsNow(String dossierCode) {
    List<String> numbers = new ArrayList<>();
    dossier(dossierCode)
        .path("steps")
        .forEach(step -> numbers.add(step.path("TrangThai").asText()));
    return String.join(",", numbers);
  }

  /**
   * The numbers of the states that the portal was told of a dossier born there. A state is set, not
   * added: one that was told again after a lost answer, with the same time, changes nothing and
   * counts once.
   */
  String states(String dossierCode) {
    List<String> numbers = new ArrayList<>();
    JsonNode before = MissingNode.getInstance();
    for (JsonNode state : dossier(dossierCode).path("states")) {
      if (!state.equals(before)) {
        numbers.add(state.path("TrangThai").asText());
      }
      before = state;
    }
    return String.join(",", numbers);
  }

  static void calm() {
    try {
      Thread.sleep(CALM.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemonstrationFailure("interrupted while waiting");
    }
  }
}
