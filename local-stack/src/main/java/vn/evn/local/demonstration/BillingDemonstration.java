package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Bills of May 2020 with the discounts of the first round: of the new supplies, which became
 * service points through an event, and of a sample customer of every group.
 */
final class BillingDemonstration {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PERIOD = "2020-05";
  private static final String READING_FROM = "2020-04-05";
  private static final String READING_TO = "2020-05-05";
  private static final long KWH = 350;
  private static final Map<String, Long> BANDS =
      Map.of("normal", 6_000L, "offPeak", 3_000L, "peak", 2_000L);

  /**
   * Groups that no source names as reduced in the first round, unless a list names the customer.
   */
  private static final Set<String> NOT_REDUCED =
      Set.of("RESIDENTIAL_PREPAID", "ADMIN_HOSPITAL_SCHOOL", "ADMIN_LIGHTING_OFFICE");

  private final ApiClient operator;
  private final ApiClient auditor;
  private final ApiClient officer;
  private final String kafkaBootstrap;
  private final Checks checks;
  private final PrintStream out;

  BillingDemonstration(ServiceAddresses addresses, Path tokens, Checks checks, PrintStream out) {
    this.operator = ApiClient.as("billing-operator", tokens, addresses.billingService());
    this.auditor = ApiClient.as("auditor", tokens, addresses.billingService());
    this.officer = ApiClient.as("officer", tokens, addresses.requestService());
    this.kafkaBootstrap = addresses.kafkaBootstrap();
    this.checks = checks;
    this.out = out;
  }

  /** Runs it for the new supplies among these dossiers, and for the sample customers. */
  void run(List<Dossier> dossiers) {
    out.println("New supplies become service points; meters are read; bills are issued.");
    List<Customer> customers = new ArrayList<>();
    for (Dossier dossier : dossiers) {
      if (dossier.plan().service().startsWith("NEW_")) {
        customers.add(newCustomer(dossier));
      }
    }
    for (Customer sample : SampleCustomers.of(pricesInForce())) {
      record(sample);
      customers.add(sample);
    }
    Map<Customer, IssuedBill> bills = new LinkedHashMap<>();
    for (Customer customer : customers) {
      read(customer, "PERIODIC", READING_TO, false);
      bills.put(customer, issue(customer));
    }
    checkEvents(bills);
    print(bills.values());
  }

  private JsonNode pricesInForce() {
    String id = "";
    for (JsonNode book : auditor.get("/api/v1/price-books").orFail().path("items")) {
      String from = book.path("effectiveFrom").asText();
      String to = book.path("effectiveTo").asText("");
      boolean endless = to.isEmpty() || to.equals("null");
      if (from.compareTo(READING_FROM) <= 0 && (endless || to.compareTo(READING_TO) >= 0)) {
        id = book.path("id").asText();
      }
    }
    checks.equal("price book in force", "648-QD-BCT", id);
    return auditor.get("/api/v1/price-books/" + id).orFail().path("prices");
  }

  /** The customer that a new supply became, as billing-service knows it. */
  private Customer newCustomer(Dossier dossier) {
    String service = dossier.plan().service();
    String code =
        officer
            .get("/api/v1/requests/" + dossier.requestCode())
            .orFail()
            .path("customerCode")
            .asText();
    Answer answer =
        Waiting.until(
            PATIENCE,
            () -> auditor.get("/api/v1/service-points/" + code),
            found -> found.status() == 200);
    checks.equal(service + ": service point of " + code, 200, answer.status());
    JsonNode point = answer.orFail();
    JsonNode facts = point.path("facts").path(0);
    boolean threeBand = facts.path("threeBand").asBoolean();
    return new Customer(
        code,
        facts.path("customerGroup").asText(),
        facts.path("supplyVoltageKv").asText(),
        threeBand,
        facts.path("meterNumber").asText(),
        List.of(),
        dossier.requestCode());
  }

