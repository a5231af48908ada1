package vn.evn.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples are what both sides of a topic test against: they must be readable and complete. */
class EventExamplesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("examples"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void exampleFollowsItsSchemaAndSurvivesTheRecord(Path example) throws IOException {
    JsonNode event = JSON.readTree(example.toFile());
    String type = event.path("type").asText();
    Class<?> record = Objects.requireNonNull(EventCatalogue.dataByType().get(type), type);
    JsonNode data = event.path("data");

    Path schema = RESOURCES.resolve("schemas").resolve(EventCatalogue.schemaOf(type));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.readTree(schema.toFile()))
                .validate(data))
        .isEmpty();
    Object value = JSON.treeToValue(data, record);
    assertThat(JSON.readTree(JSON.writeValueAsString(value))).isEqualTo(data);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void envelopeIsACloudEventOfItsTopic(Path example) throws IOException {
    JsonNode event = JSON.readTree(example.toFile());
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
    assertThat(event.path("dataschema").asText())
        .isEqualTo(EventSchemas.of(event.path("type").asText()));
    assertThat(event.path("subject").asText())
        .isEqualTo(event.path("subject").asText().toUpperCase(Locale.ROOT));
    assertThat(example).hasFileName(event.path("type").asText() + ".json");
  }

  @Test
  void eachKindOfDataHasAnExample() throws IOException {
    Map<String, Class<?>> all = EventCatalogue.dataByType();
    Set<String> withExample =
        examples()
            .map(f -> String.valueOf(f.getFileName()).replaceFirst("\\.json$", ""))
            .map(type -> Objects.requireNonNull(all.get(type), type).getName())
            .collect(Collectors.toSet());
    assertThat(withExample)
        .containsAll(all.values().stream().map(Class::getName).collect(Collectors.toSet()));
  }
}
