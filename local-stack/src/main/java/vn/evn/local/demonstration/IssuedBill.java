package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A bill and what belongs to it, all of it read back from the services.
 *
 * @param bill as billing-service shows it
 * @param eligibilities kinds that billing-service has on record for the bill's period
 * @param dossierService service by which request-service made the customer one; empty if none did
 */
record IssuedBill(JsonNode bill, List<String> eligibilities, String dossierService) {
  IssuedBill {
    eligibilities = List.copyOf(eligibilities);
  }

  String id() {
    return bill.path("id").asText();
  }
}