  private void record(Customer customer) {
    ObjectNode point = ApiClient.object();
    point.put("customerCode", customer.code());
    point.put("validFrom", READING_FROM);
    point.put("customerGroup", customer.group());
    point.put("supplyVoltageKv", new BigDecimal(customer.supplyVoltageKv()));
    point.put("meterNumber", customer.meterNumber());
    point.put("threeBand", customer.threeBand());
    point.put("unit", "PD9900");
    operator.post("/api/v1/service-points", point).orFail();
    for (String kind : customer.eligibilities()) {
      ObjectNode eligibility = ApiClient.object();
      eligibility.put("customerCode", customer.code());
      eligibility.put("kind", kind);
      eligibility.put("from", "2020-05");
      eligibility.put("to", "2020-07");
      eligibility.put("issuer", "UBND tỉnh (ví dụ)");
      eligibility.put("documentReference", "01/DS-VD");
      operator.post("/api/v1/eligibilities", eligibility).orFail();
    }
    read(customer, "START", READING_FROM, true);
  }

  private void read(Customer customer, String kind, String day, boolean zero) {
    ObjectNode body = ApiClient.object();
    body.put("customerCode", customer.code());
    ObjectNode reading = body.putObject("reading");
    reading.put("meterNumber", customer.meterNumber());
    reading.put("kind", kind);
    reading.put("at", day + "T09:00:00+07:00");
    ObjectNode registers = reading.putObject("registers");
    usage(customer).forEach((name, kwh) -> registers.put(name, zero ? 0 : kwh));
    operator.post("/api/v1/readings", body).orFail();
  }

  private static Map<String, Long> usage(Customer customer) {
    return customer.threeBand() ? BANDS : Map.of("kwh", KWH);
  }

  /** Issues the bill twice: the second call must find the first one's bill. */
  private IssuedBill issue(Customer customer) {
    ObjectNode call = ApiClient.object();
    call.put("customerCode", customer.code());
    call.put("billPeriod", PERIOD);
    call.put("taxPointDate", READING_TO);
    Answer first = operator.post("/api/v1/bills", call);
    Answer second = operator.post("/api/v1/bills", call);
    String what = nameOf(customer);
    checks.equal(
        what + ": bill of the second call", first.orFail().path("id"), second.orFail().path("id"));
    JsonNode bill = auditor.get("/api/v1/bills/" + first.body().path("id").asText()).orFail();
    check(customer, bill);
    return new IssuedBill(bill, eligibilitiesOf(customer), dossierServiceOf(customer));
  }

  /** The kinds that billing-service has recorded for the customer and the bill's period. */
  private List<String> eligibilitiesOf(Customer customer) {
    List<String> kinds = new ArrayList<>();
    for (JsonNode row :
        auditor
            .get("/api/v1/eligibilities?customerCode=" + ApiClient.encoded(customer.code()))
            .orFail()
            .path("items")) {
      if (row.path("from").asText().compareTo(PERIOD) <= 0
          && row.path("to").asText().compareTo(PERIOD) >= 0) {
        kinds.add(row.path("kind").asText());
      }
    }
    checks.equal(nameOf(customer) + ": eligibilities on record", customer.eligibilities(), kinds);
    return kinds;
  }

  /** The service by which request-service made this a customer; empty for a sample customer. */
  private String dossierServiceOf(Customer customer) {
    String code = customer.requestCode();
    if (code == null) {
      return "";
    }
    JsonNode request = officer.get("/api/v1/requests/" + code).orFail();
    checks.equal(
        nameOf(customer) + ": customer of the request",
        customer.code(),
        request.path("customerCode").asText());
    return request.path("serviceType").asText();
  }

