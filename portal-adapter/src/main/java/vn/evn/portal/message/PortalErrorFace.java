package vn.evn.portal.message;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import vn.evn.platform.problem.ErrorFace;

/** Says "too large" to the portal in its own envelope; a person's draft is not the portal. */
@ApplicationScoped
class PortalErrorFace implements ErrorFace {
  private static final Logger LOG = Logger.getLogger(PortalErrorFace.class);

  private final UnreadBodies unread;

  @Inject
  PortalErrorFace(UnreadBodies unread) {
    this.unread = unread;
  }

  @Override
  public boolean covers(String path) {
    return path.startsWith("/portal/v1/") && !path.startsWith("/portal/v1/drafts/");
  }

  @Override
  public String tooLarge() {
    return "{\"error_code\":-1,\"message\":\"Nội dung gửi đến vượt quá dung lượng cho phép\"}";
  }

  /** Kept beside the answer, which does not wait for it: nothing took effect. */
  @Override
  public void refused(String path, long bytes) {
    Infrastructure.getDefaultWorkerPool()
        .execute(
            () -> {
              try {
                unread.tooLarge(path, bytes);
              } catch (RuntimeException e) {
                LOG.warnf("A call that is too large could not be kept: %s", e.getClass().getName());
              }
            });
  }

  @Override
  public String mediaType() {
    return MediaType.APPLICATION_JSON + ";charset=UTF-8";
  }
}
