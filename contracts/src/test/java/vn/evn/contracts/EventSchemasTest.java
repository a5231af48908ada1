package vn.evn.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON Schema files are made from the records, so that the two cannot drift apart. After a
 * wanted change, run this test once with {@code -Dschemas.write=true} and commit the files.
 */
class EventSchemasTest {
  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Stream<Map.Entry<String, Class<?>>> events() {
    return EventCatalogue.dataByType().entrySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("events")
  void committedSchemaIsTheOneOfTheRecord(Map.Entry<String, Class<?>> event) throws IOException {
    Path file = SCHEMAS.resolve(EventCatalogue.schemaOf(event.getKey()));
    JsonNode expected = schemaOf(file, event.getValue());
    if (Boolean.getBoolean("schemas.write")) {
      Files.writeString(file, JSON.writeValueAsString(expected) + "\n");
    }
    assertThat(JSON.readTree(file.toFile())).isEqualTo(expected);
  }

  @Test
  void thereIsNoSchemaWithoutAnEvent() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              events().map(e -> EventCatalogue.schemaOf(e.getKey())).distinct().toList());
    }
  }

  private static JsonNode schemaOf(Path file, Class<?> record) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.FLATTENED_ENUMS);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) -> {
              String format = formatOf(type.getErasedType());
              if (format == null) {
                return null;
              }
              ObjectNode text = context.getGeneratorConfig().createObjectNode();
              text.put("type", "string");
              if (format.startsWith("^")) {
                text.put("pattern", format);
              } else {
                text.put("format", format);
              }
              return new CustomDefinition(text, true);
            });
    config.forFields().withNullableCheck(EventSchemasTest::isNullable);
    config.forFields().withRequiredCheck(field -> !isNullable(field));
    ObjectNode schema = (ObjectNode) new SchemaGenerator(config.build()).generateSchema(record);
    String name = String.valueOf(file.getFileName());
    ObjectNode named = JSON.createObjectNode();
    named.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    named.put("$id", "urn:evn:schema:" + name.substring(0, name.length() - ".json".length()));
    named.put("title", record.getSimpleName());
    schema.remove("$schema");
    named.setAll(schema);
    return named;
  }

  private static @Nullable String formatOf(Class<?> type) {
    if (type == OffsetDateTime.class) {
      return "date-time";
    }
    if (type == LocalDate.class) {
      return "date";
    }
    if (type == UUID.class) {
      return "uuid";
    }
    return type == YearMonth.class ? "^[0-9]{4}-(0[1-9]|1[0-2])$" : null;
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
