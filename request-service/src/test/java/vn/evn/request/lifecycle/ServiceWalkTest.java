package vn.evn.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;

class ServiceWalkTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final ServiceCatalogue CATALOGUE =
      ServiceCatalogue.load(
          List.of("NEW_LV", "NEW_MV", "METER_CHECK", "RENEW", "RECONNECT", "TERMINATE"));

  @Test
  void reachesEveryStateAndStepOfTheServicesAndAlwaysTheResult() {
    for (ServiceDefinition service : CATALOGUE.everyVersion()) {
      assertThat(ServiceWalk.faultsOf(service)).as(service.code()).isEmpty();
    }
  }

  @Test
  void findsAServiceWithoutSteps() {
    assertThat(faults("RENEW", steps -> steps.removeAll()))
        .contains(
            "state IN_PROGRESS is never reached",
            "state COMPLETED is never reached",
            "state RESULT_RETURNED is never reached",
            "nothing leads from SUBMITTED to a result");
  }

  @Test
  void findsAnOutcomeBeforeThereIsACustomer() {
    assertThat(
            faults(
                "NEW_LV",
                steps -> {
                  JsonNode energise = steps.remove(4);
                  steps.insert(1, energise);
                }))
        .contains(
            "step CONTRACT is never reached",
            "state COMPLETED is never reached",
            "nothing leads from IN_PROGRESS at step ENERGISE to a result");
  }

  @Test
  void findsAStepThatWaitsForABillThatNeverComes() {
    assertThat(
            faults(
                "TERMINATE",
                steps -> {
                  JsonNode debts = steps.remove(1);
                  steps.insert(0, debts);
                }))
        .contains(
            "step CLOSING_READING is never reached",
            "nothing leads from IN_PROGRESS at step DEBTS_PAID to a result",
            "nothing leads from AWAITING_SUPPLEMENT at step DEBTS_PAID to a result");
  }

  @Test
  void passesAStepWhoseConditionDoesNotHold() {
    assertThat(
            faults(
                "RENEW",
                steps ->
                    ((ObjectNode) steps.get(0))
                        .putObject("when")
                        .put("field", "variant")
                        .putArray("in")
                        .add("STANDARD")))
        .isEmpty();
  }

  private static List<String> faults(String service, Consumer<ArrayNode> change) {
    ObjectNode tree = JSON.valueToTree(CATALOGUE.get(service));
    change.accept((ArrayNode) tree.get("steps"));
    return ServiceWalk.faultsOf(JSON.convertValue(tree, ServiceDefinition.class));
  }
}
