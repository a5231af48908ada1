package vn.evn.system.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Signals to processes. */
final class Signals {
  private Signals() {}

  /** Sends a signal, by its name without SIG. */
  static void send(String name, long pid) throws IOException, InterruptedException {
    int result =
        new ProcessBuilder("bash", "-c", "kill -" + name + " " + pid).inheritIO().start().waitFor();
    assertThat(result).as("kill -%s %s", name, pid).isZero();
  }
}
