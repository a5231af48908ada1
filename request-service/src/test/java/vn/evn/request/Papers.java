package vn.evn.request;

import static io.restassured.RestAssured.given;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.testing.TestTokens;

/** Files as the tests hand them in. */
final class Papers {
  private Papers() {}

  /** A paper like no other. */
  static byte[] aPdf() {
    return ("%PDF-1.7 ví dụ " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
  }

  /** A document of Office with these entries beside the one that all have. */
  static byte[] office(String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
      }
      zip.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hands a file in as a channel. */
  static Response upload(byte[] bytes, String fileName, @Nullable String type) {
    return upload(TestTokens.bearer("channel"), "/api/v1/documents", bytes, fileName, type);
  }

  static Response upload(
      String bearer, String path, byte[] bytes, String fileName, @Nullable String type) {
    return upload(bearer, path, bytes, fileName, type, Map.of());
  }

  static Response upload(
      String bearer,
      String path,
      byte[] bytes,
      String fileName,
      @Nullable String type,
      Map<String, String> more) {
    MultiPartSpecBuilder file = new MultiPartSpecBuilder(bytes).controlName("file");
    file.fileName(fileName);
    if (type != null) {
      file.mimeType(type);
    }
    var request = given().header("Authorization", bearer).multiPart(file.build());
    for (Map.Entry<String, String> part : more.entrySet()) {
      request =
          request.multiPart(
              new MultiPartSpecBuilder(part.getValue())
                  .controlName(part.getKey())
                  .mimeType("text/plain; charset=UTF-8")
                  .charset(StandardCharsets.UTF_8)
                  .build());
    }
    return request.post(path);
  }

  /** Hands a paper in as a channel; its id. */
  static String anUpload() {
    return upload(aPdf(), "giay-to.pdf", "application/pdf")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
