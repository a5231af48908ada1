package vn.evn.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTypeTest {
  @Test
  void knowsPapersByTheirContent() {
    assertThat(ContentType.of(ascii("%PDF-1.7 vi du"))).contains("application/pdf");
    assertThat(ContentType.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
        .contains("image/png");
    assertThat(ContentType.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}))
        .contains("image/jpeg");
    assertThat(ContentType.of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}))
        .contains("application/msword");
    assertThat(ContentType.of(zip("[Content_Types].xml", "word/document.xml")))
        .contains(ContentType.DOCX);
    assertThat(ContentType.of(zip("[Content_Types].xml", "xl/workbook.xml")))
        .contains(ContentType.XLSX);
  }

  @Test
  void knowsNothingElse() {
    assertThat(ContentType.of(new byte[0])).isEmpty();
    assertThat(ContentType.of(ascii("%PD"))).isEmpty();
    assertThat(ContentType.of(ascii("<html><script>alert(1)</script></html>"))).isEmpty();
    assertThat(ContentType.of(new byte[] {'M', 'Z', 0, 0})).isEmpty();
    assertThat(ContentType.of(zip("word/document.xml"))).as("no document of Office").isEmpty();
    assertThat(ContentType.of(zip("[Content_Types].xml", "evil.exe"))).isEmpty();
    // The name of the entry stands in the content of another one.
    assertThat(ContentType.of(zip("[Content_Types].xml", "a/word/document.xml.txt"))).isEmpty();
  }

  @Test
  void takesNoDocumentWithMacros() {
    assertThat(
            ContentType.of(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
        .isEmpty();
  }

  @Test
  void saysTheSameOfAFile(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("paper"), zip("[Content_Types].xml", "xl/workbook.xml"));
    assertThat(ContentType.of(file)).contains(ContentType.XLSX);
    assertThat(ContentType.of(Files.createFile(folder.resolve("empty")))).isEmpty();
  }

  @Test
  void bearsEveryDamage() {
    byte[] whole = zip("[Content_Types].xml", "word/document.xml");
    for (int length = 0; length < whole.length; length++) {
      assertThat(ContentType.of(Arrays.copyOf(whole, length))).as("first %d", length).isEmpty();
    }
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n < 3; n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Optional<String> type = ContentType.of(damaged);
      type.ifPresent(known -> assertThat(known).isEqualTo(ContentType.DOCX));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] zip(String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(ascii("<xml/>"));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
