package vn.evn.request.tracking;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;

/** Keeps calls that need no login at a rate that a person has use for. */
@ApplicationScoped
public class PublicCalls {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final CallerAddress callers;
  private final AddressRate rate;
  private final TrackingConfig config;

  @Inject
  PublicCalls(CallerAddress callers, AddressRate rate, TrackingConfig config) {
    this.callers = callers;
    this.rate = rate;
    this.config = config;
  }

  /**
   * Lets a call through.
   *
   * @throws TooManyTries if its address has had the calls of this minute
   */
  public void admit(HttpServerRequest call) {
    InetAddress peer =
        AddressBlock.address(call.remoteAddress().hostAddress())
            .orElseThrow(() -> new IllegalStateException("a connection has an address"));
    if (!rate.admits(callers.of(peer, call.headers().getAll(config.forwardedHeader())))) {
      throw new TooManyTries(A_MINUTE);
    }
  }
}
