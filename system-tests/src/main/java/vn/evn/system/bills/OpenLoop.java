package vn.evn.system.bills;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls at a fixed rate, whatever the answers take: each call has its moment, and its time
 * counts from that moment, not from when a connection was free. A slow answer so delays the calls
 * behind it in the figures as it would in life. Calls go to 127.0.0.1 alone.
 */
public final class OpenLoop {
  private static final int CONNECTIONS = 24;
  private static final int TIMEOUT_MILLIS = 10_000;

  private final int port;
  private final List<byte[]> calls;

  public OpenLoop(int port, String path, String token, List<String> bodies) {
    this.port = port;
    this.calls =
        bodies.stream()
            .map(body -> call(path, token, body.getBytes(StandardCharsets.UTF_8)))
            .toList();
  }

  private static byte[] call(String path, String token, byte[] body) {
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + token
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] call = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, call, head.length, body.length);
    return call;
  }

  /**
   * What came of it.
   *
   * @param micros time of each call that was answered with 200, rising
   * @param failed calls that were not
   * @param lateMicros how late the sender itself was at worst
   */
  public record Outcome(long[] micros, int failed, long lateMicros) {
    public long percentile(int perMille) {
      int index = (int) ((long) micros.length * perMille / 1000);
      return micros.length == 0 ? 0 : micros[Math.min(index, micros.length - 1)];
    }
  }

  /** Sends for some seconds. */
  public Outcome run(int perSecond, int seconds) throws InterruptedException {
    int count = perSecond * seconds;
    long[] micros = new long[count];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    long[] late = new long[CONNECTIONS];
    long start = System.nanoTime() + 50_000_000;
    List<Thread> threads = new ArrayList<>();
    for (int c = 0; c < CONNECTIONS; c++) {
      int number = c;
      Thread thread =
          new Thread(
              () -> {
                @Nullable Connection connection = null;
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                  long moment = start + i * 1_000_000_000L / perSecond;
                  waitFor(moment);
                  late[number] = Math.max(late[number], (System.nanoTime() - moment) / 1_000);
                  try {
                    if (connection == null) {
                      connection = new Connection(port);
                    }
                    int status = connection.exchange(calls.get(i % calls.size()));
                    micros[i] = status == 200 ? (System.nanoTime() - moment) / 1_000 : -1;
                  } catch (IOException e) {
                    micros[i] = -1;
                    connection = null;
                  }
                  if (micros[i] < 0) {
                    failed.incrementAndGet();
                  }
                }
                if (connection != null) {
                  connection.close();
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long[] answered = Arrays.stream(micros).filter(m -> m >= 0).sorted().toArray();
    return new Outcome(answered, failed.get(), Arrays.stream(late).max().orElse(0));
  }

  private static void waitFor(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** One connection that is kept open. */
  private static final class Connection {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    Connection(int port) throws IOException {
      socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
      out = socket.getOutputStream();
      in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    int exchange(byte[] call) throws IOException {
      out.write(call);
      int status = 0;
      int length = -1;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (status == 0) {
          status = Integer.parseInt(line.split(" ", 3)[1]);
        } else if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      if (length < 0) {
        throw new IOException("an answer without length");
      }
      in.skipNBytes(length);
      return status;
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new IOException("cut off");
        }
        if (b != '\r') {
          line.append((char) b);
        }
      }
      return line.toString();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // Nothing is lost: every answer was read.
      }
    }
  }
}
