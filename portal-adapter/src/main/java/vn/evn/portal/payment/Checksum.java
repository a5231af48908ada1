package vn.evn.portal.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import vn.evn.platform.text.StorableText;

/** The checksum of the payment platform (MaXacThuc): SHA-256 over the values and the secret. */
final class Checksum {
  private Checksum() {}

  /** Lower-case hex of the digest over the values joined by {@code |}, the secret last. */
  static String of(List<String> values, String secret) {
    String joined = String.join("|", values) + "|" + secret;
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Whether a value stands for itself alone in a checksum, and can be stored. One with the sign
   * that joins the values could be read as several: what we sign of it for one message would be the
   * checksum of another.
   */
  static boolean isUnambiguous(String value) {
    return StorableText.isStorable(value) && value.indexOf('|') < 0;
  }

  /** Compares in constant time, so that the answer's delay tells nothing. */
  static boolean matches(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8),
        given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}
