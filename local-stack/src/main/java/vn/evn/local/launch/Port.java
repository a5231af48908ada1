package vn.evn.local.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
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
      return usual;
    }
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new LaunchFailure(variable + " must be a port from 1 to 65535, was '" + value + "'");
  }

  /**
   * Checks that every port can be had.
   *
   * @throws LaunchFailure naming each port that is taken and the variable that moves it
   */
  static void checkAll(Map<String, String> environment) throws LaunchFailure {
    List<String> taken = new ArrayList<>();
    for (Port port : values()) {
      int number = port.in(environment);
      if (isTaken(number)) {
        taken.add(
            "Port " + number + " is taken; set " + port.variable + " to another one to move it.");
      }
    }
    if (!taken.isEmpty()) {
      throw new LaunchFailure(String.join("\n", taken));
    }
  }

  private static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // A port that a stopped server left in its waiting time can be had by the next one.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
