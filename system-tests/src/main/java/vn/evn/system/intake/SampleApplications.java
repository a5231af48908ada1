package vn.evn.system.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Events of new applications, each of another applicant, after the example of the contract. */
final class SampleApplications {
  private static final String EXAMPLE = "examples/vn.evn.application.submitted.v1.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode example;
  private int number;

  SampleApplications() throws IOException {
    try (InputStream in = SampleApplications.class.getClassLoader().getResourceAsStream(EXAMPLE)) {
      this.example = JSON.readTree(in);
    }
  }

  /**
   * An event on its way to the topic.
   *
   * @param key external id of the application
   */
  record Event(String key, byte[] payload) {}

  /** The next events. */
  List<Event> next(int count) throws IOException {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(next());
    }
    return events;
  }

  private Event next() throws IOException {
    number++;
    String key = String.format(Locale.ROOT, "Z99.05-261116-%07d", number);
    ObjectNode event = example.deepCopy();
    event.put("id", UUID.randomUUID().toString());
    event.put("subject", key);
    ObjectNode data = (ObjectNode) event.get("data");
    data.put("externalId", key);
    ObjectNode applicant = (ObjectNode) data.get("applicant");
    applicant.put("phone", String.format(Locale.ROOT, "09%08d", number));
    ((ObjectNode) applicant.get("identity"))
        .put("number", String.format(Locale.ROOT, "001%09d", number));
    ((ObjectNode) data.get("documents").get(0)).put("id", UUID.randomUUID().toString());
    return new Event(key, JSON.writeValueAsBytes(event));
  }
}
