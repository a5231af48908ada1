package vn.evn.portal.dossier;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.evn.contracts.Applicant;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.place.Provinces;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;

/**
 * Holds what is taken in here against what request-service accepts, whose data files are read as
 * they stand: a dossier that was answered with success must not be refused there for good.
 *
 * <p>Field by field, for the fields that both sides know: each is tried with values on both sides
 * of every border, and whatever the reader lets through has to pass the schema of the service.
 */
class ServiceRulesTest {
  private static final Path REQUEST_SERVICE =
      Path.of("..", "request-service", "src", "main", "resources");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final Procedures procedures = new Procedures();
  private final ApplicationReader reader =
      new ApplicationReader(procedures, new Provinces(), JSON, Clock.systemUTC());

  static List<String> procedures() {
    return new Procedures().codes();
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void letsNothingThroughThatTheServiceRefuses(String code) {
    Procedure procedure = procedures.find(code).orElseThrow();
    for (JsonNode service : versionsOf(procedure)) {
      List<String> faults = new ArrayList<>();
      int compared = 0;
      for (Procedure.Field field : procedure.fields()) {
        JsonNode rule = service.path("details").path("properties").path(field.canonical());
        if (rule.isObject()) {
          compared++;
          compare(field, SCHEMAS.getSchema(rule), faults);
        }
      }
      assertThat(faults).as(nameOf(service)).isEmpty();
      assertThat(compared).as("fields that both sides know").isPositive();
    }
  }

  private void compare(Procedure.Field field, JsonSchema schema, List<String> faults) {
    List<Object> taken = new ArrayList<>();
    for (JsonNode value : valuesFor(field)) {
      Object read = read(field, value);
      if (read != null) {
        taken.add(read);
        schema
            .validate(JSON.valueToTree(read))
            .forEach(fault -> faults.add(field.portal() + " = " + start(value) + ": " + fault));
      }
    }
    if (taken.isEmpty()) {
      faults.add(field.portal() + ": nothing is let through at all");
    }
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void letsNoFormThroughThatTheServiceRefusesAsAWhole(String code) {
    Procedure procedure = procedures.find(code).orElseThrow();
    for (JsonNode service : versionsOf(procedure)) {
      JsonSchema form = SCHEMAS.getSchema(service.path("details"));
      // With everything, with no more than what is required, and that with each single field more.
      List<Set<String>> choices = new ArrayList<>();
      choices.add(procedure.fields().stream().map(Procedure.Field::portal).collect(toSet()));
      choices.add(Set.of());
      procedure.fields().forEach(field -> choices.add(Set.of(field.portal())));
      int taken = 0;
      for (Set<String> chosen : choices) {
        ObjectNode message = JSON.createObjectNode();
        procedure.fields().stream()
            .filter(field -> field.required() || chosen.contains(field.portal()))
            .forEach(field -> message.set(field.portal(), aValueFor(field)));
        Faults faults = new Faults();
        Map<String, Object> details = reader.details(new PortalFields(message), procedure, faults);
        if (faults.isEmpty()) {
          taken++;
          assertThat(form.validate(JSON.valueToTree(details)))
              .as("%s with %s", nameOf(service), message)
              .isEmpty();
        }
      }
      assertThat(taken).as("forms that are let through").isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void knowsTheCasesOfTheServiceAndWhoMayApply(String code) {
    Procedure procedure = procedures.find(code).orElseThrow();
    Set<String> variants = new LinkedHashSet<>(Set.of(procedure.variant()));
    Procedure.VariantFrom from = procedure.variantFrom();
    if (from != null) {
      variants.addAll(from.values().values());
    }
    for (JsonNode service : versionsOf(procedure)) {
      if (service.path("requiresCustomerCode").asBoolean()) {
        assertThat(procedure.customerCodeRequired()).as(nameOf(service)).isTrue();
      }
      Map<String, JsonNode> there = new LinkedHashMap<>();
      service.path("variants").forEach(each -> there.put(each.path("code").asText(), each));
      assertThat(there.keySet()).as(nameOf(service)).containsAll(variants);
      for (String variant : variants) {
        Set<String> may = textsOf(Objects.requireNonNull(there.get(variant)).path("applicants"));
        if (may.isEmpty()) {
          may = textsOf(service.path("applicants"));
        }
        for (Applicant.Kind kind : Applicant.Kind.values()) {
          if (!may.isEmpty()) {
            assertThat(procedure.mayApply(variant, kind))
                .as("%s, %s, %s", nameOf(service), variant, kind)
                .isEqualTo(may.contains(kind.name()));
          }
        }
      }
    }
  }

  @Test
  void takesNothingInFromBeforeTheServiceIsOffered() {
    for (String code : procedures.codes()) {
      LocalDate first =
          versionsOf(procedures.find(code).orElseThrow()).stream()
              .map(service -> LocalDate.parse(service.path("validFrom").asText()))
              .min(Comparator.naturalOrder())
              .orElseThrow();
      // No dossier of a day before is taken in, since no province is served then.
      assertThat(new Provinces().isServed("01", first.minusDays(1))).as(code).isFalse();
    }
  }

  @Test
  void servesTheProvincesThatAPowerUnitServes() throws IOException {
    Provinces provinces = new Provinces();
    Set<String> served = new LinkedHashSet<>();
    for (String line : Files.readAllLines(REQUEST_SERVICE.resolve("units/power-units.csv"))) {
      if (!line.startsWith("#") && !line.startsWith("province_code")) {
        String[] cells = line.split(",", -1);
        served.add(cells[0]);
        LocalDate first = LocalDate.parse(cells[3]);
        assertThat(provinces.isServed(cells[0], first)).as(line).isTrue();
      }
    }
    assertThat(provinces.codes()).isEqualTo(served);
    for (String code : served) {
      for (LocalDate day : borders(code)) {
        assertThat(provinces.isServed(code, day))
            .as(code + " on " + day)
            .isEqualTo(isServedThere(code, day));
      }
    }
  }

  private static List<LocalDate> borders(String code) throws IOException {
    List<LocalDate> days = new ArrayList<>();
    for (String[] row : rowsOf(code)) {
      LocalDate first = LocalDate.parse(row[3]);
      days.addAll(List.of(first.minusDays(1), first));
      if (!row[4].isEmpty()) {
        LocalDate last = LocalDate.parse(row[4]);
        days.addAll(List.of(last, last.plusDays(1)));
      }
    }
    return days;
  }

  private static boolean isServedThere(String code, LocalDate day) throws IOException {
    return rowsOf(code).stream()
        .anyMatch(
            row ->
                !day.isBefore(LocalDate.parse(row[3]))
                    && (row[4].isEmpty() || !day.isAfter(LocalDate.parse(row[4]))));
  }

  private static List<String[]> rowsOf(String code) throws IOException {
    return Files.readAllLines(REQUEST_SERVICE.resolve("units/power-units.csv")).stream()
        .filter(line -> line.startsWith(code + ","))
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** What the reader makes of a value; null if it refuses it. */
  private @Nullable Object read(Procedure.Field field, JsonNode value) {
    Procedure alone = new Procedure("0", "", "", "", false, List.of(field), null, null, null);
    Faults faults = new Faults();
    ObjectNode message = JSON.createObjectNode();
    message.set(field.portal(), value);
    Map<String, Object> details = reader.details(new PortalFields(message), alone, faults);
    TextCheck.check(new PortalFields(message), faults);
    return faults.isEmpty() ? details.get(field.canonical()) : null;
  }

  private static List<JsonNode> valuesFor(Procedure.Field field) {
    List<JsonNode> values = new ArrayList<>();
    for (String text :
        List.of(
            "",
            " ",
            "0",
            "1",
            "2",
            "3",
            "4",
            "00",
            "01",
            "-1",
            "1.5",
            "1,5",
            "1e3",
            "999999",
            "1000000",
            "0.000",
            "999999999.999",
            "a",
            "True",
            "đúng",
            "20261116083015",
            "20261116",
            "20260230",
            "2026-11-16",
            "SINH_HOAT",
            "PD05000123456")) {
      values.add(JSON.valueToTree(text));
    }
    for (int length : List.of(99, 100, 101, 200, 201, 255, 500, 501, 1_000, 1_001, 2_000, 4_000)) {
      values.add(JSON.valueToTree("x".repeat(length)));
      values.add(JSON.valueToTree("\uD83D\uDE00".repeat(length)));
    }
    if (field.allowed() != null) {
      field.allowed().forEach(allowed -> values.add(JSON.valueToTree(allowed)));
    }
    values.add(JSON.valueToTree(1));
    values.add(JSON.valueToTree(2));
    values.add(JSON.valueToTree(0.5));
    values.add(JSON.valueToTree(true));
    for (int size : List.of(1, 2, 49, 50, 51, 199, 200, 201)) {
      ArrayNode texts = JSON.createArrayNode();
      ArrayNode objects = JSON.createArrayNode();
      ObjectNode object = JSON.createObjectNode();
      IntStream.range(0, size)
          .forEach(
              i -> {
                texts.add("a" + i);
                objects.addObject().put("a", "b");
                object.put("a" + i, "b");
              });
      values.addAll(List.of(texts, objects, object));
    }
    return values;
  }

  /** The first of the values that the reader lets through, for a form that is tried as a whole. */
  private JsonNode aValueFor(Procedure.Field field) {
    return valuesFor(field).stream()
        .filter(value -> read(field, value) != null)
        .findFirst()
        .orElseThrow();
  }

  /** Every version of the service of a procedure: each was or is in force on some day. */
  private static List<JsonNode> versionsOf(Procedure procedure) {
    try (Stream<Path> files = Files.list(REQUEST_SERVICE.resolve("services"))) {
      List<JsonNode> versions =
          files
              .filter(file -> file.getFileName().toString().endsWith(".json"))
              .sorted()
              .map(ServiceRulesTest::parse)
              .filter(service -> service.path("code").asText().equals(procedure.service()))
              .toList();
      assertThat(versions).as(procedure.service()).isNotEmpty();
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> textsOf(JsonNode list) {
    Set<String> texts = new LinkedHashSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String nameOf(JsonNode service) {
    return service.path("code").asText() + ", version " + service.path("version").asText("1");
  }

  private static String start(JsonNode value) {
    String text = value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "… (" + text.length() + ")" : text;
  }
}
