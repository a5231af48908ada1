package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a citizen sees of a request and thinks of it, and what the month's statistics make of it.
 */
final class CitizenDemonstration {
  private static final String TRACKING = "/api/v1/tracking";

  private final ApiClient citizen;
  private final ApiClient officer;
  private final ApiClient auditor;
  private final Checks checks;
  private final PrintStream out;

  CitizenDemonstration(ServiceAddresses addresses, Path tokens, Checks checks, PrintStream out) {
    this.citizen = ApiClient.withoutToken(addresses.requestService());
    this.officer = ApiClient.as("officer", tokens, addresses.requestService());
    this.auditor = ApiClient.as("auditor", tokens, addresses.requestService());
    this.checks = checks;
    this.out = out;
  }

  void run(List<Dossier> dossiers) {
    out.println("Citizens follow their requests without login, and rate those that are completed.");
    List<String> rated = new ArrayList<>();
    for (Dossier dossier : dossiers) {
      track(dossier);
      if (dossier.plan().course().portalState().equals("10")) {
        rate(dossier, rated);
      }
    }
    String submitted =
        auditor
            .get("/api/v1/requests/" + dossiers.get(0).requestCode())
            .orFail()
            .path("submittedAt")
            .asText();
    String month = submitted.substring(0, "2026-11".length());
    JsonNode statistics = auditor.get("/api/v1/statistics/monthly?month=" + month).orFail();
    checks.holds(
        "statistics: received in " + month,
        statistics.path("received").asLong() >= dossiers.size());
    checks.holds(
        "statistics: ratings of " + month,
        statistics.at("/ratings/raters").asLong() >= rated.size());
    out.println(
        "  received in "
            + month
            + ": "
            + statistics.path("received").asLong()
            + ", on time: "
            + statistics.path("onTimeShare").decimalValue().toPlainString()
            + " %, rated: "
            + statistics.at("/ratings/raters").asLong());
  }

  private void track(Dossier dossier) {
    String service = dossier.plan().service();
    JsonNode request = officer.get("/api/v1/requests/" + dossier.requestCode()).orFail();
    String phone = request.at("/applicant/phone").asText();
    String last4 = phone.substring(phone.length() - 4);
    JsonNode seen =
        citizen
            .post(
                TRACKING,
                ApiClient.object(Map.of("code", dossier.dossierCode(), "phoneLast4", last4)))
            .orFail();
    checks.equal(
        service + ": state that the citizen sees", request.path("state"), seen.path("state"));
    checks.holds(
        service + ": nothing personal in what the citizen sees",
        !seen.toString().contains(phone)
            && !seen.toString().contains(request.at("/applicant/name").asText()));
    String wrong = last4.equals("0000") ? "0001" : "0000";
    checks.equal(
        service + ": answer to wrong digits",
        404,
        citizen
            .post(
                TRACKING,
                ApiClient.object(Map.of("code", dossier.requestCode(), "phoneLast4", wrong)))
            .status());
  }

  private void rate(Dossier dossier, List<String> rated) {
    String path = "/api/v1/requests/" + dossier.requestCode() + "/rating";
    JsonNode rating = ApiClient.object(Map.of("grade", "VERY_SATISFIED"));
    checks.equal(
        dossier.plan().service() + ": answer to a rating",
        201,
        officer.post(path, rating).status());
    checks.equal(
        dossier.plan().service() + ": answer to a second rating",
        409,
        officer.post(path, rating).status());
    rated.add(dossier.requestCode());
  }
}
