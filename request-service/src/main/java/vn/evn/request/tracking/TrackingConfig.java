package vn.evn.request.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What is configured about calls without login. */
@ConfigMapping(prefix = "evn.tracking")
public interface TrackingConfig {
  /**
   * Calls of one address in a minute; 1 or more. Many households of a mobile network come from one
   * address, so this is far more than one citizen needs.
   */
  @WithDefault("60")
  int callsPerMinute();

  /**
   * Addresses or networks ({@code 10.0.0.0/8}) of our own proxies. Only a call that comes from one
   * of them is believed when it names another address. None: the address of the connection counts.
   */
  Optional<List<String>> trustedProxies();

  /** Header to whose end each of our proxies adds the address that it was called from. */
  @WithDefault("X-Forwarded-For")
  String forwardedHeader();
}
