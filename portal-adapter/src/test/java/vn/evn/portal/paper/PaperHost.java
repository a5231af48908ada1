package vn.evn.portal.paper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that hands out papers, and misbehaves as it is told. */
final class PaperHost implements AutoCloseable {
  /** What a call gets. */
  @FunctionalInterface
  interface Reply {
    void to(HttpExchange call) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  PaperHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.start();
  }

  void at(String path, Reply reply) {
    server.createContext(
        path,
        call -> {
          asked.add(call.getRequestURI().toString());
          try (call) {
            reply.to(call);
          }
        });
  }

  /** Answers with bytes. */
  static Reply bytes(byte[] content) {
    return call -> {
      call.sendResponseHeaders(200, content.length);
      call.getResponseBody().write(content);
    };
  }

  static Reply status(int status) {
    return call -> call.sendResponseHeaders(status, -1);
  }

  static Reply redirect(String location) {
    return call -> {
      call.getResponseHeaders().add("Location", location);
      call.sendResponseHeaders(302, -1);
    };
  }

  /** Announces no length and goes on for longer than anybody waits, or as long as bytes are had. */
  static Reply drip(int bytes, long pauseMillis) {
    return call -> {
      call.sendResponseHeaders(200, 0);
      try (OutputStream body = call.getResponseBody()) {
        for (int i = 0; i < bytes; i++) {
          body.write("%PDF-".charAt(i % 5));
          body.flush();
          Thread.sleep(pauseMillis);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
