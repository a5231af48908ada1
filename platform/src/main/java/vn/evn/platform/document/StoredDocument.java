package vn.evn.platform.document;

/**
 * Where the bytes of a document lie.
 *
 * @param sha256 64 lower-case hex digits
 * @param sizeBytes number of bytes
 */
public record StoredDocument(String sha256, long sizeBytes) {}
