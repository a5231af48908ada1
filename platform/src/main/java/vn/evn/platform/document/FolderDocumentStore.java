package vn.evn.platform.document;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A document store in a folder, two levels deep by the first digits of the digest.
 *
 * <p>A file appears under its name only when all its bytes are on the disk: they are written beside
 * it, flushed, and moved in one step; then the folder is flushed, so that a power cut cannot forget
 * the name.
 */
@ApplicationScoped
@DefaultBean
class FolderDocumentStore implements DocumentStore {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final Path root;
  private final FolderFlush flush;

  /** Makes the entries of a folder survive a power cut. */
  @FunctionalInterface
  interface FolderFlush {
    void accept(Path folder) throws IOException;
  }

  @Inject
  FolderDocumentStore(@ConfigProperty(name = "evn.document.dir") String folder) {
    this(folder, FolderDocumentStore::flush);
  }

  FolderDocumentStore(String folder, FolderFlush flush) {
    this.root = Path.of(folder);
    this.flush = flush;
  }

  @Override
  public StoredDocument put(byte[] bytes) {
    String digest = digest(bytes);
    Path outer = root.resolve(digest.substring(0, 2));
    Path folder = outer.resolve(digest.substring(2, 4));
    Path target = folder.resolve(digest);
    try {
      if (!Files.exists(target)) {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, digest, ".draft");
        try {
          writeAndFlush(draft, bytes);
          Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(draft);
        }
      }
      // Also for a file that was there: whoever moved it may have been killed, or may not yet have
      // come to flush the folders.
      for (Path each : List.of(folder, outer, root)) {
        flush.accept(each);
      }
      return new StoredDocument(digest, bytes.length);
    } catch (IOException e) {
      throw new DocumentStoreUnavailable(e);
    }
  }

  /** The name is known only at the end, so the draft lies at the root until then. */
  @Override
  public StoredDocument put(InputStream content) {
    try {
      Files.createDirectories(root);
      Path draft = Files.createTempFile(root, "incoming", ".draft");
      try {
        MessageDigest digest = sha256();
        long size = writeAndFlush(draft, new DigestInputStream(content, digest));
        String name = HexFormat.of().formatHex(digest.digest());
        Path outer = root.resolve(name.substring(0, 2));
        Path folder = outer.resolve(name.substring(2, 4));
        Path target = folder.resolve(name);
        Files.createDirectories(folder);
        if (!Files.exists(target)) {
          Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        }
        flush(folder);
        flush(outer);
        flush(root);
        return new StoredDocument(name, size);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new DocumentStoreUnavailable(e);
    }
  }

  private static long writeAndFlush(Path file, InputStream content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long size = content.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
      return size;
    }
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IOException("not a digest of 64 lower-case hex digits");
    }
    return Files.newInputStream(
        root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256));
  }

  private static void writeAndFlush(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void flush(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
