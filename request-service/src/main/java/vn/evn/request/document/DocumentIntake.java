package vn.evn.request.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;
import vn.evn.platform.document.ContentType;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.document.StoredDocument;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;

/**
 * Takes in a file: it is checked, its bytes are flushed in the store, and then it is noted in the
 * database, all before the answer.
 */
@ApplicationScoped
public class DocumentIntake {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int LONGEST_NAME = 200;
  private static final String NAMELESS = "document";

  private final DocumentStore store;
  private final Uploads uploads;
  private final DocumentConfig config;

  @Inject
  DocumentIntake(DocumentStore store, Uploads uploads, DocumentConfig config) {
    this.store = store;
    this.uploads = uploads;
    this.config = config;
  }

  /**
   * Takes in a file.
   *
   * @param name title of the paper; null for the name of the file
   * @param sha256 digest that the sender expects; null if it gave none
   * @return the reference to be named in an application or elsewhere
   * @throws ProblemException 413 if the file is too large, 422 with every other fault
   */
  public DocumentReference takeIn(
      @Nullable FileUpload file, @Nullable String name, @Nullable String sha256, Owner owner) {
    if (file == null) {
      throw ProblemException.invalidField("/file", "is required");
    }
    if (file.size() > config.fileBytes()) {
      throw new ProblemException(
          Problem.of(
              413,
              "too-large",
              "The file is too large",
              "A file may have at most " + config.fileBytes() + " bytes"));
    }
    try {
      List<FieldError> faults = new ArrayList<>();
      String type = typeOf(file, faults);
      String title = titleOf(file, name, faults);
      checkDigest(file, sha256, faults);
      if (!faults.isEmpty()) {
        throw ProblemException.invalidFields(faults);
      }
      StoredDocument stored;
      try (InputStream content = Files.newInputStream(file.uploadedFile())) {
        stored = store.put(content);
      }
      DocumentReference document =
          new DocumentReference(
              UUID.randomUUID().toString(),
              title,
              type,
              stored.sha256(),
              stored.sizeBytes(),
              DocumentReference.State.STORED);
      uploads.add(document, owner);
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException("the uploaded file cannot be read", e);
    }
  }

  private String typeOf(FileUpload file, List<FieldError> faults) throws IOException {
    if (file.size() == 0) {
      faults.add(new FieldError("/file", "is empty"));
      return "";
    }
    Optional<String> found = ContentType.of(file.uploadedFile());
    if (found.isEmpty() || !config.types().contains(found.get())) {
      faults.add(new FieldError("/file", "is none of the types " + config.types()));
      return "";
    }
    String declared = declaredType(file);
    if (!declared.isEmpty() && !declared.equals(found.get())) {
      faults.add(new FieldError("/file", "is declared as " + declared + ", but is " + found.get()));
    }
    return found.get();
  }

  /** Without its parameters; empty if the sender declared nothing, or nothing in particular. */
  private static String declaredType(FileUpload file) {
    String declared = file.contentType() == null ? "" : file.contentType();
    String type = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/octet-stream") ? "" : type;
  }

  /** A name is for reading only: no folders, nothing that a terminal or a header would obey. */
  private static String titleOf(FileUpload file, @Nullable String name, List<FieldError> faults) {
    String given = name == null || name.isBlank() ? file.fileName() : name;
    String cleaned =
        given == null
            ? ""
            : given
                .substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}|\\p{Cf}", "")
                .strip();
    if (cleaned.length() > LONGEST_NAME) {
      faults.add(new FieldError("/name", "must have at most " + LONGEST_NAME + " characters"));
    }
    return cleaned.isEmpty() ? NAMELESS : cleaned;
  }

  private static void checkDigest(FileUpload file, @Nullable String sha256, List<FieldError> faults)
      throws IOException {
    if (sha256 == null || sha256.isBlank()) {
      return;
    }
    if (!SHA_256.matcher(sha256).matches()) {
      faults.add(new FieldError("/sha256", "must be 64 hex digits"));
    } else if (!digest(file).equalsIgnoreCase(sha256)) {
      faults.add(new FieldError("/sha256", "is not the digest of the file that arrived"));
    }
  }

  private static String digest(FileUpload file) throws IOException {
    try (DigestInputStream content =
        new DigestInputStream(
            Files.newInputStream(file.uploadedFile()), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(content.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
