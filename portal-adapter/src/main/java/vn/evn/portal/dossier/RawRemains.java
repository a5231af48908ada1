package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.evn.platform.text.StorableText;
import vn.evn.portal.message.PortalReply;
import vn.evn.portal.message.UnreadBodies;

/**
 * What is kept of a body that never became a message: of an unreadable one its digest, its size and
 * how it begins, without secrets and long runs of encoded bytes; of one that is too large its size
 * alone, since nothing of it is read. Neither counts for anything.
 */
@ApplicationScoped
class RawRemains implements UnreadBodies {
  /** How much of a body is looked at, and how much of that is kept. */
  private static final int LOOKED_AT_BYTES = 8_192;

  private static final int KEPT_CHARACTERS = 1_000;

  /** A secret with its value, as JSON, as a form, as a header or as XML would write it. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(session|securitykey|password|mat_?khau|token|authorization)([\"']?\\s*[:=>]\\s*)"
              + "(\"(?:\\\\.|[^\"\\\\])*+\"?|'[^']*+'?|[^\\r\\n,}&;<]++)");

  private static final Pattern BYTES = Pattern.compile("[A-Za-z0-9+/=_-]{120,}+");

  /**
   * Bodies that are too large are refused before it is known who sends them: a flood of them must
   * not fill the table.
   */
  private static final int TOO_LARGE_A_MINUTE = 20;

  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final RawMessages raw;
  private long minuteBeganAt = System.nanoTime();
  private int inMinute;

  @Inject
  RawRemains(RawMessages raw) {
    this.raw = raw;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void unreadable(String operation, byte[] body) {
    keep(
        operation,
        digest(body),
        JsonNodeFactory.instance
            .objectNode()
            .put("(bytes)", body.length)
            .put("(begins)", beginning(body)),
        RawMessages.UNREADABLE,
        "không phải là JSON hợp lệ");
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void tooLarge(String path, long bytes) {
    if (isWithinTheMinute()) {
      keep(
          path,
          "",
          JsonNodeFactory.instance.objectNode().put("(bytes)", bytes),
          RawMessages.TOO_LARGE,
          "vượt quá dung lượng cho phép");
    }
  }

  private void keep(
      String operation, String digest, ObjectNode body, String outcome, String answer) {
    raw.keep(
        null, RawMessages.operation(operation), digest, body, PortalReply.REFUSED, outcome, answer);
  }

  private synchronized boolean isWithinTheMinute() {
    long now = System.nanoTime();
    if (now - minuteBeganAt >= MINUTE_NANOS) {
      minuteBeganAt = now;
      inMinute = 0;
    }
    return inMinute++ < TOO_LARGE_A_MINUTE;
  }

  static String beginning(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, LOOKED_AT_BYTES), StandardCharsets.UTF_8);
    String bare = BYTES.matcher(SECRET.matcher(text).replaceAll("$1$2(secret)")).replaceAll("(…)");
    return StorableText.start(StorableText.of(bare), KEPT_CHARACTERS);
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
