package vn.evn.contracts.request;

import org.jspecify.annotations.Nullable;

/**
 * What an applicant thinks of a completed request.
 *
 * @param grade of the service as a whole
 * @param handlingTimeGrade of the time that it took; null if not given
 * @param reason why, in the applicant's words; never null where a grade is NOT_SATISFIED
 * @param givenBy how it reached us
 */
public record RequestRating(
    RatingGrade grade,
    @Nullable RatingGrade handlingTimeGrade,
    @Nullable String reason,
    GivenBy givenBy) {

  /** Ways by which a rating reaches us. */
  public enum GivenBy {
    /** The applicant, with the link of the notification. */
    LINK,
    /** A channel, on behalf of the applicant. */
    CHANNEL,
    /** An officer, on behalf of the applicant. */
    OFFICER
  }

  /** Checks that dissatisfaction has a reason. */
  public RequestRating {
    if (needsReason(grade, handlingTimeGrade) && (reason == null || reason.isBlank())) {
      throw new IllegalArgumentException("NOT_SATISFIED needs a reason");
    }
  }

  /** Whether grades are such that the applicant has to say why. */
  public static boolean needsReason(
      @Nullable RatingGrade grade, @Nullable RatingGrade handlingTimeGrade) {
    return grade == RatingGrade.NOT_SATISFIED || handlingTimeGrade == RatingGrade.NOT_SATISFIED;
  }
}
