package vn.evn.simulator.face;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The portal's answer (contract §1.3).
 *
 * @param errorCode 0 success, -1 error
 * @param message for people; names every field at fault
 * @param result what a reading service found; empty for a writing one
 * @param session of a login only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PortalReply")
record Reply(
    @JsonProperty("error_code")
        @Schema(description = "0 success, -1 error", examples = "0", required = true)
        int errorCode,
    @Schema(examples = "Đồng bộ thành công", required = true) String message,
    @Schema(description = "What a reading service found") @Nullable List<JsonNode> result,
    @Schema(description = "Of a login only") @Nullable String session) {
  private static final int MOST_FAULTS = 20;

  Reply {
    result = result == null ? null : List.copyOf(result);
  }

  static Reply success(String message) {
    return new Reply(0, message, List.of(), null);
  }

  static Reply found(List<? extends JsonNode> result) {
    return new Reply(0, "Thành công", List.copyOf(result), null);
  }

  static Reply loggedIn(String session) {
    return new Reply(0, "", null, session);
  }

  static Reply error(String message) {
    return new Reply(-1, message, List.of(), null);
  }

  /** An error that names each fault, up to a limit. */
  static Reply refused(List<String> faults) {
    String text = String.join("; ", faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
    return error(
        faults.size() <= MOST_FAULTS
            ? text
            : text + "; và " + (faults.size() - MOST_FAULTS) + " lỗi khác");
  }

  boolean isSuccess() {
    return errorCode == 0;
  }
}
