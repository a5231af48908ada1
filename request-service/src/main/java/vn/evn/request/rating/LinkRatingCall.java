package vn.evn.request.rating;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RatingGrade;

/**
 * A rating by the link of the notification.
 *
 * @param token of the link
 * @param grade of the service as a whole
 * @param handlingTimeGrade of the time that it took
 * @param reason in the applicant's words; required where a grade is NOT_SATISFIED
 */
@Schema(name = "LinkRatingCall")
public record LinkRatingCall(
    @NotNull(message = "is required")
        @Pattern(regexp = "[A-Za-z0-9_-]{1,100}", message = "is not of the form of a token")
        @Schema(description = "What stands behind # in the link", required = true)
        @Nullable String token,
    @NotNull(message = "is required")
        @Schema(
            description = "Very satisfied, satisfied or not satisfied with the service",
            required = true)
        @Nullable RatingGrade grade,
    @Schema(description = "The same about the handling time", nullable = true)
        @Nullable RatingGrade handlingTimeGrade,
    @Size(
            max = RatingCall.MAX_REASON,
            message = "must have at most " + RatingCall.MAX_REASON + " characters")
        @Schema(description = "Required where a grade is NOT_SATISFIED", nullable = true)
        @Nullable String reason) {}
