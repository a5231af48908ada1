package vn.evn.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server writes into its data folder about itself: {@code postmaster.pid}, with
 * the process id on line 1, the data folder on line 2 and the second of the start on line 3.
 *
 * @param pid process id of the server
 * @param started second of its start
 */
record PostmasterFile(long pid, Instant started) {
  /** The file of this data folder; empty if no server has written one, or not all of it. */
  static Optional<PostmasterFile> in(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 3
        || !lines.get(0).matches("\\d{1,18}")
        || !lines.get(2).matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(
        new PostmasterFile(
            Long.parseLong(lines.get(0)), Instant.ofEpochSecond(Long.parseLong(lines.get(2)))));
  }
}
