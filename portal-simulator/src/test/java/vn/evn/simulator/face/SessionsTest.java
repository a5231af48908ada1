package vn.evn.simulator.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.wire.PortalTime;

class SessionsTest {
  private final MovableClock clock = new MovableClock();
  private final Sessions sessions = new Sessions(new Vidu(), Duration.ofMinutes(10), clock);

  @Test
  void endsASessionAfterItsLife() {
    String session = sessions.open("vidu", "mat-khau").orElseThrow();
    clock.now = clock.now.plus(Duration.ofMinutes(10)).minusMillis(1);
    assertThat(sessions.isOpen(session)).isTrue();
    clock.now = clock.now.plusMillis(1);
    assertThat(sessions.isOpen(session)).isFalse();
  }

  @Test
  void knowsOnlySessionsItOpened() {
    assertThat(sessions.isOpen("")).isFalse();
    assertThat(sessions.open("vidu", "other")).isEmpty();
    assertThat(sessions.open("vidu", "mat-khau")).isNotEqualTo(sessions.open("vidu", "mat-khau"));
  }

  @Test
  void dropsSessions() {
    String one = sessions.open("vidu", "mat-khau").orElseThrow();
    String other = sessions.open("vidu", "mat-khau").orElseThrow();
    sessions.drop(one);
    assertThat(sessions.isOpen(one)).isFalse();
    assertThat(sessions.isOpen(other)).isTrue();
    sessions.dropAll();
    assertThat(sessions.isOpen(other)).isFalse();
  }

  private static final class Vidu implements SimulatorSettings.Account {
    @Override
    public String username() {
      return "vidu";
    }

    @Override
    public String password() {
      return "mat-khau";
    }
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-11-16T01:30:15Z");

    @Override
    public ZoneId getZone() {
      return PortalTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
