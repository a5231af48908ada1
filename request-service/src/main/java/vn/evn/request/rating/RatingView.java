package vn.evn.request.rating;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RatingGrade;
import vn.evn.contracts.request.RequestRating;
import vn.evn.request.catalogue.ServiceDefinition.Text;

/**
 * A rating as the API shows it.
 *
 * @param handlingTimeGrade of the time that it took; null if not given
 * @param reason in the applicant's words; null if not given
 */
@Schema(name = "Rating")
public record RatingView(
    @Schema(examples = "YC-261116-000123") String code,
    RatingGrade grade,
    Text gradeText,
    @Schema(nullable = true) @Nullable RatingGrade handlingTimeGrade,
    @Schema(nullable = true) @Nullable String reason,
    RequestRating.GivenBy givenBy,
    OffsetDateTime ratedAt) {

  static final String EXAMPLE =
      """
      {"code": "YC-261116-000123", "grade": "SATISFIED", "gradeText": {"vi": "Hài lòng", "en": "Satisfied"},
       "handlingTimeGrade": "NOT_SATISFIED", "reason": "Thợ đến muộn hơn giờ hẹn", "givenBy": "LINK",
       "ratedAt": "2026-11-23T20:05:00+07:00"}""";

  static RatingView of(String code, RequestRating rating, OffsetDateTime ratedAt) {
    return new RatingView(
        code,
        rating.grade(),
        RatingTexts.of(rating.grade()),
        rating.handlingTimeGrade(),
        rating.reason(),
        rating.givenBy(),
        ratedAt);
  }
}
