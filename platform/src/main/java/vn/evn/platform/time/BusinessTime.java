package vn.evn.platform.time;

import java.time.ZoneId;

/** The time zone of every business date. */
public final class BusinessTime {
  /** Viet Nam has one zone, UTC+7, without summer time. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private BusinessTime() {}
}
