package vn.evn.request.timer;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service with a clock that a test moves, and which looks often for what is past. */
public class RunningTimers implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(MovableClock.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "evn.deadline.timer.every",
        "PT0.1S",
        "evn.deadline.timer.recount-every",
        "PT0.1S",
        "evn.deadline.near",
        "50%,1d",
        "evn.deadline.office-hours",
        "08:00-12:00,13:00-16:30");
  }
}
