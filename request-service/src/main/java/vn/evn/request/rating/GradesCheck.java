package vn.evn.request.rating;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RatingGrade;
import vn.evn.contracts.request.RequestRating;
import vn.evn.platform.problem.ProblemException;

/** Makes a rating of what was sent. */
final class GradesCheck {
  private GradesCheck() {}

  /**
   * The rating.
   *
   * @throws ProblemException 422 if the reason is absent where it is required, or cannot be kept
   */
  static RequestRating rating(
      @Nullable RatingGrade grade,
      @Nullable RatingGrade handlingTimeGrade,
      @Nullable String reason,
      RequestRating.GivenBy givenBy) {
    String given = reason == null || reason.isBlank() ? null : reason.strip();
    if (given == null && RequestRating.needsReason(grade, handlingTimeGrade)) {
      throw ProblemException.invalidField("/reason", "is required where a grade is NOT_SATISFIED");
    }
    if (given != null && given.indexOf('\0') >= 0) {
      throw ProblemException.invalidField("/reason", "must not hold the character NUL");
    }
    return new RequestRating(Objects.requireNonNull(grade), handlingTimeGrade, given, givenBy);
  }
}
