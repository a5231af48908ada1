package vn.evn.simulator.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * An append-only file of JSON lines, so that a restart still knows what the portal was told.
 *
 * <p>A line is written before the change it stands for is made. It is handed to the operating
 * system but not forced to the disk: it survives the death of the process, which is what tests do
 * to it, and not a power cut. Not safe for use by several threads; {@link Dossiers} holds a lock.
 */
final class Journal implements AutoCloseable {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(Entry.class);

  private final Path file;
  private FileChannel channel;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the file, makes it if absent, and replays it.
   *
   * @throws IllegalStateException if a line cannot be read; a last line without an end, cut off by
   *     a crash, is dropped instead
   */
  static Journal open(Path file, Consumer<Entry> replay) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel = openForAppend(file);
      dropUnfinishedLine(channel);
      replay(file, replay);
      return new Journal(file, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be opened", e);
    }
  }

  /** Adds one entry. Nothing of it remains in the file if this throws. */
  void append(Entry entry) {
    try {
      long end = channel.size();
      try {
        writeFully(channel, line(entry));
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be written", e);
    }
  }

  /** Puts the entries in place of all earlier ones, at once or not at all. */
  void replaceWith(Iterable<? extends Entry> entries) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      try (FileChannel out =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (Entry entry : entries) {
          writeFully(out, line(entry));
        }
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      channel.close();
      channel = openForAppend(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be replaced", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel openForAppend(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel.position(channel.size());
    return channel;
  }

  private static void dropUnfinishedLine(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    long end = channel.size();
    while (end > 0) {
      one.clear();
      channel.read(one, end - 1);
      if (one.get(0) == '\n') {
        break;
      }
      end--;
    }
    channel.truncate(end);
    channel.position(end);
  }

  private static void replay(Path file, Consumer<Entry> replay) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          replay.accept(MAPPER.readValue(line, Entry.class));
        } catch (JsonProcessingException e) {
          throw new IllegalStateException(
              "Line " + number + " of the journal " + file + " cannot be read", e);
        }
      }
    }
  }

  private static ByteBuffer line(Entry entry) throws JsonProcessingException {
    return ByteBuffer.wrap(
        (WRITER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
