package vn.evn.simulator.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a payment confirmation came to. */
record PaymentPushed(
    @JsonProperty("MaHoSo")
        @Schema(description = "Dossier code", examples = "Z99.05-261117-0012", required = true)
        String code,
    @JsonProperty("MaGiaoDich")
        @Schema(
            description = "Transaction of the platform",
            examples = "202611190000456",
            required = true)
        String transaction,
    @Schema(
            description = "HTTP status of the answer; null if none came",
            examples = "200",
            nullable = true)
        @Nullable Integer httpStatus,
    @Schema(description = "Body of the answer; null if none came", nullable = true)
        @Nullable JsonNode reply,
    @Schema(
            description = "Whether the answer bears a right checksum; null if none came",
            examples = "true",
            nullable = true)
        @Nullable Boolean replyChecksumValid,
    @Schema(description = "Why no answer came; null if one did", nullable = true)
        @Nullable String trouble) {}
