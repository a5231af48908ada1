package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Twelve applications of the portal, worked to their ends, and what the portal knows of them. */
final class PortalDemonstration {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<ServicePlan> PLANS =
      List.of(
          new ServicePlan("NEW_LV", "9.990001", ServicePlan.Course.SUPPLEMENTED),
          new ServicePlan("NEW_MV", "9.990007", ServicePlan.Course.COMPLETED),
          new ServicePlan("CHG_CAPACITY", "9.990008", ServicePlan.Course.COMPLETED),
          new ServicePlan("CHG_METER_LOCATION", "9.990010", ServicePlan.Course.PAID),
          new ServicePlan("METER_CHECK", "9.990012", ServicePlan.Course.COMPLETED),
          new ServicePlan("CHG_PURPOSE", "9.990013", ServicePlan.Course.COMPLETED),
          new ServicePlan("CHG_QUOTA", "9.990014", ServicePlan.Course.REFUSED),
          new ServicePlan("CHG_PAYMENT", "9.990015", ServicePlan.Course.COMPLETED),
          new ServicePlan("CHG_INFO", "9.990016", ServicePlan.Course.COMPLETED),
          new ServicePlan("CHG_PARTY", "9.990011", ServicePlan.Course.COMPLETED),
          new ServicePlan("RENEW", "9.990017", ServicePlan.Course.WITHDRAWN),
          new ServicePlan("TERMINATE", "9.990018", ServicePlan.Course.COMPLETED));

  private static final Map<String, String> PORTAL_STATES =
      Map.of(
          "SUBMITTED", "1",
          "ACCEPTED", "2",
          "REFUSED", "3",
          "IN_PROGRESS", "4",
          "AWAITING_SUPPLEMENT", "5",
          "AWAITING_PAYMENT", "6",
          "WITHDRAWN", "7",
          "STOPPED", "8",
          "COMPLETED", "9",
          "RESULT_RETURNED", "10");

  /** Entries of the history that concern nobody outside, so that no event tells of them. */
  private static final Set<String> NOT_ANNOUNCED =
      Set.of(
          "note",
          "paper-settled",
          "withdrawal-requested",
          "voucher-received",
          "payment-without-fee",
          "final-bill");

  private final ApiClient portal;
  private final ApiClient officerApi;
  private final ApiClient auditorApi;
  private final ApiClient adapterApi;
  private final Officer officer;
  private final Checks checks;
  private final PrintStream out;

  PortalDemonstration(ServiceAddresses addresses, Path tokens, Checks checks, PrintStream out) {
    this.portal = ApiClient.withoutToken(addresses.portalSimulator());
    this.officerApi = ApiClient.as("officer", tokens, addresses.requestService());
    this.auditorApi = ApiClient.as("auditor", tokens, addresses.requestService());
    this.adapterApi = ApiClient.as("portal", tokens, addresses.portalAdapter());
    this.officer =
        new Officer(
            officerApi,
            portal,
            new ExistingCustomers(
                ApiClient.as("billing-operator", tokens, addresses.billingService())));
    this.checks = checks;
    this.out = out;
  }

  /** Runs it; the dossiers with the requests that they became. */
  List<Dossier> run() {
    checkThatEveryPlanCanBeShown();
    out.println("The portal submits an application for each of the 12 services.");
    List<Dossier> dossiers = new ArrayList<>();
    for (ServicePlan plan : PLANS) {
      dossiers.add(submit(plan));
    }
    out.println("An officer works the requests.");
    dossiers.forEach(officer::work);
    TextTable table =
        new TextTable(
            "service",
            "dossier code",
            "request code",
            "final state",
            "portal state",
            "portal steps");
    dossiers.forEach(dossier -> check(dossier, table));
    out.println();
    table.print(out);
    out.println();
    return dossiers;
  }

  /** A service that is added later needs no plan here; it is named as not shown. */
  private void checkThatEveryPlanCanBeShown() {
    Set<String> onPortal = new TreeSet<>();
    for (JsonNode service : officerApi.get("/api/v1/services").orFail()) {
      if (service.path("onPortal").asBoolean()) {
        onPortal.add(service.path("code").asText());
      }
    }
    for (ServicePlan plan : PLANS) {
      checks.holds(plan.service() + ": is on the portal", onPortal.remove(plan.service()));
    }
    if (!onPortal.isEmpty()) {
      out.println("On the portal, but not shown here: " + String.join(", ", onPortal));
    }
  }

