package vn.evn.platform.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** Tells what a file is by its content; a name or a claim of the sender is not trusted. */
public final class ContentType {
  public static final String PDF = "application/pdf";
  public static final String PNG = "image/png";
  public static final String JPEG = "image/jpeg";
  public static final String DOC = "application/msword";
  public static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final byte[] PDF_START = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] ZIP_START = {'P', 'K', 3, 4};
  private static final byte[] OLE_START = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private ContentType() {}

  /** The media type of a file in memory; empty if it is none of those known here. */
  public static Optional<String> of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /**
   * The media type of a file; empty if it is none of those known here.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<String> of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  private static Optional<String> of(ByteBuffer content) {
    if (startsWith(content, PDF_START)) {
      return Optional.of(PDF);
    }
    if (startsWith(content, PNG_START)) {
      return Optional.of(PNG);
    }
    if (startsWith(content, JPEG_START)) {
      return Optional.of(JPEG);
    }
    if (startsWith(content, OLE_START)) {
      return Optional.of(DOC);
    }
    return startsWith(content, ZIP_START) ? ofZip(ZipEntryNames.of(content)) : Optional.empty();
  }

  /** A document with macros is none: it would run a program of the sender. */
  private static Optional<String> ofZip(Set<String> names) {
    if (!names.contains("[Content_Types].xml")
        || names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
      return Optional.empty();
    }
    if (names.contains("word/document.xml")) {
      return Optional.of(DOCX);
    }
    return names.contains("xl/workbook.xml") ? Optional.of(XLSX) : Optional.empty();
  }

  private static boolean startsWith(ByteBuffer content, byte[] start) {
    if (content.limit() < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (content.get(i) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
