package vn.evn.simulator.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of the issuers. */
@ConfigMapping(prefix = "evn.simulator.oidc")
public interface OidcSettings {
  /** Our address as a browser reaches it; the issuers call themselves by paths below it. */
  String url();

  /** Who may have persons signed on. */
  @WithDefault("evn-portal-adapter")
  String clientId();

  /** What an address that a person is sent back to begins with. */
  List<String> redirects();

  /** How long a code is good. */
  @WithDefault("PT1M")
  Duration codeLife();

  /** How long tokens are good. */
  @WithDefault("PT10M")
  Duration tokenLife();

  /** Sign-ons kept at most; the oldest are forgotten. */
  @WithDefault("10000")
  int kept();
}
