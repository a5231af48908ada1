package vn.evn.portal.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer that the portal understands.
 *
 * @param errorCode 0 stored, 1 known already, -1 refused or not recorded
 * @param message in Vietnamese; of a refusal it names every fault
 */
@Schema(
    description = "The portal's envelope of an answer",
    example = "{\"error_code\": 0, \"message\": \"Đã tiếp nhận\"}")
public record PortalReply(
    @JsonProperty("error_code") @Schema(name = "error_code") int errorCode, String message) {

  public static final int STORED = 0;
  public static final int KNOWN = 1;
  public static final int REFUSED = -1;

  private static final int RETRY_AFTER_SECONDS = 5;

  public static PortalReply stored() {
    return new PortalReply(STORED, "Đã tiếp nhận");
  }

  public static PortalReply known() {
    return new PortalReply(KNOWN, "Hồ sơ đã được tiếp nhận trước đó");
  }

  public static PortalReply refused(String why) {
    return new PortalReply(REFUSED, why);
  }

  /** 400: what was sent is no JSON object. */
  public static Response unreadable() {
    return answer(400, refused("Nội dung gửi đến không phải là JSON hợp lệ"));
  }

  /** 503: nothing is recorded, or it is not known; never a success and never a final refusal. */
  public static Response unavailable() {
    return Response.fromResponse(answer(503, refused("chưa ghi nhận, đề nghị gửi lại")))
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  static Response answer(int status, Object body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(body).build();
  }
}
