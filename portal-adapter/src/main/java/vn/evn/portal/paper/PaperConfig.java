package vn.evn.portal.paper;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How papers given as an address are fetched. */
@ConfigMapping(prefix = "evn.portal.papers")
public interface PaperConfig {
  /** Whether this copy fetches. */
  @WithDefault("true")
  boolean enabled();

  /** Papers that this copy fetches at a time: a slow host holds back no other. */
  @WithDefault("4")
  int workers();

  /**
   * Where papers may be fetched from: {@code host}, {@code host:port}, or {@code host:*} for any
   * port. Nothing is fetched from elsewhere; with an empty list every paper given as an address is
   * FAILED at once.
   */
  Optional<List<String>> hosts();

  /** Whether addresses of this machine and of private networks, and plain http, are allowed. */
  @WithDefault("false")
  boolean privateAddresses();

  /** Most redirects of one paper, each to a host of the list. */
  @WithDefault("3")
  int redirects();

  /** Time limit of making a connection. */
  @WithDefault("PT5S")
  Duration connectTimeout();

  /** Time limit of one try as a whole. */
  @WithDefault("PT60S")
  Duration timeout();

  /** Tries after which a paper is FAILED. */
  @WithDefault("20")
  int attempts();

  /** First wait after a failed try; doubles up to the longest, with jitter. */
  @WithDefault("PT10S")
  Duration firstBackOff();

  /** Longest wait after a failed try. */
  @WithDefault("PT1H")
  Duration longestBackOff();

  /** How long an idle job waits. */
  @WithDefault("PT1S")
  Duration poll();

  /** How long one copy keeps a paper to itself; longer than a try. */
  @WithDefault("PT3M")
  Duration lease();
}
