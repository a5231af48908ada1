package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A sample customer of every group of a price book, and one of each kind of facility. */
final class SampleCustomers {
  /** A voltage of each range of the price books, in kV. */
  private static final Map<String, String> VOLTAGES =
      Map.of(
          "any", "0.4",
          "lt6kV", "0.4",
          "6to22kV", "10",
          "ge6kV", "10",
          "22to110kV", "22",
          "ge22kV", "35",
          "ge110kV", "110");

  private static final int CODES_PER_RUN = 100;

  private final List<Customer> customers = new ArrayList<>();

  /** New codes in every run: the second of the start, and a number within the run. */
  private final long firstSerial = Instant.now().getEpochSecond() % 10_000_000L * CODES_PER_RUN;

  private SampleCustomers() {}

  /** Customers for the prices of a book. */
  static List<Customer> of(JsonNode prices) {
    SampleCustomers samples = new SampleCustomers();
    Map<String, String> voltageOfGroup = new LinkedHashMap<>();
    Set<String> threeBand = new HashSet<>();
    for (JsonNode price : prices) {
      String group = price.path("customerGroup").asText();
      // The last range of a group is its lowest voltage, the most common one.
      voltageOfGroup.put(group, price.path("voltageLevel").asText());
      if (price.path("timeOfUse").asText().equals("PEAK")) {
        threeBand.add(group);
      }
    }
    voltageOfGroup.forEach(
        (group, level) -> samples.add(group, level, threeBand.contains(group), List.of()));
    samples.add("BUSINESS", "lt6kV", true, List.of("LODGING"));
    samples.add("BUSINESS", "lt6kV", true, List.of("LODGING", "QUARANTINE_HOTEL"));
    samples.add("ADMIN_LIGHTING_OFFICE", "lt6kV", false, List.of("ISOLATION"));
    samples.add("ADMIN_HOSPITAL_SCHOOL", "lt6kV", false, List.of("TREATMENT"));
    return samples.customers;
  }

  private void add(String group, String level, boolean threeBand, List<String> eligibilities) {
    String voltage = VOLTAGES.get(level);
    if (voltage == null) {
      throw new DemonstrationFailure("no voltage is known for the range " + level);
    }
    long serial = firstSerial + customers.size();
    customers.add(
        new Customer(
            String.format(Locale.ROOT, "PD99%09d", serial),
            group,
            voltage,
            threeBand,
            "VD" + serial,
            eligibilities,
            null));
  }
}
