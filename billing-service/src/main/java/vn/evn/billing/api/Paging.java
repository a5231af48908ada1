package vn.evn.billing.api;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.ProblemException;

/**
 * Which part of a list is asked for. Lists go by a number that rises with each new entry, and the
 * cursor is the number of the last entry seen.
 *
 * @param after number of the last entry seen; 0 for the first page
 * @param limit most entries of the page
 */
public record Paging(long after, int limit) {
  /** What a list gives when the caller names no limit. */
  public static final String DEFAULT_LIMIT = "50";

  private static final int MAX_LIMIT = 200;

  /**
   * Reads the parameters of a list.
   *
   * @throws ProblemException (422) if one is not valid
   */
  public static Paging of(@Nullable String cursor, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MAX_LIMIT);
    }
    try {
      long after = cursor == null ? 0 : Long.parseLong(cursor);
      if (after >= 0) {
        return new Paging(after, limit);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw ProblemException.invalidField("/cursor", "is not a cursor that a page gave");
  }

  /** How many rows to read: one more than the page, to see whether more follow. */
  public int rows() {
    return limit + 1;
  }

  /** The entries of the page among the rows that were read. */
  public <T> List<T> items(List<T> rows) {
    return rows.size() > limit ? rows.subList(0, limit) : rows;
  }

  /** The cursor of the next page; null on the last. */
  public <T> @Nullable String next(List<T> rows, ToLongFunction<T> number) {
    return rows.size() > limit ? String.valueOf(number.applyAsLong(rows.get(limit - 1))) : null;
  }
}
