package vn.evn.platform.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of the entries of a ZIP file, from its directory at the end. Nothing is unpacked, so a
 * file that would unpack to any size costs no more than another.
 *
 * <p>Source: APPNOTE.TXT of PKWARE, sections 4.3.12 and 4.3.16. Files beyond 4 GiB (ZIP64) are not
 * read.
 */
final class ZipEntryNames {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int MOST_ENTRIES = 10_000;

  private ZipEntryNames() {}

  /** The names; empty if the directory is not there or not in order. */
  static Set<String> of(ByteBuffer content) {
    ByteBuffer file = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int end = end(file);
    Set<String> names = new HashSet<>();
    if (end < 0) {
      return names;
    }
    int count = file.getShort(end + 10) & 0xFFFF;
    long at = file.getInt(end + 16) & 0xFFFF_FFFFL;
    for (int i = 0; i < Math.min(count, MOST_ENTRIES); i++) {
      if (at + ENTRY_BYTES > end || file.getInt((int) at) != ENTRY) {
        return Set.of();
      }
      int entry = (int) at;
      int nameBytes = file.getShort(entry + 28) & 0xFFFF;
      int extraBytes = file.getShort(entry + 30) & 0xFFFF;
      int commentBytes = file.getShort(entry + 32) & 0xFFFF;
      if (at + ENTRY_BYTES + nameBytes > end) {
        return Set.of();
      }
      byte[] name = new byte[nameBytes];
      file.get(entry + ENTRY_BYTES, name);
      names.add(new String(name, StandardCharsets.UTF_8));
      at += ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
    }
    return names;
  }

  /** Where the record of the end begins; it stands before a comment of any length. */
  private static int end(ByteBuffer file) {
    int last = file.limit() - END_BYTES;
    for (int at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
      if (file.getInt(at) == END) {
        return at;
      }
    }
    return -1;
  }
}
