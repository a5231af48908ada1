package vn.evn.billing.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.CsvLine;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;

/**
 * Reads a file line by line; what it holds at a time is one line and at most {@link #MOST_FAULTS}
 * faults. Comma-separated with a head, or one JSON object a line.
 */
final class BulkFile {
  /** More faults than these are not named one by one. */
  static final int MOST_FAULTS = 1_000;

  private static final int MOST_LINES = 5_000_000;
  private static final int MOST_BYTES_OF_LINE = 4_096;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final InputStream in;
  private final MessageDigest sha256 = sha256();
  private final boolean csv;
  private final BulkForm form;
  private final List<FieldError> faults = new ArrayList<>();
  private final byte[] line = new byte[MOST_BYTES_OF_LINE];
  private long lineNo;
  private long lines;
  private @Nullable List<String> head;

  /** Takes over one line. */
  interface Sink {
    /**
     * Takes a line, or refuses it.
     *
     * @throws ProblemException with every fault of the line
     */
    void take(long lineNo, JsonNode object) throws IOException;
  }

  /**
   * A file.
   *
   * @param mediaType text/csv or application/x-ndjson
   * @param encoding gzip, or none
   * @throws ProblemException (415) if it is neither
   */
  BulkFile(InputStream body, @Nullable String mediaType, @Nullable String encoding, BulkForm form) {
    String type =
        mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    this.csv = type.equals("text/csv");
    this.form = form;
    if (!csv && !type.equals("application/x-ndjson")) {
      throw new ProblemException(
          Problem.of(
              415,
              "unsupported-media-type",
              "Send the file as text/csv or application/x-ndjson",
              null));
    }
    try {
      InputStream plain =
          encoding != null && encoding.equalsIgnoreCase("gzip")
              ? new GZIPInputStream(body, 1 << 16)
              : body;
      this.in = new BufferedInputStream(new DigestInputStream(plain, sha256), 1 << 16);
    } catch (IOException e) {
      throw ProblemException.unreadable("The file is not gzip");
    }
  }

  /**
   * Reads the whole file.
   *
   * @throws ProblemException (400) if it is no text, (413) if it has too many lines, (422) with the
   *     faults of its lines
   */
  void read(Sink sink) {
    try {
      for (String text = next(); text != null; text = next()) {
        if (!text.isBlank()) {
          line(text, sink);
        }
      }
    } catch (IOException e) {
      throw ProblemException.unreadable("The file was cut off");
    }
    if (lines == 0 && faults.isEmpty()) {
      faults.add(new FieldError("/lines", "there is none"));
    }
    refuseIfFaulty(faults);
  }

  /** Lines with content, the head not counted. */
  long lines() {
    return lines;
  }

  /** SHA-256 of the file, after it was read. */
  String digest() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  static void refuseIfFaulty(List<FieldError> faults) {
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults);
    }
  }

  private void line(String text, Sink sink) throws IOException {
    if (csv && head == null) {
      head = CsvLine.cells(text).map(form::head).orElseGet(List::of);
      if (head.isEmpty()) {
        throw ProblemException.invalidField(
            "/lines/1", "must be the head: " + String.join(",", form.columns()));
      }
      return;
    }
    lines++;
    JsonNode object = object(text);
    if (object != null) {
      try {
        sink.take(lineNo, object);
      } catch (ProblemException e) {
        e.problem().errors().forEach(f -> fault(f.pointer(), f.detail()));
      }
    }
  }

  private @Nullable JsonNode object(String text) {
    if (csv) {
      Optional<List<String>> cells = CsvLine.cells(text);
      List<String> columns = head == null ? List.of() : head;
      if (cells.isEmpty() || cells.get().size() != columns.size()) {
        fault("", "must have " + columns.size() + " values");
        return null;
      }
      return form.object(columns, cells.get());
    }
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // Said below.
    }
    fault("", "must be a JSON object");
    return null;
  }

  private void fault(String pointer, String detail) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new FieldError("/lines/" + lineNo + pointer, detail));
    }
  }

  /** The next line without its end; null after the last. */
  private @Nullable String next() throws IOException {
    int length = 0;
    int read = in.read();
    if (read < 0) {
      return null;
    }
    lineNo++;
    // The head is one more; blank lines count, or a small packed file could hold any number of
    // them.
    if (lineNo > MOST_LINES + 1) {
      throw new ProblemException(
          Problem.of(
              413, "too-large", "The file is too large", "At most " + MOST_LINES + " lines"));
    }
    while (read >= 0 && read != '\n') {
      if (length == MOST_BYTES_OF_LINE) {
        throw ProblemException.invalidField(
            "/lines/" + lineNo, "must have at most " + MOST_BYTES_OF_LINE + " bytes");
      }
      line[length++] = (byte) read;
      read = in.read();
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
      return lineNo == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw ProblemException.unreadable("Line " + lineNo + " is not UTF-8");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
