package vn.evn.simulator.wire;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * Date-times of the wire: {@code yyyyMMddHHmmss}, 24 hours, local time of Viet Nam, no zone
 * (contract §1.4).
 */
public final class PortalTime {
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private PortalTime() {}

  public static String format(LocalDateTime time) {
    return FORMAT.format(time);
  }

  /** Whether the text is a date-time that exists in the calendar. */
  public static boolean isValid(String text) {
    try {
      LocalDateTime.parse(text, FORMAT);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
