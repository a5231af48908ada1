package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the requests about existing customers changed in billing, through their events. */
final class OutcomeDemonstration {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Readings of the customer afterwards: the start of supply, and those of the change. */
  private static final Map<String, Integer> READINGS =
      Map.of(
          "CHG_CAPACITY", 3,
          "CHG_METER_LOCATION", 3,
          "CHG_PURPOSE", 3,
          "CHG_PARTY", 3,
          "TERMINATE", 2);

  private final ApiClient billing;
  private final ApiClient requests;
  private final Checks checks;
  private final PrintStream out;

  OutcomeDemonstration(ServiceAddresses addresses, Path tokens, Checks checks, PrintStream out) {
    this.billing = ApiClient.as("auditor", tokens, addresses.billingService());
    this.requests = ApiClient.as("auditor", tokens, addresses.requestService());
    this.checks = checks;
    this.out = out;
  }

  void run(List<Dossier> dossiers) {
    out.println("What the requests changed in billing is there, and the last bill of who left.");
    for (Dossier dossier : dossiers) {
      Integer readings = READINGS.get(dossier.plan().service());
      if (readings != null) {
        check(dossier, readings);
      }
    }
  }

  private void check(Dossier dossier, int readings) {
    String service = dossier.plan().service();
    JsonNode request = requests.get("/api/v1/requests/" + dossier.requestCode()).orFail();
    String customer = request.path("customerCode").asText();
    JsonNode known =
        Waiting.until(
            PATIENCE,
            () -> billing.get("/api/v1/readings?customerCode=" + customer).orFail().path("items"),
            items -> items.size() >= readings);
    checks.equal(service + ": readings in billing", readings, known.size());
    long refused = 0;
    for (JsonNode problem :
        billing.get("/api/v1/event-problems?limit=200").orFail().path("items")) {
      refused += problem.path("key").asText().equals(dossier.requestCode()) ? 1 : 0;
    }
    checks.equal(service + ": events that billing refused", 0L, refused);
    if (service.equals("TERMINATE")) {
      JsonNode bills = billing.get("/api/v1/bills?customerCode=" + customer).orFail().path("items");
      checks.equal("TERMINATE: kind of the last bill", "FINAL", bills.at("/0/kind").asText());
      checks.equal(
          "TERMINATE: total of the last bill as the officer saw it",
          bills.at("/0/totalVnd").asLong(),
          request.at("/finalBill/totalVnd").asLong());
    }
  }
}