  private Dossier submit(ServicePlan plan) {
    JsonNode pushed =
        portal
            .post("/api/v1/dossiers", ApiClient.object(Map.of("procedure", plan.procedure())))
            .orFail();
    String dossierCode = pushed.path("MaHoSo").asText();
    checks.equal(
        plan.service() + ": answer to the portal",
        "200 and 0",
        pushed.path("httpStatus").asText() + " and " + pushed.at("/reply/error_code").asText());
    JsonNode found =
        Waiting.until(
            PATIENCE,
            () ->
                officerApi
                    .get("/api/v1/requests?externalId=" + ApiClient.encoded(dossierCode))
                    .orFail()
                    .path("items"),
            items -> !items.isEmpty());
    checks.equal(plan.service() + ": requests of the dossier", 1, found.size());
    if (found.isEmpty()) {
      throw new DemonstrationFailure(
          "no request for " + dossierCode + "; the answer was " + pushed.path("reply"));
    }
    JsonNode request = found.get(0);
    checks.equal(
        plan.service() + ": service", plan.service(), request.path("serviceType").asText());
    return new Dossier(plan, dossierCode, request.path("code").asText());
  }

  private void check(Dossier dossier, TextTable table) {
    String service = dossier.plan().service();
    JsonNode request = officer.read(dossier);
    String state = request.path("state").asText();
    checks.equal(service + ": final state", dossier.plan().course().state(), state);
    List<String> expected = announcedStates(dossier);
    JsonNode known =
        Waiting.until(
            PATIENCE,
            () -> portal.get("/api/v1/dossiers/" + dossier.dossierCode()).orFail(),
            view -> view.path("steps").size() >= expected.size());
    List<String> told = new ArrayList<>();
    known.path("steps").forEach(step -> told.add(step.path("TrangThai").asText()));
    checks.equal(service + ": steps that the portal was told", expected, told);
    checks.equal(
        service + ": state of the dossier on the portal",
        dossier.plan().course().portalState(),
        known.at("/dossier/TrangThaiHoSo").asText());
    checks.equal(service + ": first message to the portal", "DongBoHoSoMC", firstMessage(known));
    JsonNode status = adapterApi.get("/portal/v1/applications/" + dossier.dossierCode()).orFail();
    checks.equal(
        service + ": state at portal-adapter",
        dossier.plan().course().portalState(),
        status.path("TrangThai").asText());
    checkCourse(dossier, request, known);
    String requestService = request.path("serviceType").asText();
    String requestCode = request.path("code").asText();
    String portalCode = known.path("MaHoSo").asText();
    checks.equal(service + ": service of the request", service, requestService);
    checks.equal(service + ": request of the dossier", dossier.requestCode(), requestCode);
    checks.equal(
        service + ": dossier of the request",
        dossier.dossierCode(),
        request.path("externalId").asText());
    checks.equal(service + ": dossier on the portal", dossier.dossierCode(), portalCode);
    checks.equal(
        service + ": dossier as the portal was told",
        dossier.dossierCode(),
        known.at("/dossier/MaHoSo").asText());
    checks.equal(
        service + ": request code at portal-adapter",
        requestCode,
        status.path("MaHoSoDonVi").asText());
    table.row(
        requestService,
        portalCode,
        requestCode,
        state,
        known.at("/dossier/TrangThaiHoSo").asText(),
        String.valueOf(told.size()));
  }

  private void checkCourse(Dossier dossier, JsonNode request, JsonNode known) {
    String service = dossier.plan().service();
    switch (dossier.plan().course()) {
      case SUPPLEMENTED -> {
        checks.equal(
            service + ": supplement rounds on the portal",
            1,
            known.at("/dossier/DanhSachHoSoBoSung").size());
        checks.holds(
            service + ": supplement round is answered",
            known.at("/dossier/DanhSachHoSoBoSung/0/TrangThaiBoSung").asBoolean());
      }
      case PAID ->
          checks.holds(service + ": fee is paid", request.at("/fees/0/paidAt").isTextual());
      case COMPLETED ->
          checks.equal(
              service + ": result papers on the portal",
              request.path("results").size(),
              known.at("/dossier/DanhSachGiayToKetQua").size());
      case REFUSED ->
          checks.holds(
              service + ": day of refusal on the portal",
              !known.at("/dossier/NgayTuChoi").asText().isEmpty());
      case WITHDRAWN ->
          checks.holds(
              service + ": end of processing is known", request.path("endedAt").isTextual());
    }
  }

  /** The states of the history that events announced, in the portal's numbers. */
  private List<String> announcedStates(Dossier dossier) {
    List<String> states = new ArrayList<>();
    for (JsonNode entry :
        auditorApi
            .get("/api/v1/requests/" + dossier.requestCode() + "/history?limit=200")
            .orFail()
            .path("items")) {
      if (!NOT_ANNOUNCED.contains(entry.path("action").asText())) {
        states.add(PORTAL_STATES.getOrDefault(entry.path("to").asText(), "?"));
      }
    }
    return states;
  }

  private static String firstMessage(JsonNode known) {
    for (JsonNode message : known.path("messages")) {
      if (message.path("direction").asText().equals("FROM_AGENCY")) {
        return message.path("service").asText();
      }
    }
    return "none";
  }
}
