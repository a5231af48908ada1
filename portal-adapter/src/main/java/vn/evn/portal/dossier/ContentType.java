package vn.evn.portal.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells what a file is by its first bytes; a name or a claim of the sender is not trusted. */
final class ContentType {
  private ContentType() {}

  static Optional<String> of(byte[] bytes) {
    if (startsWith(bytes, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
      return Optional.of("application/pdf");
    }
    if (startsWith(bytes, new byte[] {(byte) 0x89, 'P', 'N', 'G'})) {
      return Optional.of("image/png");
    }
    if (startsWith(bytes, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
      return Optional.of("image/jpeg");
    }
    if (startsWith(bytes, new byte[] {'P', 'K', 3, 4}) && holds(bytes, "word/")) {
      return Optional.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }
    if (startsWith(bytes, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})) {
      return Optional.of("application/msword");
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (bytes[i] != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the names of the entries of a ZIP file hold a text; they stand in it as they are. */
  private static boolean holds(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }
}
