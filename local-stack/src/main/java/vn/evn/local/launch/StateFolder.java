package vn.evn.local.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of everything that a local stack keeps; one stack at a time uses it. */
final class StateFolder implements AutoCloseable {
  static final String POSTGRES = "postgres";
  static final String KAFKA = "kafka";
  static final String DOCUMENTS = "documents";
  static final String SIMULATOR = "simulator";
  static final String LOGS = "logs";

  private static final List<String> STATE = List.of(POSTGRES, KAFKA, DOCUMENTS, SIMULATOR, LOGS);

  private final Path path;
  private final FileChannel lockFile;

  private StateFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
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

  /** Empties the state; keys, tokens and secrets stay. */
  void empty() throws IOException {
    for (String name : STATE) {
      deleteTree(path.resolve(name));
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
