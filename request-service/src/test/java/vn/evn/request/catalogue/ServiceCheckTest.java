package vn.evn.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check finds in a service of the catalogue that was changed in one place. */
class ServiceCheckTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final ServiceDefinition PARTY =
      ServiceCatalogue.load(List.of("CHG_PARTY")).get("CHG_PARTY");

  @Test
  void findsNothingInTheServiceItself() throws JsonProcessingException {
    assertThat(ServiceCheck.faultsOf(changed(service -> {}))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pattern, [a-, details cannot be used as a form",
    "type, strin, details are no JSON Schema",
    "maxLength, many, details are no JSON Schema"
  })
  void findsAFormThatNoApplicationCouldBeHeldAgainst(String keyword, String value, String fault)
      throws JsonProcessingException {
    ServiceDefinition broken =
        changed(
            service -> {
              ObjectNode fields = (ObjectNode) service.path("details").path("properties");
              fields
                  .putObject("note")
                  .put("title", "Ghi chú")
                  .put(FormSchemas.ENGLISH_TITLE, "Note")
                  .put(keyword, value);
            });
    assertThat(ServiceCheck.faultsOf(broken))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found).contains(fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'all': [{'field': 'applicant.kind', 'in': ['CITIZEN']}, {'field': 'applicant.kind', 'in': ['BUSINESS']}]}",
        "{'not': {'any': [{'field': 'details.oldHolderAgrees', 'in': ['true']},"
            + " {'not': {'field': 'details.oldHolderAgrees', 'in': ['true']}}]}}",
        "{'all': [{'field': 'variant', 'in': ['STANDARD']}, {'not': {'field': 'variant', 'in': ['STANDARD']}}]}"
      })
  void findsAConditionThatCanNeverHold(String condition) throws JsonProcessingException {
    assertThat(ServiceCheck.faultsOf(under(condition)))
        .singleElement()
        .asString()
        .endsWith("its condition can never hold");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'all': [{'field': 'applicant.kind', 'in': ['CITIZEN']}, {'not': {'field': 'details.oldHolderAgrees', 'in': ['false']}}]}",
        "{'not': {'field': 'details.oldHolderAgrees', 'in': ['true', 'false']}}",
        "{'any': [{'field': 'details.oldHolderAgrees', 'in': ['true']}]}"
      })
  void letsPassWhatCanHold(String condition) throws JsonProcessingException {
    assertThat(ServiceCheck.faultsOf(under(condition))).isEmpty();
  }

  @Test
  void wantsAProcedureThatIsNotBlank() {
    List<CatalogueFile> files =
        CatalogueFiles.ofClassPath().stream().filter(f -> f.title().equals("RENEW-1")).toList();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                IllegalStateException.class,
                () ->
                    ServiceCatalogue.load(
                        files, PortalProcedures.of(Map.of("RENEW.STANDARD", " ")), List.of())))
        .hasMessageContaining("RENEW-1: variant STANDARD has no procedure of the portal");
  }

  /** The service, its first paper asked for under a condition. */
  private static ServiceDefinition under(String condition) throws JsonProcessingException {
    ObjectNode when = (ObjectNode) JSON.readTree(condition.replace('\'', '"'));
    return changed(
        service -> ((ObjectNode) ((ArrayNode) service.path("papers")).get(0)).set("when", when));
  }

  private static ServiceDefinition changed(Consumer<ObjectNode> change)
      throws JsonProcessingException {
    ObjectNode tree = JSON.valueToTree(PARTY);
    change.accept(tree);
    return JSON.treeToValue(tree, ServiceDefinition.class);
  }
}
