package vn.evn.request.rating;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.request.RatingGrade;

/**
 * A rating that a channel or an officer hands in for the applicant.
 *
 * @param grade of the service as a whole
 * @param handlingTimeGrade of the time that it took
 * @param reason in the applicant's words; required where a grade is NOT_SATISFIED
 * @param channel by which way the applicant spoke to the officer; null where it is not told. A
 *     channel speaks for itself
 */
@Schema(name = "RatingCall")
public record RatingCall(
    @NotNull(message = "is required")
        @Schema(
            description = "Very satisfied, satisfied or not satisfied with the service",
            required = true)
        @Nullable RatingGrade grade,
    @Schema(description = "The same about the handling time", nullable = true)
        @Nullable RatingGrade handlingTimeGrade,
    @Size(max = MAX_REASON, message = "must have at most " + MAX_REASON + " characters")
        @Schema(description = "Required where a grade is NOT_SATISFIED", nullable = true)
        @Nullable String reason,
    @Schema(
            description =
                "By which way the applicant spoke to the officer; without meaning where a channel"
                    + " calls, which is the way itself",
            nullable = true,
            implementation = Channel.class)
        @Nullable Channel channel) {
  static final int MAX_REASON = 1_000;
}
