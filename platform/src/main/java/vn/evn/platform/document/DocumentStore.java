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
   * Stores what a stream gives, without holding it in memory; else as {@link #put(byte[])}. The
   * caller limits its length and closes it.
   *
   * @throws DocumentStoreUnavailable if it could not be read to its end or not be written
   */
  StoredDocument put(InputStream content);

  /**
   * Opens stored bytes.
   *
   * @throws IOException if there are none of this digest, or they cannot be read
   */
  InputStream open(String sha256) throws IOException;
}
