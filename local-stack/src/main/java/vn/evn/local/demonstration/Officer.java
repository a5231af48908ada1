package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An officer's client: works a request through its service over the API, as it finds it. */
final class Officer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String START_OF_SUPPLY = "2020-04-05";

  private final ApiClient requests;
  private final ApiClient portal;
  private final ExistingCustomers customers;

  Officer(ApiClient requests, ApiClient portal, ExistingCustomers customers) {
    this.requests = requests;
    this.portal = portal;
    this.customers = customers;
  }

  /** Takes a dossier to the end of its course. */
  void work(Dossier dossier) {
    switch (dossier.plan().course()) {
      case COMPLETED -> {
        act(dossier, "accept");
        workSteps(dossier);
      }
      case SUPPLEMENTED -> {
        act(dossier, "accept");
        askForPapers(dossier);
        workSteps(dossier);
      }
      case PAID -> {
        act(dossier, "accept");
        askForFee(dossier);
        workSteps(dossier);
      }
      case REFUSED ->
          act(
              dossier,
              "refuse",
              Map.of(
                  "reason",
                  "Số hộ dùng chung không thay đổi (ví dụ)",
                  "data",
                  Map.of("reasonCode", "NO_CHANGE")));
      case WITHDRAWN -> {
        act(dossier, "accept");
        withdraw(dossier);
      }
    }
  }

  private void askForPapers(Dossier dossier) {
    act(
        dossier,
        "request-supplement",
        Map.of(
            "reason",
            "Bổ sung giấy tờ về địa điểm sử dụng điện",
            "data",
            Map.of(
                "reasonCode",
                "PAPER_MISSING",
                "asked",
                List.of(Map.of("paper", "PLACE_RIGHT", "text", "Bản chụp rõ hơn")))));
    portal
        .post(path(dossier) + "/supplements", ApiClient.object(Map.of("lyDoDieuChinh", "Bổ sung")))
        .orFail();
    awaitOtherState(dossier, "AWAITING_SUPPLEMENT");
  }

  private void askForFee(Dossier dossier) {
    act(
        dossier,
        "request-payment",
        Map.of(
            "data",
            Map.of("code", "WORKS", "amountVnd", 450_000)));
    JsonNode receipt =
        Waiting.until(
            PATIENCE,
            () ->
                portal
                    .post(path(dossier) + "/payment-lookups", ApiClient.object())
                    .orFail()
                    .path("reply"),
            reply -> reply.path("error_code").asInt() == 1);
    ObjectNode payment = ApiClient.object();
    payment.put("maThamChieu", receipt.at("/message/MaTraCuuTT").asText());
    payment.put("soTien", receipt.at("/message/DSKhoanNop/0/SoTien").asLong());
    portal.post(path(dossier) + "/payments", payment).orFail();
    awaitOtherState(dossier, "AWAITING_PAYMENT");
  }

  private void withdraw(Dossier dossier) {
    portal
        .post(
            path(dossier) + "/withdrawals",
            ApiClient.object(Map.of("lyDoRut", "Không còn nhu cầu (ví dụ)")))
        .orFail();
    Waiting.until(PATIENCE, () -> read(dossier), view -> view.path("withdrawal").isObject());
    act(dossier, "withdraw", Map.of("reason", "Khách hàng đề nghị rút hồ sơ"));
  }

  private void workSteps(Dossier dossier) {
    JsonNode view = act(dossier, "start-step");
    JsonNode service =
        requests
            .get(
                "/api/v1/services/"
                    + dossier.plan().service()
                    + "?version="
                    + view.path("serviceVersion").asInt())
            .orFail();
    if (service.path("requiresCustomerCode").asBoolean() && changesBilling(service)) {
      customers.bring(view.path("customerCode").asText());
    }
    while (view.path("step").isTextual()) {
      awaitAllowed(dossier, "complete-step");
      view = completeStep(dossier, service, view);
    }
    act(dossier, "complete", Map.of("data", resultsOf(service)));
    act(dossier, "return-result");
  }

  private static boolean changesBilling(JsonNode service) {
    return !service.at("/billing/kind").asText().equals("NONE");
  }

  private JsonNode completeStep(Dossier dossier, JsonNode service, JsonNode view) {
    for (JsonNode step : service.path("steps")) {
      if (step.path("code").equals(view.path("step")) && step.path("requiresOutcome").asBoolean()) {
        ObjectNode outcome =
            service.path("requiresCustomerCode").asBoolean()
                ? ExistingCustomers.outcome(
                    dossier.plan().service(),
                    view.path("customerCode").asText(),
                    step.path("outcome"))
                : outcomeOf(dossier);
        return act(dossier, "complete-step", Map.of("data", outcome));
      }
    }
    return act(dossier, "complete-step");
  }

  /** The results that the service wants; where it wants none, the first one that it knows. */
  private static ObjectNode resultsOf(JsonNode service) {
    ObjectNode data = ApiClient.object();
    ArrayNode results = data.putArray("results");
    for (JsonNode kind : service.path("results")) {
      if (kind.path("required").asBoolean()) {
        results.addObject().set("kind", kind.path("code"));
      }
    }
    if (results.isEmpty()) {
      results.addObject().set("kind", service.at("/results/0/code"));
    }
    return data;
  }

  /** What energising tells billing: the service point and the start reading. */
  private static ObjectNode outcomeOf(Dossier dossier) {
    boolean mediumVoltage = dossier.plan().service().equals("NEW_MV");
    String meter = "VD" + dossier.requestCode().replaceAll("\\D", "");
    ObjectNode data = ApiClient.object();
    ObjectNode outcome = data.putObject("outcome");
    outcome.put("effectiveFrom", START_OF_SUPPLY);
    ObjectNode point = outcome.putObject("servicePoint");
    point.put("customerGroup", mediumVoltage ? "PRODUCTION" : "RESIDENTIAL");
    point.put("supplyVoltageKv", mediumVoltage ? 22 : 0.4);
    if (!mediumVoltage) {
      point.put("households", 1);
    }
    point.put("meterNumber", meter);
    ArrayNode readings = outcome.putArray("readings");
    ObjectNode reading = readings.addObject();
    reading.put("meterNumber", meter);
    reading.put("kind", "START");
    reading.put("at", START_OF_SUPPLY + "T09:00:00+07:00");
    ObjectNode registers = reading.putObject("registers");
    if (mediumVoltage) {
      registers.put("normal", 0).put("offPeak", 0).put("peak", 0);
    } else {
      registers.put("kwh", 0);
    }
    return data;
  }

  /** The request as it is now. */
  JsonNode read(Dossier dossier) {
    return requests.get("/api/v1/requests/" + dossier.requestCode()).orFail();
  }

  private void awaitOtherState(Dossier dossier, String state) {
    JsonNode view =
        Waiting.until(PATIENCE, () -> read(dossier), v -> !v.path("state").asText().equals(state));
    if (view.path("state").asText().equals(state)) {
      throw new DemonstrationFailure(
          dossier.requestCode() + " stays in state " + state + ": the portal's message is missing");
    }
  }

  /** The last bill of a customer, for example, is awaited by the step that follows it. */
  private void awaitAllowed(Dossier dossier, String action) {
    JsonNode view =
        Waiting.until(PATIENCE, () -> read(dossier), v -> allows(v, action));
    if (!allows(view, action)) {
      throw new DemonstrationFailure(
          dossier.requestCode() + ": " + action + " stays impossible at step " + view.path("step"));
    }
  }

  private static boolean allows(JsonNode view, String action) {
    for (JsonNode allowed : view.path("allowedActions")) {
      if (allowed.asText().equals(action)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode act(Dossier dossier, String action) {
    return act(dossier, action, Map.of());
  }

  private JsonNode act(Dossier dossier, String action, Map<String, ?> more) {
    ObjectNode body = ApiClient.object(more);
    body.set("version", read(dossier).path("version"));
    return requests
        .post("/api/v1/requests/" + dossier.requestCode() + "/actions/" + action, body)
        .orFail();
  }

  private static String path(Dossier dossier) {
    return "/api/v1/dossiers/" + dossier.dossierCode();
  }
}
