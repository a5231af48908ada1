package vn.evn.portal.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import vn.evn.platform.problem.ErrorFace;

/** Says "too large" to the portal in its own envelope; a person's draft is not the portal. */
@ApplicationScoped
class PortalErrorFace implements ErrorFace {
  @Override
  public boolean covers(String path) {
    return path.startsWith("/portal/v1/") && !path.startsWith("/portal/v1/drafts/");
  }

  @Override
  public String tooLarge() {
    return "{\"error_code\":-1,\"message\":\"Nội dung gửi đến vượt quá dung lượng cho phép\"}";
  }

  @Override
  public String mediaType() {
    return MediaType.APPLICATION_JSON + ";charset=UTF-8";
  }
}
