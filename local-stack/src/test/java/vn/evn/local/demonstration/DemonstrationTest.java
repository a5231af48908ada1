package vn.evn.local.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.evn.local.token.LocalCredentials;

class DemonstrationTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void countsTheChecksAlsoWhenNothingAnswers(@TempDir Path folder) throws IOException {
    Path tokens = LocalCredentials.prepare(folder).tokens();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(Demonstration.run(addresses(port), tokens, out)).isEqualTo(1);
    assertThat(printed())
        .contains("FAILED GET http://127.0.0.1:" + port + "/api/v1/services failed")
        .endsWith("demonstration: 0 checks passed, 1 failed\n");
  }

  @Test
  void endsSoonAfterItsThreadIsInterruptedInACall(@TempDir Path folder) throws Exception {
    Path tokens = LocalCredentials.prepare(folder).tokens();
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          called.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
    try {
      Thread run =
          new Thread(
              () -> Demonstration.run(addresses(server.getAddress().getPort()), tokens, out));
      run.start();
      assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
      run.interrupt();
      run.join(5_000);
      assertThat(run.isAlive()).isFalse();
    } finally {
      end.countDown();
      server.stop(0);
    }
    assertThat(printed())
        .contains("was interrupted")
        .endsWith("demonstration: 0 checks passed, 1 failed\n");
  }

  private static ServiceAddresses addresses(int port) {
    URI address = URI.create("http://127.0.0.1:" + port);
    return new ServiceAddresses(address, address, address, address, "127.0.0.1:" + port);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
