package vn.evn.local.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.local.server.Folders;

/** The folder of everything that a local stack keeps; one stack at a time uses it. */
final class StateFolder implements AutoCloseable {
  static final String POSTGRES = "postgres";
  static final String KAFKA = "kafka";
  static final String DOCUMENTS = "documents";
  static final String SIMULATOR = "simulator";
  static final String LOGS = "logs";

  /** The variable that puts the folder elsewhere. */
  static final String VARIABLE = "EVN_LOCAL_DIR";

  /** Of the build that this run began with: not its state. */
  private static final String BUILD_LOG = "build.log";

  private static final List<String> STATE = List.of(POSTGRES, KAFKA, DOCUMENTS, SIMULATOR);

  private final Path path;
  private final FileChannel lockFile;

  private StateFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Where the folder is in this environment.
   *
   * @param root of the checkout, from which a relative path counts
   */
  static Path in(Map<String, String> environment, Path root) {
    String wished = environment.getOrDefault(VARIABLE, "").strip();
    return root.resolve(wished.isEmpty() ? ".local" : wished).normalize();
  }

  /**
   * Takes the folder for this stack.
   *
   * @throws LaunchFailure if another stack uses it
   */
  static StateFolder take(Path path) throws IOException, LaunchFailure {
    Files.createDirectories(path);
    FileChannel lockFile =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lockOf(lockFile) == null) {
      lockFile.close();
      throw new LaunchFailure(
          "Another local stack runs on the folder " + path + "; stop it first.");
    }
    return new StateFolder(path, lockFile);
  }

  private static @Nullable FileLock lockOf(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path path() {
    return path;
  }

  /** Where the children of this stack are written down. */
  ChildRecords children() {
    return new ChildRecords(path.resolve("children"));
  }

  /** Empties the state; keys, tokens, secrets and the log of the build stay. */
  void empty() throws IOException {
    for (String name : STATE) {
      Folders.delete(path.resolve(name));
    }
    Path logs = path.resolve(LOGS);
    if (Files.exists(logs)) {
      try (Stream<Path> files = Files.list(logs)) {
        for (Path file : files.toList()) {
          if (!file.endsWith(BUILD_LOG)) {
            Folders.delete(file);
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
