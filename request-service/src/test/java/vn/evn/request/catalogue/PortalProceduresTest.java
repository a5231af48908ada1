package vn.evn.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The catalogue and the table of portal-adapter tell the same of the portal's procedures, so that
 * what the adapter sends is what the services ask for.
 */
class PortalProceduresTest {
  private static final Path TABLE =
      Path.of("../portal-adapter/src/main/resources/procedures/procedures.json");

  private final ServiceCatalogue catalogue =
      ServiceCatalogue.load(
          CatalogueFiles.ofClassPath(), PortalProcedures.load(Map.of()), List.of());

  @Test
  void areTheSameAsInPortalAdapter() throws IOException {
    Map<String, String> here = new HashMap<>();
    for (ServiceDefinition service : catalogue.all()) {
      for (ServiceDefinition.Variant variant : service.variants()) {
        if (variant.procedure() != null) {
          here.put(service.code() + "." + variant.code(), variant.procedure());
        }
      }
    }
    Map<String, String> there = new HashMap<>();
    for (JsonNode procedure : procedures()) {
      for (String variant : variantsOf(procedure)) {
        there.put(
            procedure.path("service").asText() + "." + variant,
            procedure.path("procedure").asText());
      }
    }
    assertThat(here).isEqualTo(there);
  }

  @Test
  void sendOnlyFieldsThatTheFormHasAndAllThatItRequires() throws IOException {
    List<String> faults = new ArrayList<>();
    for (JsonNode procedure : procedures()) {
      for (ServiceDefinition service : catalogue.versions(procedure.path("service").asText())) {
        Set<String> sent = new TreeSet<>();
        for (JsonNode field : procedure.path("fields")) {
          String name = field.path("canonical").asText();
          sent.add(name);
          if (!service.hasField(name)) {
            faults.add(procedure.path("procedure") + " sends " + name);
          }
        }
        for (JsonNode required : service.details().path("required")) {
          if (!sent.contains(required.asText())) {
            faults.add(procedure.path("procedure") + " does not send " + required);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static JsonNode procedures() throws IOException {
    JsonNode procedures = new ObjectMapper().readTree(TABLE.toFile());
    assertThat(procedures).hasSize(18);
    return procedures;
  }

  private static Set<String> variantsOf(JsonNode procedure) {
    Set<String> variants = new TreeSet<>();
    variants.add(procedure.path("variant").asText());
    procedure.at("/variantFrom/values").forEach(value -> variants.add(value.asText()));
    return variants;
  }
}
