package vn.evn.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDocumentStoreTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
  private static final String ABC_SHA_256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void findsBytesByTheDigestOfTheStandard(@TempDir Path folder) throws IOException {
    FolderDocumentStore store = new FolderDocumentStore(folder.toString());
    assertThat(store.put(ABC)).isEqualTo(new StoredDocument(ABC_SHA_256, 3));
    assertThat(store.open(ABC_SHA_256).readAllBytes()).isEqualTo(ABC);
  }

  @Test
  void storesAStreamLikeItsBytesAndLeavesNoDraft(@TempDir Path folder) throws IOException {
    FolderDocumentStore store = new FolderDocumentStore(folder.toString());
    for (int i = 0; i < 2; i++) {
      assertThat(store.put(new ByteArrayInputStream(ABC)))
          .isEqualTo(new StoredDocument(ABC_SHA_256, 3));
    }
    assertThat(store.put(ABC)).isEqualTo(new StoredDocument(ABC_SHA_256, 3));
    assertThat(store.open(ABC_SHA_256).readAllBytes()).isEqualTo(ABC);
    assertThatThrownBy(() -> store.put(new FailingStream()))
        .isInstanceOf(DocumentStoreUnavailable.class);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  private static final class FailingStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("cut off");
    }
  }

  @Test
  void keepsOneCopyWhenManyStoreTheSameAtOnce(@TempDir Path folder) throws Exception {
    FolderDocumentStore store = new FolderDocumentStore(folder.toString());
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<StoredDocument>> calls =
          IntStream.range(0, 64)
              .<Callable<StoredDocument>>mapToObj(i -> () -> store.put(ABC))
              .toList();
      for (Future<StoredDocument> call : callers.invokeAll(calls)) {
        assertThat(call.get().sha256()).isEqualTo(ABC_SHA_256);
      }
    } finally {
      callers.shutdown();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()))
          .containsExactly(ABC_SHA_256);
    }
  }

  @Test
  void flushesTheFoldersAlsoOfAFileThatIsThere(@TempDir Path folder) {
    List<Path> flushed = new ArrayList<>();
    FolderDocumentStore store = new FolderDocumentStore(folder.toString(), flushed::add);
    Path outer = folder.resolve(ABC_SHA_256.substring(0, 2));
    List<Path> all = List.of(outer.resolve(ABC_SHA_256.substring(2, 4)), outer, folder);
    store.put(ABC);
    assertThat(flushed).isEqualTo(all);
    flushed.clear();
    // Whoever stored it may have been killed before the flush: the answer must not rest on that.
    store.put(ABC);
    assertThat(flushed).isEqualTo(all);
  }

  @Test
  void opensNothingOutsideTheStore(@TempDir Path folder) {
    FolderDocumentStore store = new FolderDocumentStore(folder.toString());
    assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.open("0".repeat(64))).isInstanceOf(IOException.class);
  }

  @Test
  void saysSoWhenItCannotWrite(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    FolderDocumentStore store = new FolderDocumentStore(file.toString());
    assertThatThrownBy(() -> store.put(ABC)).isInstanceOf(DocumentStoreUnavailable.class);
  }
}
