package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/**
 * Customers that the portal's applications are about and that were supplied before: brought into
 * billing, and read when a request changes something.
 */
final class ExistingCustomers {
  private static final String SUPPLIED_FROM = "2020-04-05";
  private static final String CHANGED_ON = "2020-05-05";
  private static final long KWH = 350;

  private final ApiClient operator;

  ExistingCustomers(ApiClient operator) {
    this.operator = operator;
  }

  /** Makes a customer known to billing, as the system before it would have. */
  void bring(String customerCode) {
    ObjectNode point = ApiClient.object();
    point.put("customerCode", customerCode);
    point.put("validFrom", SUPPLIED_FROM);
    point.put("customerGroup", "RESIDENTIAL");
    point.put("supplyVoltageKv", new BigDecimal("0.4"));
    point.put("households", 1);
    point.put("meterNumber", meterOf(customerCode));
    point.put("unit", "PD0500");
    operator.post("/api/v1/service-points", point).orFail();
    ObjectNode start = ApiClient.object();
    start.put("customerCode", customerCode);
    start.set("reading", reading(meterOf(customerCode), "START", SUPPLIED_FROM, 0));
    operator.post("/api/v1/readings", start).orFail();
  }

  /**
   * What a step tells billing of an existing customer.
   *
   * @param needs what the step has to tell, as the catalogue says
   */
  static ObjectNode outcome(String service, String customerCode, JsonNode needs) {
    String oldMeter = meterOf(customerCode);
    boolean newMeter = service.equals("CHG_CAPACITY");
    String meter = newMeter ? "VM" + customerCode : oldMeter;
    ObjectNode data = ApiClient.object();
    ObjectNode outcome = data.putObject("outcome");
    outcome.put("effectiveFrom", CHANGED_ON);
    if (needs.path("servicePoint").asBoolean()) {
      ObjectNode point = outcome.putObject("servicePoint");
      point.put("customerGroup", service.equals("CHG_PURPOSE") ? "BUSINESS" : "RESIDENTIAL");
      point.put("supplyVoltageKv", new BigDecimal("0.4"));
      if (!service.equals("CHG_PURPOSE")) {
        point.put("households", 1);
      }
      point.put("meterNumber", meter);
    }
    ArrayNode readings = outcome.putArray("readings");
    for (JsonNode kind : needs.path("readings")) {
      boolean closing = kind.asText().equals("CLOSING");
      readings.add(
          reading(
              closing ? oldMeter : meter,
              kind.asText(),
              CHANGED_ON,
              closing || !newMeter ? KWH : 0));
    }
    return data;
  }

  private static String meterOf(String customerCode) {
    return "VC" + customerCode;
  }

  private static ObjectNode reading(String meter, String kind, String day, long kwh) {
    ObjectNode reading = ApiClient.object();
    reading.put("meterNumber", meter);
    reading.put("kind", kind);
    reading.put("at", day + "T09:00:00+07:00");
    reading.putObject("registers").put("kwh", kwh);
    return reading;
  }
}
