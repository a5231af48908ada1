package vn.evn.platform.document;

import java.io.IOException;
import java.io.InputStream;

/** Keeps bytes for ever under the digest of their content. */
public interface DocumentStore {
  /**
   * Stores bytes; the same bytes again are no second copy. When this returns, they are flushed.
   *
   * @throws DocumentStoreUnavailable if they could not be written
   */
  StoredDocument put(byte[] bytes);

  /**
   * Opens stored bytes.
   *
   * @throws IOException if there are none of this digest, or they cannot be read
   */
  InputStream open(String sha256) throws IOException;
}
