package vn.evn.local.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The port numbers of one run, no two the same. */
final class Ports {
  static final String HOST = "127.0.0.1";

  private final Map<Port, Integer> numbers;

  private Ports(Map<Port, Integer> numbers) {
    this.numbers = numbers;
  }

  /**
   * Reads the ports from the environment.
   *
   * @throws LaunchFailure if a variable holds no port, or two ask for the same
   */
  static Ports of(Map<String, String> environment) throws LaunchFailure {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      int number = port.in(environment);
      for (Map.Entry<Port, Integer> other : numbers.entrySet()) {
        if (other.getValue() == number) {
          throw new LaunchFailure(
              other.getKey().variable()
                  + " and "
                  + port.variable()
                  + " ask for the same port "
                  + number
                  + ".");
        }
      }
      numbers.put(port, number);
    }
    return new Ports(numbers);
  }

  int number(Port port) {
    return numbers.getOrDefault(port, 0);
  }

  URI uri(Port port) {
    return URI.create("http://" + address(port));
  }

  /** Host and port. */
  String address(Port port) {
    return HOST + ":" + number(port);
  }

  /**
   * Checks that every port can be had.
   *
   * @throws LaunchFailure naming each port that is taken and the variable that moves it
   */
  void checkFree() throws LaunchFailure {
    List<String> taken = new ArrayList<>();
    for (Port port : Port.values()) {
      if (isTaken(number(port))) {
        taken.add(
            "Port "
                + number(port)
                + " is taken by another program; set "
                + port.variable()
                + " to use another one.");
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
