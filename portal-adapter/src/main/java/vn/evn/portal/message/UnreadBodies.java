package vn.evn.portal.message;

/** Keeps what is left of calls whose body never became a message. */
public interface UnreadBodies {
  /**
   * A body that is no JSON object.
   *
   * @param operation what was called
   */
  void unreadable(String operation, byte[] body);

  /**
   * A body that was not read since it is too large.
   *
   * @param path what was called
   * @param bytes its size as announced, or how much of it had come
   */
  void tooLarge(String path, long bytes);
}
