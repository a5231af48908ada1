package vn.evn.portal.message;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.time.BusinessTime;

/** Times of the portal: {@code yyyyMMddHHmmss}, 24 hours, local time of Viet Nam. */
public final class PortalTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private PortalTime() {}

  /** Reads a time; empty if it is none, or an impossible one. */
  public static Optional<OffsetDateTime> parse(String text) {
    try {
      return Optional.of(
          LocalDateTime.parse(text.strip(), FORM).atZone(BusinessTime.ZONE).toOffsetDateTime());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Writes a time; null becomes the empty text, as the portal has it. */
  public static String format(@Nullable OffsetDateTime time) {
    return time == null ? "" : FORM.format(time.atZoneSameInstant(BusinessTime.ZONE));
  }
}
