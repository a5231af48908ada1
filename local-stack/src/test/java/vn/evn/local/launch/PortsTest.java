package vn.evn.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @Test
  void theControllerStaysBesideTheBroker() throws Exception {
    Ports ports = Ports.of(Map.of("EVN_KAFKA_PORT", "65534"));
    assertThat(ports.number(Port.KAFKA_CONTROLLER)).isEqualTo(65_535);
    assertThat(ports.number(Port.POSTGRES)).isEqualTo(15_432);
  }

  @Test
  void aBrokerOnTheLastPortNeedsAPortForTheController() throws Exception {
    assertThatThrownBy(() -> Ports.of(Map.of("EVN_KAFKA_PORT", "65535")))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageContaining("EVN_KAFKA_PORT is 65535")
        .hasMessageContaining("set EVN_KAFKA_CONTROLLER_PORT");
    Ports moved = Ports.of(Map.of("EVN_KAFKA_PORT", "65535", "EVN_KAFKA_CONTROLLER_PORT", "19093"));
    assertThat(moved.number(Port.KAFKA_CONTROLLER)).isEqualTo(19_093);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "80a", "99999999999"})
  void whatIsNoPortIsRefusedByName(String value) {
    assertThatThrownBy(() -> Ports.of(Map.of("EVN_KAFKA_PORT", value)))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("EVN_KAFKA_PORT must be a port from 1 to 65535, was '" + value + "'.");
  }

  @Test
  void twoVariablesCannotAskForOnePort() {
    assertThatThrownBy(
            () -> Ports.of(Map.of("EVN_KAFKA_PORT", "9000", "EVN_POSTGRES_PORT", "9001")))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageContaining("EVN_KAFKA_CONTROLLER_PORT and EVN_POSTGRES_PORT")
        .hasMessageContaining("9001");
  }
}
