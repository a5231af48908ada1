package vn.evn.simulator.push;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a push came to. */
public record Pushed(
    @JsonProperty("MaHoSo")
        @Schema(description = "Dossier code", examples = "Z99.05-261116-0007", required = true)
        String code,
    @Schema(
            description = "HTTP status of the answer; null if none came",
            examples = "200",
            nullable = true)
        @Nullable Integer httpStatus,
    @Schema(
            description = "Body of the answer; a text if it was no JSON; null if none came",
            nullable = true)
        @Nullable JsonNode reply,
    @Schema(description = "Why no answer came; null if one did", nullable = true)
        @Nullable String trouble) {
  static Pushed of(String code, Exchange exchange) {
    return new Pushed(code, exchange.httpStatus(), exchange.reply(), exchange.trouble());
  }
}
