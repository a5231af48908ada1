package vn.evn.request.document;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload, for the API document.
 *
 * @param file the file
 * @param name title of the paper
 * @param sha256 digest that the sender expects
 */
@Schema(name = "UploadForm")
public record UploadForm(
    @Schema(type = SchemaType.STRING, format = "binary", description = "The file", required = true)
        String file,
    @Schema(
            description = "Title of the paper; else the name of the file",
            nullable = true,
            examples = "Giấy đề nghị mua điện")
        @Nullable String name,
    @Schema(description = "Digest of the file, 64 hex digits, checked on arrival", nullable = true)
        @Nullable String sha256) {

  /** An example of the parts. */
  public static final String EXAMPLE =
      "{\"file\": \"%PDF-1.7 ...\", \"name\": \"Giấy đề nghị mua điện.pdf\","
          + " \"sha256\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}";

  /** An example of what is answered. */
  public static final String REFERENCE =
      "{\"id\": \"9a1c6a1e-5b0f-4d0c-9a54-0c8e5b1f2a33\","
          + " \"name\": \"Giấy đề nghị mua điện.pdf\", \"type\": \"application/pdf\","
          + " \"sha256\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\","
          + " \"sizeBytes\": 48213, \"state\": \"STORED\"}";
}