  private void check(Customer customer, JsonNode bill) {
    String what = nameOf(customer);
    checks.equal(what + ": customer", customer.code(), bill.path("customerCode").asText());
    checks.equal(what + ": group", customer.group(), bill.path("customerGroup").asText());
    checks.equal(what + ": bill period", PERIOD, bill.path("billPeriod").asText());
    long kwh = usage(customer).values().stream().mapToLong(Long::longValue).sum();
    checks.equal(what + ": kWh", kwh, bill.path("usageKwh").asLong());
    long lines = 0;
    for (JsonNode line : bill.path("lines")) {
      lines += line.path("amountVnd").asLong();
    }
    long energy = bill.path("energyVnd").asLong();
    long preTax = bill.path("preTaxVnd").asLong();
    checks.equal(what + ": sum of the lines", energy, lines);
    checks.equal(
        what + ": sum before VAT",
        energy + bill.path("reactiveVnd").asLong() - bill.path("discountVnd").asLong(),
        preTax);
    checks.equal(
        what + ": reduction",
        bill.path("preTaxWithoutProgrammesVnd").asLong() - preTax,
        bill.path("reductionVnd").asLong());
    checks.equal(
        what + ": total", preTax + bill.path("vatVnd").asLong(), bill.path("totalVnd").asLong());
    checks.equal(what + ": VAT in per cent", 10, bill.path("vatPercent").asInt());
    boolean reduced =
        !customer.eligibilities().isEmpty() || !NOT_REDUCED.contains(customer.group());
    checks.equal(what + ": is reduced", reduced, bill.path("reductionVnd").asLong() > 0);
    if (customer.eligibilities().contains("ISOLATION")) {
      checks.equal(what + ": total of a place of isolation", 0L, bill.path("totalVnd").asLong());
    }
    JsonNode estimate = operator.post("/api/v1/bills/estimate", estimateOf(customer)).orFail();
    checks.equal(
        what + ": total of the estimate",
        estimate.path("totalVnd").asLong(),
        bill.path("totalVnd").asLong());
  }

  private static ObjectNode estimateOf(Customer customer) {
    ObjectNode call = ApiClient.object();
    call.put("billPeriod", PERIOD);
    call.put("customerGroup", customer.group());
    call.put("supplyVoltageKv", new BigDecimal(customer.supplyVoltageKv()));
    ObjectNode usage = call.putObject("usage");
    usage(customer).forEach(usage::put);
    call.put("readingFrom", READING_FROM);
    call.put("readingTo", READING_TO);
    if (!customer.eligibilities().isEmpty()) {
      customer.eligibilities().forEach(call.putArray("eligibilities")::add);
    }
    return call;
  }

  private void checkEvents(Map<Customer, IssuedBill> bills) {
    Map<String, List<JsonNode>> events =
        BillEventLog.issued(
            kafkaBootstrap,
            Set.copyOf(bills.values().stream().map(IssuedBill::id).toList()),
            PATIENCE);
    bills.forEach(
        (customer, issued) -> {
          JsonNode bill = issued.bill();
          String what = nameOf(customer);
          List<JsonNode> announced = events.getOrDefault(issued.id(), List.of());
          checks.equal(what + ": announcements on evn.bills", 1, announced.size());
          if (!announced.isEmpty()) {
            JsonNode event = announced.get(0);
            checks.equal(
                what + ": customer of the announcement",
                customer.code(),
                event.path("subject").asText());
            checks.equal(
                what + ": total of the announcement",
                bill.path("totalVnd").asLong(),
                event.at("/data/totalVnd").asLong());
          }
        });
  }

  private void print(Collection<IssuedBill> bills) {
    TextTable table =
        new TextTable(
            "customer",
            "group",
            "came by",
            "eligibilities",
            "kWh",
            "without programmes",
            "reduction",
            "VAT",
            "total");
    for (IssuedBill issued : bills) {
      JsonNode bill = issued.bill();
      table.row(
          bill.path("customerCode").asText(),
          bill.path("customerGroup").asText(),
          issued.dossierService(),
          String.join("+", issued.eligibilities()),
          bill.path("usageKwh").asText(),
          dong(bill.path("preTaxWithoutProgrammesVnd")),
          dong(bill.path("reductionVnd")),
          dong(bill.path("vatVnd")),
          dong(bill.path("totalVnd")));
    }
    out.println();
    table.print(out);
    out.println("Amounts in VND; without programmes and reduction before VAT.");
    out.println();
  }

  /** For the names of the checks; what is printed of a bill comes from the APIs. */
  private static String nameOf(Customer customer) {
    return String.join(
            " ", customer.code(), customer.group(), String.join("+", customer.eligibilities()))
        .strip();
  }

  /** Vietnamese writing of a number: points between the thousands. */
  private static String dong(JsonNode amount) {
    return String.format(Locale.ROOT, "%,d", amount.asLong()).replace(',', '.');
  }
}
