package vn.evn.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * Reads a yes or no of a query. A parameter of type boolean would silently take everything that is
 * not {@code true} for a no.
 */
public final class QueryFlag {
  private QueryFlag() {}

  /**
   * Reads one.
   *
   * @param pointer names the parameter in the problem
   * @return null if it is not given
   * @throws ProblemException 422 if it is neither {@code true} nor {@code false}
   */
  public static @Nullable Boolean read(String pointer, @Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.invalidField(pointer, "must be true or false");
    };
  }

  /** Whether it is given and says yes. */
  public static boolean isSet(String pointer, @Nullable String text) {
    return Boolean.TRUE.equals(read(pointer, text));
  }
}
