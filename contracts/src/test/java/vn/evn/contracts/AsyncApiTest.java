package vn.evn.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document tells of every event, and only of them. */
class AsyncApiTest {
  private static final Path DOCUMENT = Path.of("../docs/api/asyncapi.yaml");
  private static JsonNode document = new YAMLMapper().createObjectNode();

  @BeforeAll
  static void read() throws IOException {
    document = new YAMLMapper().readTree(DOCUMENT.toFile());
  }

  @Test
  void namesEveryEventTypeAndNoOther() {
    Set<String> named = new HashSet<>();
    document.at("/components/messages").forEach(m -> named.add(m.path("name").asText()));
    assertThat(named).containsExactlyInAnyOrderElementsOf(EventCatalogue.dataByType().keySet());
  }

  @Test
  void channelsAreTheTopics() {
    Set<String> addresses = new HashSet<>();
    document.path("channels").forEach(c -> addresses.add(c.path("address").asText()));
    assertThat(Topics.ALL).containsAll(addresses);
    assertThat(addresses)
        .contains(Topics.APPLICATIONS, Topics.REQUESTS, Topics.BILLS, Topics.METER_READINGS);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    document
        .findValuesAsText("$ref")
        .forEach(
            reference -> {
              if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
              } else {
                assertThat(Files.exists(DOCUMENT.resolveSibling(reference).normalize()))
                    .as(reference)
                    .isTrue();
              }
            });
  }
}
