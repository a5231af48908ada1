package vn.evn.local.launch;

import java.util.Map;

/** The ports of the local stack, each with the environment variable that moves it. */
enum Port {
  PORTAL_ADAPTER("EVN_PORTAL_ADAPTER_PORT", 8081),
  REQUEST_SERVICE("EVN_REQUEST_SERVICE_PORT", 8082),
  BILLING_SERVICE("EVN_BILLING_SERVICE_PORT", 8083),
  PORTAL_SIMULATOR("EVN_PORTAL_SIMULATOR_PORT", 8090),
  KAFKA("EVN_KAFKA_PORT", 19092),
  KAFKA_CONTROLLER("EVN_KAFKA_CONTROLLER_PORT", 19093),
  POSTGRES("EVN_POSTGRES_PORT", 15432);

  private static final int LARGEST = 65_535;

  private final String variable;
  private final int usual;

  Port(String variable, int usual) {
    this.variable = variable;
    this.usual = usual;
  }

  String variable() {
    return variable;
  }

  /**
   * The port in this environment.
   *
   * @throws LaunchFailure if the variable holds no port
   */
  int in(Map<String, String> environment) throws LaunchFailure {
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      return this == KAFKA_CONTROLLER ? besideTheBroker(environment) : usual;
    }
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port <= LARGEST) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new LaunchFailure(
        variable + " must be a port from 1 to " + LARGEST + ", was '" + value + "'.");
  }

  /** The controller stays beside the broker, so that one variable moves both. */
  private static int besideTheBroker(Map<String, String> environment) throws LaunchFailure {
    int broker = KAFKA.in(environment);
    if (broker == LARGEST) {
      throw new LaunchFailure(
          KAFKA.variable
              + " is "
              + LARGEST
              + ", which leaves no port after it for Kafka's controller; set "
              + KAFKA_CONTROLLER.variable
              + " too.");
    }
    return broker + 1;
  }
}
