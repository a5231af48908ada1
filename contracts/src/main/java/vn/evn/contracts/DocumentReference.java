package vn.evn.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A document that lies in the document store; the bytes never travel in an event.
 *
 * @param id identifier given by the service that took the document in
 * @param name file name as given by the sender
 * @param type media type found in the content; null while not fetched
 * @param sha256 address in the store, 64 lower-case hex digits; null while not fetched
 * @param sizeBytes size in bytes; 0 while not fetched
 * @param state whether the bytes are there
 */
public record DocumentReference(
    String id,
    String name,
    @Nullable String type,
    @Nullable String sha256,
    long sizeBytes,
    State state) {

  /** Whether the bytes of a document are in the store. */
  public enum State {
    STORED,
    /** Given as an address and not fetched yet. */
    PENDING,
    /** Could not be fetched; the officer decides. */
    FAILED
  }
}
