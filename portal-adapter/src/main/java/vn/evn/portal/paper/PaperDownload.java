package vn.evn.portal.paper;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.portal.PortalConfig;

/** Fetches the bytes of a paper, within limits of place, size and time. */
@ApplicationScoped
class PaperDownload {
  private static final Logger LOG = Logger.getLogger(PaperDownload.class);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Answers that may be another one later: not there yet, too early, too often. */
  private static final Set<Integer> PASSING = Set.of(404, 408, 409, 423, 425, 429);

  private final AllowedAddresses allowed;
  private final PaperConfig config;
  private final int mostBytes;
  private final HttpClient client;

  @Inject
  PaperDownload(Vertx vertx, PaperConfig config, PortalConfig portal) {
    this(
        vertx,
        config,
        portal.limits().paperBytes(),
        new AllowedAddresses(
            config.hosts().orElse(List.of()),
            config.privateAddresses(),
            InetAddress::getAllByName));
  }

  PaperDownload(Vertx vertx, PaperConfig config, int mostBytes, AllowedAddresses allowed) {
    this(vertx, config, mostBytes, allowed, new HttpClientOptions());
  }

  /**
   * A download with options of its own, such as whose certificates are trusted.
   *
   * @param options are changed
   */
  PaperDownload(
      Vertx vertx,
      PaperConfig config,
      int mostBytes,
      AllowedAddresses allowed,
      HttpClientOptions options) {
    this.config = config;
    this.mostBytes = mostBytes;
    this.allowed = allowed;
    this.client =
        vertx.createHttpClient(
            options
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAlive(false)
                .setDecompressionSupported(false));
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /** What came: the bytes, or where to look instead. */
  private record Answer(byte @Nullable [] bytes, @Nullable String location) {}

  /**
   * Fetches a paper.
   *
   * @throws PaperRefused if it is not fetched from there, or is too large
   * @throws PaperUnreachable if this try failed
   * @throws InterruptedException if the service stops
   */
  byte[] fetch(String address) throws PaperRefused, PaperUnreachable, InterruptedException {
    long end = System.nanoTime() + config.timeout().toNanos();
    String next = address;
    for (int hop = 0; hop <= config.redirects(); hop++) {
      AllowedAddresses.Target target = allowed.check(next);
      Answer answer = ask(target, end);
      if (answer.bytes() != null) {
        return answer.bytes();
      }
      next = redirected(target, answer.location());
    }
    throw new PaperRefused("more than " + config.redirects() + " redirects");
  }

  private static String redirected(AllowedAddresses.Target from, @Nullable String location)
      throws PaperRefused {
    if (location == null) {
      throw new PaperRefused("a redirect without an address");
    }
    try {
      URI to = from.uri().resolve(location);
      if (from.secure() && !"https".equalsIgnoreCase(to.getScheme())) {
        throw new PaperRefused("a redirect away from https");
      }
      return to.toString();
    } catch (IllegalArgumentException e) {
      throw new PaperRefused("a redirect to an address that cannot be read");
    }
  }

  private Answer ask(AllowedAddresses.Target target, long end)
      throws PaperRefused, PaperUnreachable, InterruptedException {
    AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Answer> answer =
        client
            .request(request(target))
            .compose(
                request -> {
                  sent.set(request);
                  if (over.get()) {
                    request.connection().close();
                    return Future.failedFuture("too late");
                  }
                  return request.send();
                })
            .compose(this::read)
            .toCompletionStage()
            .toCompletableFuture();
    try {
      return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new PaperUnreachable("no whole answer within " + config.timeout().toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PaperRefused refused) {
        throw refused;
      }
      if (e.getCause() instanceof PaperUnreachable unreachable) {
        throw unreachable;
      }
      // The text of a failure may quote the address with its signature.
      LOG.infof("A paper could not be fetched: %s", nameOf(e.getCause()));
      throw new PaperUnreachable("the connection failed");
    } finally {
      // Whatever is connected only now is closed by whoever sees the other's mark.
      over.set(true);
      HttpClientRequest request = sent.get();
      if (request != null) {
        request.connection().close();
      }
    }
  }

  private static String nameOf(@Nullable Throwable cause) {
    return cause == null ? "unknown" : cause.getClass().getSimpleName();
  }

  private static RequestOptions request(AllowedAddresses.Target target) {
    String path = target.uri().getRawPath();
    String query = target.uri().getRawQuery();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        // The address that was checked; the name stays for the Host header and the certificate.
        .setServer(
            SocketAddress.inetSocketAddress(target.port(), target.address().getHostAddress()))
        .setHost(target.host())
        .setPort(target.port())
        .setSsl(target.secure())
        .setURI((path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query))
        .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
  }

  private Future<Answer> read(HttpClientResponse response) {
    int status = response.statusCode();
    if (REDIRECTS.contains(status)) {
      return Future.succeededFuture(new Answer(null, response.getHeader(HttpHeaders.LOCATION)));
    }
    if (status != 200) {
      String why = "the answer was HTTP " + status;
      return Future.failedFuture(
          status >= 500 || PASSING.contains(status)
              ? new PaperUnreachable(why)
              : new PaperRefused(why));
    }
    Promise<Answer> whole = Promise.promise();
    Buffer bytes = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.handler(
        part -> {
          if (bytes.length() + part.length() > mostBytes) {
            whole.tryFail(new PaperRefused("the file is larger than " + mostBytes + " bytes"));
            response.request().connection().close();
          } else {
            bytes.appendBuffer(part);
          }
        });
    response.endHandler(end -> whole.tryComplete(new Answer(bytes.getBytes(), null)));
    return whole.future();
  }
}
