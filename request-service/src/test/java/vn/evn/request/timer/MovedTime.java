package vn.evn.request.timer;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service with a clock that stands still until a test moves it; nothing happens by itself. */
public class MovedTime implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(MovableClock.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    // The events stay in the outbox, where a test can count them.
    return Map.of("evn.deadline.timer.enabled", "false", "evn.outbox.relay.enabled", "false");
  }
}
