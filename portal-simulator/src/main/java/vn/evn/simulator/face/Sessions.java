package vn.evn.simulator.face;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.evn.simulator.SimulatorSettings;

/** Sessions of the agency. They do not survive a restart, as on a real portal they might not. */
@ApplicationScoped
public class Sessions {
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final SimulatorSettings.Account account;
  private final Duration life;
  private final Clock clock;

  @Inject
  Sessions(SimulatorSettings settings, Clock clock) {
    this(settings.account(), settings.sessionLife(), clock);
  }

  Sessions(SimulatorSettings.Account account, Duration life, Clock clock) {
    this.account = account;
    this.life = life;
    this.clock = clock;
  }

  /** A new session; empty if the credentials are wrong. */
  Optional<String> open(String username, String password) {
    // Both are compared in any case and in constant time, so that nothing can be learnt from it.
    if (!same(username, account.username()) | !same(password, account.password())) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    ends.values().removeIf(end -> !end.isAfter(now));
    String session = UUID.randomUUID().toString();
    ends.put(session, now.plus(life));
    return Optional.of(session);
  }

  /** Whether the session was opened here and has not ended. */
  boolean isOpen(String session) {
    Instant end = ends.get(session);
    return end != null && end.isAfter(clock.instant());
  }

  void drop(String session) {
    ends.remove(session);
  }

  public void dropAll() {
    ends.clear();
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
