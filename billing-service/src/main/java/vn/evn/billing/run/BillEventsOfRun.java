package vn.evn.billing.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.evn.billing.bill.BillKey;
import vn.evn.billing.bill.StoredBill;
import vn.evn.contracts.EventSchemas;
import vn.evn.contracts.Topics;
import vn.evn.contracts.bill.BillEvents;
import vn.evn.contracts.bill.BillFacts;
import vn.evn.platform.event.OutgoingEvent;

/**
 * The events of bills of runs. Their identifier is made from the bill, so that an event that is
 * sent again, after a crash or by command, is known as a repeat.
 */
@ApplicationScoped
class BillEventsOfRun {
  private final ObjectMapper json;
  private final String source;

  @Inject
  BillEventsOfRun(
      ObjectMapper json, @ConfigProperty(name = "quarkus.application.name") String application) {
    this.json = json;
    this.source = "/" + application;
  }

  /** The event that announces a bill. */
  OutgoingEvent issued(StoredBill bill) {
    return of(
        bill.row().key().kind() >= BillKey.ADJUSTMENT ? BillEvents.ADJUSTED : BillEvents.ISSUED,
        bill);
  }

  /** An event about a bill. */
  OutgoingEvent of(String type, StoredBill bill) {
    BillFacts facts = bill.facts();
    UUID id = UUID.nameUUIDFromBytes((type + " " + bill.id()).getBytes(StandardCharsets.US_ASCII));
    ObjectNode event = json.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", id.toString());
    event.put("source", source);
    event.put("type", type);
    event.put("subject", bill.customerCode());
    event.set("time", json.valueToTree(facts.issuedAt()));
    event.put("datacontenttype", "application/json");
    event.put("dataschema", EventSchemas.of(type));
    event.set("data", json.valueToTree(facts));
    try {
      return new OutgoingEvent(
          Topics.BILLS, bill.customerCode(), id, Map.of(), json.writeValueAsBytes(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always writable", e);
    }
  }
}
