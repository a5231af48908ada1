package vn.evn.request.statistics;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import vn.evn.platform.time.BusinessTime;

/** A clock that a test moves. */
@Alternative
@Singleton
public class MovableClock extends Clock {
  private volatile Instant now = Instant.parse("2026-01-05T02:00:00Z");

  void set(OffsetDateTime time) {
    now = time.toInstant();
  }

  @Override
  public ZoneId getZone() {
    return BusinessTime.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
