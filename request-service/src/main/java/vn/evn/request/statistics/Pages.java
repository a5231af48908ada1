package vn.evn.request.statistics;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.ProblemException;

/**
 * A page of a list that is ordered by a key.
 *
 * @param next where to go on; null at the end
 */
record Pages<T>(List<T> items, @Nullable String next) {
  static final int MOST = 200;

  /**
   * Cuts a page out.
   *
   * @param all in the order of their keys
   * @param cursor where the page before ended; null for the first
   * @throws ProblemException 422 if cursor or limit are not valid
   */
  static <T> Pages<T> of(List<T> all, Function<T, String> key, @Nullable String cursor, int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MOST);
    }
    String after = cursor == null ? null : decode(cursor);
    List<T> left =
        all.stream().filter(item -> after == null || key.apply(item).compareTo(after) > 0).toList();
    List<T> items = left.stream().limit(limit).toList();
    return new Pages<>(items, left.size() > limit ? encode(key.apply(items.get(limit - 1))) : null);
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalidField("/cursor", "is not a cursor that a page gave");
    }
  }
}
