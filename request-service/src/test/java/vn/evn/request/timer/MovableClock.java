package vn.evn.request.timer;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import vn.evn.platform.time.BusinessTime;

/** A clock that a test sets; it stands still in between. */
@Alternative
@Singleton
public class MovableClock extends Clock {
  private volatile Instant now = OffsetDateTime.parse("2026-11-16T09:00:00+07:00").toInstant();

  /** Sets it to a time in Viet Nam, for example {@code 2026-11-16T09:00:00}. */
  public void set(String local) {
    now = OffsetDateTime.parse(local + "+07:00").toInstant();
  }

  @Override
  public ZoneId getZone() {
    return BusinessTime.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
