package vn.evn.request.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.deadline.ClockPolicy;

/** Services that differ in their times from those of the catalogue. */
final class OtherServices {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private OtherServices() {}

  static UnaryOperator<ServiceDefinition> with(ClockPolicy policy) {
    return changed(service -> service.set("clock", JSON.valueToTree(policy)));
  }

  /** The service, as if works of no fixed price were charged for. */
  static UnaryOperator<ServiceDefinition> withFee() {
    return changed(
        service ->
            service.set(
                "fees",
                read(
                    """
                    [{"code": "WORKS", "name": {"vi": "Chi phí ví dụ", "en": "Sample works"},
                      "validFrom": "2020-01-01", "vatIncluded": true, "source": "a test",
                      "confidence": "low"}]""")));
  }

  static UnaryOperator<ServiceDefinition> withStep(String code, String times) {
    return changed(
        service -> {
          for (JsonNode step : service.path("steps")) {
            if (step.path("code").asText().equals(code)) {
              ((ObjectNode) step).setAll((ObjectNode) read(times));
            }
          }
        });
  }

  private static UnaryOperator<ServiceDefinition> changed(
      java.util.function.Consumer<ObjectNode> change) {
    return service -> {
      ObjectNode tree = JSON.valueToTree(service);
      change.accept(tree);
      try {
        return JSON.treeToValue(tree, ServiceDefinition.class);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
