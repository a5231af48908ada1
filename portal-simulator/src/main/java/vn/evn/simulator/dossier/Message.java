package vn.evn.simulator.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.wire.Redaction;

/**
 * A message about a dossier, as it went over the wire. Document bytes, sessions and passwords are
 * taken out at birth.
 *
 * @param outcome code of the answer: error_code, or MaLoi of a payment; {@link #NO_ANSWER} if none
 *     came; {@code HTTP_<status>} if the answer was none of the portal's
 * @param fault the fault that was played, see the faults resource; null if none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
    @Schema(description = "When the message was handled", required = true) OffsetDateTime at,
    @Schema(required = true) Direction direction,
    @Schema(
            description = "Operation, such as DongBoHoSoMC; a path for pushes that name none",
            examples = "DongBoHoSoMC",
            required = true)
        String service,
    @Schema(
            description = "Code of the answer; NO_ANSWER if none came; HTTP_<status> otherwise",
            examples = "0",
            required = true)
        String outcome,
    @Schema(description = "Fault that was played", examples = "slow") @Nullable String fault,
    @Schema(description = "What was sent, without document bytes and secrets")
        @Nullable JsonNode body,
    @Schema(description = "What was answered") @Nullable JsonNode reply) {
  public static final String NO_ANSWER = "NO_ANSWER";

  public Message {
    body = body == null ? null : Redaction.of(body);
    reply = reply == null ? null : Redaction.of(reply);
  }

  /** Seen from the portal. */
  public enum Direction {
    /** The portal pushed it. */
    TO_AGENCY,
    /** The agency called. */
    FROM_AGENCY
  }
}
