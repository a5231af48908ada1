package vn.evn.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RequestFacts FACTS =
      new RequestFacts(
          "SMALL",
          "CITIZEN",
          Map.of("kw", "40", "phases", 3, "wished", true, "text", "forty"),
          Map.of("area", "TOWN"));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"field\": \"variant\", \"in\": [\"BIG\", \"SMALL\"]} | true",
        "{\"field\": \"variant\", \"in\": [\"BIG\"]} | false",
        "{\"field\": \"applicant.kind\", \"in\": [\"CITIZEN\"]} | true",
        "{\"field\": \"details.kw\", \"atLeast\": 40} | true",
        "{\"field\": \"details.kw\", \"atLeast\": 40.001} | false",
        "{\"field\": \"details.kw\", \"above\": 40} | false",
        "{\"field\": \"details.kw\", \"atMost\": 40} | true",
        "{\"field\": \"details.kw\", \"below\": 40} | false",
        "{\"field\": \"details.kw\", \"above\": 39, \"below\": 41} | true",
        "{\"field\": \"details.phases\", \"in\": [\"3\"]} | true",
        "{\"field\": \"details.wished\", \"in\": [\"true\"]} | true",
        "{\"field\": \"details.text\", \"atLeast\": 1} | false",
        "{\"field\": \"details.absent\", \"in\": [\"true\"]} | false",
        "{\"not\": {\"field\": \"details.absent\", \"in\": [\"true\"]}} | true",
        "{\"field\": \"circumstances.area\", \"in\": [\"TOWN\"]} | true",
        "{\"all\": [{\"field\": \"variant\", \"in\": [\"SMALL\"]}, {\"field\": \"details.kw\", \"below\": 1}]} | false",
        "{\"any\": [{\"field\": \"variant\", \"in\": [\"SMALL\"]}, {\"field\": \"details.kw\", \"below\": 1}]} | true",
      })
  void isDecidedByWhatIsKnown(String condition, boolean holds) throws Exception {
    assertThat(JSON.readValue(condition, Condition.class).holds(FACTS)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"field\": \"variant\"}",
        "{\"in\": [\"SMALL\"]}",
        "{\"field\": \"details.kw\", \"in\": [\"40\"], \"atLeast\": 40}",
        "{\"field\": \"variant\", \"in\": [\"A\"], \"any\": []}",
        "{\"all\": [], \"any\": []}"
      })
  void isOneComparisonOrOneWayOfJoining(String condition) {
    assertThatThrownBy(() -> JSON.readValue(condition, Condition.class))
        .isInstanceOf(ValueInstantiationException.class);
  }

  @Test
  void alwaysHoldsWhenAbsent() {
    assertThat(Condition.applies(null, FACTS)).isTrue();
  }
}
