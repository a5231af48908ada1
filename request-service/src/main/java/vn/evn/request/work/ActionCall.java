package vn.evn.request.work;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;

/**
 * The body of an action.
 *
 * @param version the version that the caller saw
 * @param reason why, for the applicant
 * @param note for the officers' file
 * @param data what the action needs
 * @param channel by which way the applicant spoke to the officer; null where nobody spoke
 */
@Schema(
    description = "An action on a request",
    example =
        "{\"version\": 3, \"reason\": \"Thiếu giấy tờ về địa điểm sử dụng điện\", \"data\": {}}")
record ActionCall(
    @NotNull(message = "is required: the version that you saw")
        @Schema(description = "The version that the caller saw", required = true)
        @Nullable Long version,
    @Size(max = 2000) @Schema(description = "Why, for the applicant", nullable = true)
        @Nullable String reason,
    @Size(max = 2000) @Schema(description = "For the officers' file", nullable = true)
        @Nullable String note,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description =
                "What the action needs: refuse {reasonCode}, start-step {step}, complete-step"
                    + " {outcome}, request-supplement {reasonCode, asked: [{paper|field, text}]},"
                    + " request-payment {code, name, amountVnd}, confirm-payment {reference,"
                    + " amountVnd}, complete {results: [{kind, name, documentId}]}, extend {dueAt},"
                    + " hand-over {unit}, correct {state}, note {declineWithdrawal: true} declines"
                    + " the applicant's wish to withdraw, note {settleMatter: number} ends a matter"
                    + " that was looked after. accept, complete-step, request-payment and"
                    + " note take {circumstances} too. Codes of reasons, papers, fields, results and"
                    + " circumstances are those of the service",
            nullable = true)
        @Nullable JsonNode data,
    @Schema(
            description = "By which way the applicant spoke to the officer",
            nullable = true,
            implementation = Channel.class)
        @Nullable Channel channel) {}
