package vn.evn.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The children of a run, written down as they start: one line each with process id, time of start
 * in milliseconds since 1970, and name. The next run finds by it what a killed launcher left.
 */
final class ChildRecords {
  private final Path file;

  ChildRecords(Path file) {
    this.file = file;
  }

  /** One child: who it was, not whether it still runs. */
  record ChildRecord(long pid, Instant started, String name) {}

  void add(String name, ProcessHandle process) throws IOException {
    long started = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    Files.writeString(
        file,
        process.pid() + " " + started + " " + name + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The children in the order of their start; a line that was cut off is passed over. */
  List<ChildRecord> read() throws IOException {
    List<ChildRecord> records = new ArrayList<>();
    if (!Files.exists(file)) {
      return records;
    }
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split(" ", 3);
      if (parts.length == 3 && isNumber(parts[0]) && isNumber(parts[1])) {
        records.add(
            new ChildRecord(
                Long.parseLong(parts[0]),
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                parts[2]));
      }
    }
    return records;
  }

  void clear() throws IOException {
    Files.deleteIfExists(file);
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,18}");
  }
}
