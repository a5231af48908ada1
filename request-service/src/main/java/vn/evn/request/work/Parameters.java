package vn.evn.request.work;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;

/** Checks parameters of lists. */
final class Parameters {
  static final int MAX_PAGE = 200;

  private Parameters() {}

  /** A state in any letter case. */
  static String state(String state) {
    return oneOf("/state", state, RequestState.values()).name();
  }

  /** A value of an enum in any letter case. */
  static <E extends Enum<E>> E oneOf(String pointer, String name, E[] values) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.invalidField(pointer, "must be one of " + List.of(values)));
  }

  /** A unit works its own requests; another is looked at by saying so. */
  static String unit(@Nullable String unit, Actor actor) {
    if (unit != null) {
      return unit;
    }
    return actor
        .unit()
        .orElseThrow(
            () -> ProblemException.invalidField("/unit", "is required: the token names no unit"));
  }

  static int limit(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MAX_PAGE);
    }
    return limit;
  }

  static @Nullable OffsetDateTime time(String pointer, @Nullable String time) {
    try {
      return time == null ? null : OffsetDateTime.parse(time);
    } catch (DateTimeException e) {
      throw ProblemException.invalidField(pointer, "must be ISO 8601 with zone");
    }
  }
}
