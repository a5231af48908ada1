package vn.evn.simulator.push;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.dossier.Message;

/**
 * What came of a push.
 *
 * @param httpStatus null if no answer came
 * @param reply body of the answer; a text if it was no JSON; null if no answer came
 * @param trouble why no answer came; null if one did
 */
public record Exchange(
    @Nullable Integer httpStatus, @Nullable JsonNode reply, @Nullable String trouble) {
  /** The code of the answer, as kept with the message. */
  public String outcome() {
    if (httpStatus == null || reply == null) {
      return Message.NO_ANSWER;
    }
    if (reply.hasNonNull("error_code")) {
      return reply.path("error_code").asText();
    }
    return reply.hasNonNull("MaLoi") ? reply.path("MaLoi").asText() : "HTTP_" + httpStatus;
  }
}
