package vn.evn.platform.problem;

/**
 * The form in which a part of an API says that a body is too large, where it is not a {@link
 * Problem}. Such a body is refused before any resource sees it.
 */
public interface ErrorFace {
  /** Whether this face answers for an address. */
  boolean covers(String path);

  /** The body of the answer. */
  String tooLarge();

  /** Its media type. */
  String mediaType();

  /**
   * A call was refused so. Must not wait for anything: it may be called before any work is handed
   * to another thread.
   *
   * @param bytes size of the body as announced, or how much of it had come
   */
  default void refused(String path, long bytes) {}
}
